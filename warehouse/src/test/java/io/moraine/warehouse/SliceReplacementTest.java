package io.moraine.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moraine.schemas.Cart;
import io.moraine.schemas.MoraineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SliceReplacementTest {
  private static final Slice FIRST = Slice.of(Shelf.DAY, 0);
  private static final Slice SECOND = Slice.of(Shelf.DAY, 1);
  private static final Slice NEXT_DAY = Slice.of(Shelf.DAY.plusDays(1), 1);

  @TempDir Path folder;
  private final Rows random = new Rows(11);
  private Shelf shelf;

  @BeforeEach
  void open() {
    shelf = Shelf.in(folder);
  }

  @AfterEach
  void close() {
    shelf.close();
  }

  @Test
  void makesOneSnapshotOfAllSlicesThatChange() throws IOException {
    List<List<Object>> first = rows(FIRST);
    List<List<Object>> second = rows(SECOND);
    WarehouseTable carts = carts();

    Published published =
        carts
            .replaceSlices("run", carts.currentSnapshot())
            .slice(FIRST, Shelf.write(carts, FIRST, "run", first))
            .slice(SECOND, Shelf.write(carts, SECOND, "run", second))
            .summary("moraine.definition", "timeout-24h")
            .commit();

    assertThat(published.replaced()).isEqualTo(2);
    assertThat(published.rows()).isEqualTo(first.size() + second.size());
    assertThat(published.bytes())
        .isEqualTo(carts().slices().values().stream().mapToLong(f -> f.get(0).bytes()).sum());
    assertThat(published.snapshot()).isPresent().isEqualTo(carts().currentSnapshot());
    assertThat(carts().iceberg().snapshots()).hasSize(1);
    assertThat(carts().iceberg().currentSnapshot().summary())
        .containsEntry("moraine.run", "run")
        .containsEntry("moraine.definition", "timeout-24h");
    assertThat(stored(FIRST)).isEqualTo(first);
    assertThat(stored(SECOND)).isEqualTo(second);
  }

  @Test
  void makesNoSnapshotOfTheSameRowsAndDeletesTheirFiles() throws IOException {
    List<List<Object>> rows = rows(FIRST);
    Published before = replace(FIRST, "one", rows);
    WarehouseTable carts = carts();
    List<StoredFile> again = Shelf.write(carts, FIRST, "two", rows);

    Published published =
        carts.replaceSlices("two", carts.currentSnapshot()).slice(FIRST, again).commit();

    assertThat(published).isEqualTo(new Published(0, 1, 0, 0, 0, OptionalLong.empty()));
    assertThat(carts().currentSnapshot()).isEqualTo(before.snapshot());
    assertThat(again).hasSize(1).noneMatch(SliceReplacementTest::exists);
    assertThat(stored(FIRST)).isEqualTo(rows);
  }

  @Test
  void keepsTheFilesOfARunThatCommitsTwice() throws IOException {
    List<List<Object>> rows = rows(FIRST);
    replace(FIRST, "run", rows);

    Published published = replace(FIRST, "run", rows);

    assertThat(published.unchanged()).isEqualTo(1);
    assertThat(stored(FIRST)).isEqualTo(rows);
  }

  @Test
  void replacesOnlyWhatChanged() throws IOException {
    List<List<Object>> first = rows(FIRST);
    replace(FIRST, "one", first);
    replace(SECOND, "one", rows(SECOND));
    StoredFile untouched = carts().slices().get(FIRST).get(0);
    List<List<Object>> changed = rows(SECOND);
    WarehouseTable carts = carts();

    Published published =
        carts
            .replaceSlices("two", carts.currentSnapshot())
            .slice(FIRST, Shelf.write(carts, FIRST, "two", first))
            .slice(SECOND, Shelf.write(carts, SECOND, "two", changed))
            .commit();

    assertThat(published.replaced()).isEqualTo(1);
    assertThat(published.unchanged()).isEqualTo(1);
    assertThat(published.rows()).isEqualTo(changed.size());
    assertThat(carts().slices().get(FIRST)).containsExactly(untouched);
    assertThat(stored(SECOND)).isEqualTo(changed);
  }

  @Test
  void emptiesASliceThatIsGivenWithoutFiles() throws IOException {
    replace(FIRST, "one", rows(FIRST));
    replace(SECOND, "one", rows(SECOND));
    WarehouseTable carts = carts();

    Published published =
        carts
            .replaceSlices("two", carts.currentSnapshot())
            .slice(FIRST, List.of())
            .slice(NEXT_DAY, List.of())
            .commit();

    assertThat(published.emptied()).isEqualTo(1);
    assertThat(published.replaced()).isZero();
    assertThat(published.unchanged()).isEqualTo(1);
    assertThat(carts().slices()).containsOnlyKeys(SECOND);
    assertThat(stored(FIRST)).isEmpty();
  }

  @Test
  void refusesASliceThatAnotherRunReplacedMeanwhile() throws IOException {
    replace(FIRST, "before", rows(FIRST));
    WarehouseTable mine = carts();
    List<StoredFile> files = Shelf.write(mine, FIRST, "mine", rows(FIRST));
    List<List<Object>> theirs = rows(FIRST);
    try (Shelf other = Shelf.in(folder)) {
      Shelf.replace(other.table(Cart.TABLE), FIRST, "theirs", theirs);
    }

    assertThatThrownBy(
            () -> mine.replaceSlices("mine", mine.currentSnapshot()).slice(FIRST, files).commit())
        .isInstanceOf(MoraineException.class)
        .hasMessageStartingWith(
            "Run mine was not committed to table facts.carts: another run changed one of its slices"
                + " (2026-01-02/0) since it began.");
    assertThat(stored(FIRST)).isEqualTo(theirs);
  }

  @Test
  void refusesASliceThatAnotherRunFilledOrEmptiedMeanwhile() throws IOException {
    replace(SECOND, "before", rows(SECOND));
    WarehouseTable mine = carts();
    OptionalLong start = mine.currentSnapshot();
    try (Shelf other = Shelf.in(folder)) {
      Shelf.replace(other.table(Cart.TABLE), FIRST, "theirs", rows(FIRST));
      WarehouseTable theirs = other.table(Cart.TABLE);
      theirs.replaceSlices("more", theirs.currentSnapshot()).slice(SECOND, List.of()).commit();
    }

    for (Slice slice : List.of(FIRST, SECOND)) {
      List<StoredFile> files = Shelf.write(mine, slice, "mine", rows(slice));
      assertThatThrownBy(() -> mine.replaceSlices("mine", start).slice(slice, files).commit())
          .isInstanceOf(MoraineException.class)
          .hasMessageContaining("(" + slice + ")");
    }
  }

  @Test
  void refusesASliceThatAnotherRunFilledWhenThereWasNoSnapshotYet() {
    WarehouseTable mine = carts();
    List<StoredFile> files = Shelf.write(mine, FIRST, "mine", rows(FIRST));
    replace(FIRST, "theirs", rows(FIRST));

    assertThatThrownBy(
            () -> mine.replaceSlices("mine", OptionalLong.empty()).slice(FIRST, files).commit())
        .isInstanceOf(MoraineException.class)
        .hasMessageContaining("another run changed one of its slices");
  }

  @Test
  void letsAnotherRunReplaceOtherSlicesMeanwhile() throws IOException {
    replace(FIRST, "before", rows(FIRST));
    WarehouseTable mine = carts();
    List<List<Object>> rows = rows(FIRST);
    List<StoredFile> files = Shelf.write(mine, FIRST, "mine", rows);
    List<List<Object>> sameBucket = rows(NEXT_DAY);
    List<List<Object>> sameDay = rows(SECOND);
    try (Shelf other = Shelf.in(folder)) {
      Shelf.replace(other.table(Cart.TABLE), SECOND, "theirs", sameDay);
      Shelf.replace(other.table(Cart.TABLE), NEXT_DAY, "theirs", sameBucket);
    }

    Published published =
        mine.replaceSlices("mine", mine.currentSnapshot()).slice(FIRST, files).commit();

    assertThat(published.snapshot()).isEqualTo(carts().currentSnapshot());
    assertThat(stored(FIRST)).isEqualTo(rows);
    assertThat(stored(SECOND)).isEqualTo(sameDay);
    assertThat(stored(NEXT_DAY)).isEqualTo(sameBucket);
  }

  @Test
  void staysAtItsSnapshotUntilItIsRefreshed() throws IOException {
    replace(FIRST, "before", rows(FIRST));
    WarehouseTable carts = carts();
    var before = carts.slices();
    replace(SECOND, "after", rows(SECOND));
    carts.setProperties(java.util.Map.of("moraine.built-from", "7"));

    assertThat(carts.slices()).isEqualTo(before);
    carts.refresh();
    assertThat(carts.slices()).containsOnlyKeys(FIRST, SECOND);
  }

  @Test
  void keepsPropertiesWithoutASnapshot() {
    carts().setProperties(java.util.Map.of("moraine.built-from", "42"));

    assertThat(carts().property("moraine.built-from")).contains("42");
    assertThat(carts().property("moraine.unheard-of")).isEmpty();
    assertThat(carts().currentSnapshot()).isEmpty();
  }

  @Test
  void doesNotShowFilesThatWereNotCommitted() throws IOException {
    List<List<Object>> rows = rows(FIRST);
    replace(FIRST, "before", rows);

    List<StoredFile> written = Shelf.write(carts(), FIRST, "run", rows(FIRST));

    assertThat(written).allMatch(SliceReplacementTest::exists);
    assertThat(stored(FIRST)).isEqualTo(rows);
  }

  @Test
  void deletesTheUncommittedFilesOfARunAndNoOthers() throws IOException {
    List<List<Object>> rows = rows(FIRST);
    replace(FIRST, "run", rows(FIRST));
    replace(FIRST, "later", rows);
    List<StoredFile> ofRun = Shelf.write(carts(), SECOND, "run", rows(SECOND));
    List<StoredFile> ofOther = Shelf.write(carts(), SECOND, "another-run", rows(SECOND));
    long older = carts().iceberg().snapshots().iterator().next().snapshotId();

    assertThat(carts().deleteUncommitted("run")).isEqualTo(1);

    assertThat(ofRun).noneMatch(SliceReplacementTest::exists);
    assertThat(ofOther).allMatch(SliceReplacementTest::exists);
    assertThat(stored(FIRST)).isEqualTo(rows);
    assertThat(carts().slicesAt(OptionalLong.of(older)).get(FIRST))
        .allMatch(SliceReplacementTest::exists);
    assertThat(carts().deleteUncommitted("run")).isZero();
  }

  @Test
  void leavesNothingOfAWriterThatDidNotFinish() throws IOException {
    WarehouseTable carts = carts();
    var block = Rows.block(io.moraine.blocks.Shape.of(Cart.TABLE.struct()), rows(FIRST));

    try (SliceWriter writer = carts.write(FIRST, "run")) {
      writer.append(block, 0);
    }

    assertThat(parquetFiles()).isEmpty();
  }

  @Test
  void refusesARowOfAnotherSlice() {
    WarehouseTable carts = carts();

    for (Slice slice : List.of(SECOND, Slice.of(Shelf.DAY.plusDays(1), 0))) {
      assertThatThrownBy(() -> Shelf.write(carts, slice, "run", rows(FIRST)))
          .isInstanceOf(MoraineException.class)
          .hasMessageStartingWith("A row of table facts.carts was given to slice " + slice);
    }
  }

  @Test
  void refusesASliceThatTheTableIsNotCutInto() {
    WarehouseTable carts = carts();

    for (Slice slice : List.of(Slice.whole(), Slice.of(1), Slice.of(Shelf.DAY, 99))) {
      assertThatThrownBy(() -> carts.write(slice, "run"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Table facts.carts has no slice " + slice + ".");
    }
  }

  private WarehouseTable carts() {
    return shelf.table(Cart.TABLE);
  }

  private List<List<Object>> rows(Slice slice) {
    return random.random(Cart.TABLE, slice, Shelf.BUCKETS, 30);
  }

  private Published replace(Slice slice, String runId, List<List<Object>> rows) {
    return Shelf.replace(carts(), slice, runId, rows);
  }

  private List<List<Object>> stored(Slice slice) throws IOException {
    return shelf.stored(Cart.TABLE, slice);
  }

  private static boolean exists(StoredFile file) {
    return Files.exists(LocalFileIO.path(file.location()));
  }

  private List<Path> parquetFiles() throws IOException {
    try (var paths = Files.walk(folder)) {
      return paths.filter(path -> path.toString().endsWith(".parquet")).toList();
    }
  }
}
