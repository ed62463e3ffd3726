package io.moraine.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BlockBuilderTest {
  private static final Shape ONE_TEXT = RandomRows.SHAPE.project(RandomRows.NAME);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void aBlockHoldsTheRowsThatWereEnded(long seed) {
    List<List<Object>> rows = new RandomRows(seed).rows(2000);

    assertThat(RandomRows.rowsOf(RandomRows.block(rows))).isEqualTo(rows);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void aDiscardedRowLeavesNothing(long seed) {
    RandomRows random = new RandomRows(seed);
    List<List<Object>> kept = new ArrayList<>();
    BlockBuilder builder = new BlockBuilder(RandomRows.SHAPE);

    for (List<Object> row : random.rows(2000)) {
      if (random.random().nextInt(3) == 0) {
        int given = random.random().nextInt(row.size() + 1);
        RandomRows.set(row.subList(0, given), builder);
        builder.discardRow();
      } else {
        RandomRows.set(row, builder);
        builder.endRow();
        kept.add(row);
      }
    }

    assertThat(kept).isNotEmpty().hasSizeLessThan(2000);
    assertThat(RandomRows.rowsOf(builder.build())).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void aClearedBuilderIsLikeANewOne(long seed) {
    RandomRows random = new RandomRows(seed);
    BlockBuilder used = new BlockBuilder(RandomRows.SHAPE);

    for (int size : new int[] {3000, 0, 70, 5000, 1}) {
      List<List<Object>> rows = random.rows(size);
      BlockBuilder fresh = new BlockBuilder(RandomRows.SHAPE);
      for (List<Object> row : rows) {
        RandomRows.set(row, used);
        used.endRow();
        RandomRows.set(row, fresh);
        fresh.endRow();
      }

      assertThat(used.bytes()).isEqualTo(fresh.bytes());
      Block lent = used.lend();
      Block built = fresh.build();
      assertThat(RandomRows.rowsOf(lent)).isEqualTo(rows);
      for (int column = 0; column < RandomRows.SHAPE.size(); column++) {
        assertThat(lent.column(column).isEmpty()).isEqualTo(built.column(column).isEmpty());
      }
      // What was begun and not ended is forgotten as well.
      RandomRows.set(random.rows(1).get(0), used);
      used.clear();
    }
  }

  @Test
  void aTextOfASharedDictionaryIsTheSameAsOneThatIsSet() {
    Utf8Dictionary shared = Utf8Dictionary.shared();
    Random random = new Random(3);
    BlockBuilder byId = new BlockBuilder(ONE_TEXT);
    BlockBuilder byText = new BlockBuilder(ONE_TEXT);
    for (int row = 0; row < 20_000; row++) {
      // The dictionary grows while it is in use.
      int id = shared.add("text " + random.nextInt(1 + row / 10));
      byId.setText(0, shared, id);
      byId.endRow();
      byText.setText(0, shared.text(id));
      byText.endRow();
    }

    Column.Text ids = (Column.Text) byId.build().column(0);
    Column.Text texts = (Column.Text) byText.build().column(0);
    assertThat(ids.ids()).isEqualTo(texts.ids());
    assertThat(ids.dictionary().size()).isEqualTo(texts.dictionary().size());
  }

  @Test
  void aRowDiscardedInTheMiddleOfAnElementLeavesNothingOfIt() {
    int items = RandomRows.SHAPE.size() - 2;
    BlockBuilder builder = new BlockBuilder(RandomRows.SHAPE);
    BlockBuilder element = builder.elements(items);
    element.setText(0, "ended");
    element.endRow();
    element.setText(0, "not ended");
    element.setLong(1, 7);
    element.elements(3).setLong(0, 19_000);
    builder.discardRow();

    builder.elements(items).endRow();
    builder.elements(items).endRow();
    builder.endRow();

    List<Object> nothing = new ArrayList<>(Collections.nCopies(4, null));
    assertThat(RandomRows.rowsOf(builder.build()).get(0).get(items))
        .isEqualTo(List.of(nothing, nothing));
  }

  @Test
  void whatIsSetInTheCurrentRowCanBeAskedFor() {
    BlockBuilder builder = new BlockBuilder(RandomRows.SHAPE);
    builder.setText(RandomRows.NAME, "before");
    builder.setLong(RandomRows.COUNT, 1);
    builder.endRow();

    assertThat(builder.isSet(RandomRows.NAME)).isFalse();
    assertThat(builder.currentText(RandomRows.NAME)).isNull();
    builder.setText(RandomRows.NAME, "now");
    builder.setLong(RandomRows.COUNT, 2);
    assertThat(builder.isSet(RandomRows.COUNT)).isTrue();
    assertThat(builder.currentText(RandomRows.NAME)).isEqualTo("now");
    assertThat(builder.currentLong(RandomRows.COUNT)).isEqualTo(2);
  }

  @Test
  void aBuilderStartsAnewAfterEachBlock() {
    RandomRows random = new RandomRows(5);
    BlockBuilder builder = new BlockBuilder(RandomRows.SHAPE);
    for (int i = 0; i < 5; i++) {
      List<List<Object>> rows = random.rows(300);
      rows.forEach(
          row -> {
            RandomRows.set(row, builder);
            builder.endRow();
          });
      assertThat(builder.rows()).isEqualTo(300);
      assertThat(RandomRows.rowsOf(builder.build())).isEqualTo(rows);
      assertThat(builder.rows()).isZero();
      assertThat(builder.bytes()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void rowsCopiedFromManyBlocksInTurnAreTheirRows(long seed) {
    RandomRows random = new RandomRows(seed);
    List<List<List<Object>>> sources = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      sources.add(i == 3 ? random.rows(30) : new RandomRows(seed * 100 + i).rows(700));
      blocks.add(RandomRows.block(sources.get(i)));
    }
    BlockBuilder builder = new BlockBuilder(RandomRows.SHAPE);
    List<List<Object>> expected = new ArrayList<>();

    for (int i = 0; i < 3000; i++) {
      int source = random.random().nextInt(blocks.size());
      int row = random.random().nextInt(blocks.get(source).rows());
      builder.copyRow(blocks.get(source), row);
      expected.add(sources.get(source).get(row));
    }

    assertThat(RandomRows.rowsOf(builder.build())).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aBatchIsCopiedAsItsRowsOneByOne(long seed) {
    RandomRows random = new RandomRows(seed);
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      blocks.add(RandomRows.block(new RandomRows(seed * 100 + i).rows(1 + i * 50)));
    }
    BlockBuilder byRow = new BlockBuilder(RandomRows.SHAPE);
    BlockBuilder byBatch = new BlockBuilder(RandomRows.SHAPE);

    // More values of a column than it takes to find that they are mostly distinct.
    for (int copied = 0; copied < 12; copied++) {
      RowBatch batch = new RowBatch(RandomRows.SHAPE, 1000);
      while (!batch.isFull()) {
        Block block = blocks.get(random.random().nextInt(blocks.size()));
        int row = random.random().nextInt(block.rows());
        batch.add(block, row);
        byRow.copyRow(block, row);
      }
      byBatch.copyRows(batch);
    }

    assertThat(byBatch.bytes()).isEqualTo(byRow.bytes());
    Block expected = byRow.build();
    Block built = byBatch.build();
    assertThat(RandomRows.rowsOf(built)).isEqualTo(RandomRows.rowsOf(expected));
    assertThat(BlockCodec.encode(built)).isEqualTo(BlockCodec.encode(expected));
  }

  @Test
  void textsThatMostlyDifferAreNotLookedUp() {
    BlockBuilder builder = new BlockBuilder(ONE_TEXT);
    for (int row = 0; row < 10_000; row++) {
      builder.setText(0, "text " + row % 9_000);
      builder.endRow();
    }
    Block block = builder.build();

    assertThat(((Column.Text) block.column(0)).dictionary().size()).isEqualTo(10_000);
    int[] sorted = BlockOrder.by(ONE_TEXT, 0).sort(block);
    List<String> texts = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int row : sorted) {
      texts.add(block.text(0, row));
      places.add(row);
    }
    assertThat(texts).isSorted();
    for (int i = 1; i < sorted.length; i++) {
      if (texts.get(i).equals(texts.get(i - 1))) {
        assertThat(places.get(i)).isGreaterThan(places.get(i - 1));
      }
    }
  }

  @Test
  void blocksThatRowsWereCopiedFromAreNotHeld() {
    // Three times the heap of the tests, if it held them.
    BlockBuilder builder = new BlockBuilder(ONE_TEXT);
    byte[] text = new byte[4 << 20];
    for (int i = 0; i < 750; i++) {
      BlockBuilder source = new BlockBuilder(ONE_TEXT);
      for (int row = 0; row < 8; row++) {
        source.setText(0, row == 0 ? "short" : "other");
        source.endRow();
      }
      source.setText(0, text, 0, text.length);
      source.endRow();
      builder.copyRow(source.build(), 0);
    }

    assertThat(builder.build().text(0, 749)).isEqualTo("short");
  }

  @Test
  void bytesGrowWithWhatIsKept() {
    BlockBuilder builder = new BlockBuilder(RandomRows.SHAPE);
    long before = builder.bytes();
    byte[] text = new byte[100_000];
    for (byte i = 0; i < 10; i++) {
      text[0] = i;
      builder.setText(RandomRows.NAME, text, 0, text.length);
      builder.endRow();
      assertThat(builder.bytes()).isGreaterThanOrEqualTo(before + text.length);
      before = builder.bytes();
    }
    builder.elements(RandomRows.SHAPE.size() - 1).setText(0, text, 0, text.length);
    assertThat(builder.bytes()).isGreaterThanOrEqualTo(before + text.length);
  }

  @Test
  void aClearedBuilderHoldsWhatItHeld() {
    BlockBuilder builder = new BlockBuilder(RandomRows.SHAPE);
    for (List<Object> row : new RandomRows(5).rows(3_000)) {
      RandomRows.set(row, builder);
      builder.endRow();
    }
    long held = builder.heldBytes();

    builder.clear();

    assertThat(held).isGreaterThan(3_000L * Long.BYTES);
    assertThat(builder.heldBytes()).isBetween(held / 2, held);
  }

  @Test
  void bytesAreAboutWhatTheRowsTake() {
    Random random = new Random(3);
    BlockBuilder builder = new BlockBuilder(RandomRows.SHAPE);
    for (int row = 0; row < 50_000; row++) {
      builder.setText(RandomRows.ID, Long.toHexString(random.nextLong()));
      builder.setLong(RandomRows.TIME, random.nextLong());
      builder.endRow();
    }
    assertThat(builder.bytes()).isBetween(50_000L * (16 + 4 + 8), 50_000L * 100);
  }

  @Test
  void refusesRowsOfAnotherShape() {
    Block other = Block.empty(ONE_TEXT);
    assertThatThrownBy(() -> new BlockBuilder(RandomRows.SHAPE).copyRow(other, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be copied");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 200})
  void groupedTextsHaveTheIdsThatALookUpGives(int times) {
    Random random = new Random(times);
    BlockBuilder grouped = new BlockBuilder(ONE_TEXT);
    BlockBuilder lookedUp = new BlockBuilder(ONE_TEXT);
    for (int text = 0; lookedUp.rows() < 10_000; text++) {
      for (int i = random.nextInt(2 * times); i >= 0; i--) {
        grouped.setGroupedText(0, "text " + text);
        grouped.endRow();
        lookedUp.setText(0, "text " + text);
        lookedUp.endRow();
      }
    }

    assertThat(grouped.bytes()).isEqualTo(lookedUp.bytes());
    assertSame(grouped.build(), lookedUp.build());
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 300, 3000, 1_000_000})
  void textsThatAreSetHaveTheIdsThatCopyingThemGives(int distinct) {
    Random random = new Random(distinct);
    BlockBuilder set = new BlockBuilder(ONE_TEXT);
    BlockBuilder source = new BlockBuilder(ONE_TEXT);
    BlockBuilder copied = new BlockBuilder(ONE_TEXT);
    for (int row = 0; row < 20_000; row++) {
      String text = "text " + random.nextInt(distinct);
      for (int i = random.nextInt(2); i >= 0; i--) {
        set.setText(0, text);
        set.endRow();
        source.setText(0, text);
        source.endRow();
      }
      if (row % 1000 == 999) {
        RowBatch batch = new RowBatch(ONE_TEXT, source.rows());
        Block block = source.build();
        for (int i = 0; i < block.rows(); i++) {
          batch.add(block, i);
        }
        copied.copyRows(batch);
      }
    }

    assertThat(set.bytes()).isEqualTo(copied.bytes());
    assertSame(set.build(), copied.build());
  }

  private static void assertSame(Block one, Block other) {
    Column.Text texts = (Column.Text) one.column(0);
    Column.Text others = (Column.Text) other.column(0);
    assertThat(one.rows()).isEqualTo(other.rows()).isPositive();
    assertThat(texts.dictionary().size()).isEqualTo(others.dictionary().size());
    for (int row = 0; row < one.rows(); row++) {
      assertThat(texts.id(row)).isEqualTo(others.id(row));
      assertThat(one.text(0, row)).isEqualTo(other.text(0, row));
    }
  }
}
