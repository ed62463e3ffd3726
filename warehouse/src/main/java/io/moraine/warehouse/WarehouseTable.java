package io.moraine.warehouse;

import io.moraine.blocks.Block;
import io.moraine.blocks.Column;
import io.moraine.blocks.Shape;
import io.moraine.blocks.Utf8Dictionary;
import io.moraine.schemas.MoraineException;
import io.moraine.schemas.TableDefinition;
import io.moraine.warehouse.SnapshotFiles.Listed;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableScan;
import org.apache.iceberg.UpdateProperties;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.exceptions.RuntimeIOException;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.expressions.UnboundTerm;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.SupportsPrefixOperations;
import org.apache.iceberg.jdbc.UncheckedSQLException;

/**
 * A table at one snapshot: the one that was current when the table was asked for or last {@link
 * #refresh}ed. Slices and files are of that snapshot, so that all that a run reads fits together.
 * Not safe for use by several threads, except for {@link #read}.
 */
public final class WarehouseTable {
  private static final Comparator<StoredFile> BY_PART =
      Comparator.comparingInt(StoredFile::part).thenComparing(StoredFile::location);

  private final TableDefinition definition;
  private final TableLayout layout;
  private final Table table;
  private final WarehouseSettings settings;
  private OptionalLong snapshot;
  // Made when it is first asked for.
  private FooterMetrics footerMetrics;

  WarehouseTable(
      TableDefinition definition, TableLayout layout, Table table, WarehouseSettings settings) {
    this.definition = definition;
    this.layout = layout;
    this.table = table;
    this.settings = settings;
    this.snapshot = newestSnapshot();
  }

  public TableDefinition definition() {
    return definition;
  }

  /** Moves on to the snapshot that is current now. */
  public void refresh() {
    table.refresh();
    snapshot = newestSnapshot();
    footerMetrics = null;
  }

  /** The snapshot that is looked at; empty where nothing was ever committed. */
  public OptionalLong currentSnapshot() {
    return snapshot;
  }

  /** When that snapshot was made; empty where nothing was ever committed. */
  public Optional<Instant> snapshotTime() {
    return snapshot.stream()
        .mapToObj(id -> Instant.ofEpochMilli(table.snapshot(id).timestampMillis()))
        .findFirst();
  }

  /** The run of ours that made that snapshot; empty where another engine did, or nobody. */
  public Optional<String> snapshotRun() {
    return snapshot.stream()
        .mapToObj(id -> table.snapshot(id).summary().get(SliceReplacement.RUN))
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** The bucket of an id. */
  public int bucketOf(String id) {
    return Buckets.of(id, layout.buckets());
  }

  /** The bucket of the id whose UTF-8 bytes are {@code utf8[from, from + length)}. */
  public int bucketOf(byte[] utf8, int from, int length) {
    return Buckets.of(utf8, from, length, layout.buckets());
  }

  /** For each row of a block the bucket of the id in a text column; ids are hashed once each. */
  public int[] bucketsOf(Block block, int column) {
    Column.Text ids = (Column.Text) block.column(column);
    Utf8Dictionary dictionary = ids.dictionary();
    int[] byId = new int[dictionary.size()];
    for (int id = 0; id < byId.length; id++) {
      byId[id] = bucketOf(dictionary.buffer(), dictionary.start(id), dictionary.length(id));
    }
    int[] byRow = new int[block.rows()];
    for (int row = 0; row < byRow.length; row++) {
      byRow[row] = byId[ids.id(row)];
    }
    return byRow;
  }

  /** Every slice that has rows, with its files in order. */
  public SortedMap<Slice, List<StoredFile>> slices() {
    return slicesAt(snapshot);
  }

  /** How many rows there are. */
  public long rows() {
    return slices().values().stream().flatMap(List::stream).mapToLong(StoredFile::rows).sum();
  }

  /**
   * The slices of a bucket.
   *
   * @throws IllegalArgumentException if the table is not cut by bucket
   */
  public SortedMap<Slice, List<StoredFile>> slicesOfBucket(int bucket) {
    bucketColumn(); // Refuses where there are none.
    return slicesAt(snapshot, slice -> slice.bucket().getAsInt() == bucket);
  }

  /** The slices of the days {@code [from, to]}. */
  public SortedMap<Slice, List<StoredFile>> slicesOfDays(LocalDate from, LocalDate to) {
    dayColumn(); // Refuses where there are none.
    return slicesAt(
        snapshot, slice -> !slice.day().get().isBefore(from) && !slice.day().get().isAfter(to));
  }

  /** The slices with files that may have rows for which the expression holds. */
  SortedMap<Slice, List<StoredFile>> slices(Expression filter) {
    return snapshot.isEmpty() ? new TreeMap<>() : bySlice(list(snapshot.getAsLong(), filter));
  }

  /** The slices of a snapshot; none where nothing was committed then. */
  SortedMap<Slice, List<StoredFile>> slicesAt(OptionalLong at) {
    return slicesAt(at, slice -> true);
  }

  private SortedMap<Slice, List<StoredFile>> slicesAt(OptionalLong at, Predicate<Slice> wanted) {
    if (at.isEmpty()) {
      return new TreeMap<>();
    }
    long id = at.getAsLong();
    List<Listed> files = SnapshotFiles.of(table).at(id, () -> list(id, Expressions.alwaysTrue()));
    return bySlice(files.stream().filter(listed -> wanted.test(listed.file().slice())).toList());
  }

  private List<Listed> list(long id, Expression filter) {
    List<Listed> files = new ArrayList<>();
    TableScan scan = table.newScan().useSnapshot(id).filter(filter);
    try (CloseableIterable<FileScanTask> tasks = scan.planFiles()) {
      for (FileScanTask task : tasks) {
        DataFile file = task.file().copyWithoutStats();
        StoredFile stored = new StoredFile(layout.slice(file.partition()), file);
        files.add(new Listed(stored, !task.deletes().isEmpty()));
      }
    } catch (IOException | NotFoundException | RuntimeIOException e) {
      throw unlisted(e);
    }
    return files;
  }

  private SortedMap<Slice, List<StoredFile>> bySlice(List<Listed> files) {
    SortedMap<Slice, List<StoredFile>> slices = new TreeMap<>();
    for (Listed listed : files) {
      refuseDeletes(listed);
      slices.computeIfAbsent(listed.file().slice(), slice -> new ArrayList<>()).add(listed.file());
    }
    slices.values().forEach(ofSlice -> ofSlice.sort(BY_PART));
    return slices;
  }

  /** All columns of a file's rows. */
  public BlockCursor read(StoredFile file) {
    return read(file, IntStream.range(0, definition.columns().size()).toArray());
  }

  /**
   * Those columns (ordinals of the definition) of a file's rows, in the file's order. Columns that
   * the file lacks are null.
   *
   * @throws MoraineException if the file cannot be read
   */
  public BlockCursor read(StoredFile file, int... columns) {
    return read(file, Optional.empty(), columns);
  }

  /**
   * The same of some rows only.
   *
   * @throws MoraineException if the file cannot be read
   */
  public BlockCursor read(StoredFile file, RowFilter filter, int... columns) {
    return read(file, Optional.of(filter), columns);
  }

  private BlockCursor read(StoredFile file, Optional<RowFilter> filter, int... columns) {
    Shape shape = Shape.of(definition.struct()).project(columns);
    int[] fieldIds =
        IntStream.of(columns).map(c -> definition.columns().get(c).fieldId()).toArray();
    return new BlockCursor(
        new ParquetInput(table.io().newInputFile(file.dataFile())), shape, fieldIds, filter);
  }

  /** A writer of a slice's rows. What it writes is invisible until it is committed. */
  public SliceWriter write(Slice slice, String runId) {
    return write(slice, runId, RowGroups.inTurn());
  }

  /** A writer of a slice's rows that leaves the memory of its row group to writers after it. */
  public SliceWriter write(Slice slice, String runId, RowGroups rowGroups) {
    return new SliceWriter(this, slice, runId, rowGroups);
  }

  /**
   * Starts to replace slices.
   *
   * @param startingSnapshot the snapshot that the new rows were computed from; empty where the
   *     table had none. Changes of the same slices since then refuse the replacement.
   */
  public SliceReplacement replaceSlices(String runId, OptionalLong startingSnapshot) {
    return new SliceReplacement(this, runId, startingSnapshot);
  }

  /** A property of the table. */
  public Optional<String> property(String name) {
    return Optional.ofNullable(table.properties().get(name));
  }

  /**
   * Sets properties of the table; makes no snapshot.
   *
   * @throws MoraineException if the catalog does not take them
   */
  public void setProperties(Map<String, String> properties) {
    UpdateProperties update = table.updateProperties();
    properties.forEach(update::set);
    try {
      update.commit();
    } catch (CommitFailedException | CommitStateUnknownException | UncheckedSQLException e) {
      throw new MoraineException(
          WarehouseError.COMMIT_FAILED,
          "The properties %s of table %s cannot be set: %s. Run this again."
              .formatted(properties.keySet(), definition.name(), e.getMessage()),
          e);
    }
  }

  /**
   * Deletes the data files of a run that no snapshot refers to: those of a run that was killed or
   * whose commit was refused. Not to be called while the run goes on, nor while it is unknown
   * whether its commit happened.
   *
   * @return how many were deleted
   */
  public int deleteUncommitted(String runId) {
    table.refresh();
    List<String> ofRun = new ArrayList<>();
    for (FileInfo file : ((SupportsPrefixOperations) table.io()).listPrefix(table.location())) {
      if (StoredFile.isOf(file.location(), runId)) {
        ofRun.add(file.location());
      }
    }
    if (!ofRun.isEmpty()) {
      ofRun.removeAll(committed());
      ofRun.forEach(table.io()::deleteFile);
    }
    return ofRun.size();
  }

  // Locations of all data files that any snapshot has.
  private Set<String> committed() {
    Set<String> locations = new HashSet<>();
    Set<String> manifests = new HashSet<>();
    for (Snapshot snapshot : table.snapshots()) {
      for (ManifestFile manifest : snapshot.dataManifests(table.io())) {
        if (manifests.add(manifest.path())) {
          try (ManifestReader<DataFile> files =
              ManifestFiles.read(manifest, table.io(), table.specs())) {
            for (DataFile file : files) {
              locations.add(file.location());
            }
          } catch (IOException | NotFoundException | RuntimeIOException e) {
            throw unlisted(e);
          }
        }
      }
    }
    return locations;
  }

  private void refuseDeletes(Listed listed) {
    if (listed.rowsDeleted()) {
      throw new MoraineException(
          WarehouseError.ROWS_DELETED_ELSEWHERE,
          "Another engine deleted rows of %s by mark. Rewrite the table with that engine (in Trino:"
                  .formatted(listed.file().location())
              + " alter table %s execute optimize), then run this again."
                  .formatted(definition.name()));
    }
  }

  private MoraineException unlisted(Exception e) {
    return new MoraineException(
        WarehouseError.FILE_UNREADABLE,
        "The files of table %s cannot be listed: %s. If its metadata is gone, restore it from a"
                .formatted(definition.name(), e.getMessage())
            + " backup, or build a new warehouse.",
        e);
  }

  private OptionalLong newestSnapshot() {
    Snapshot newest = table.currentSnapshot();
    return newest == null ? OptionalLong.empty() : OptionalLong.of(newest.snapshotId());
  }

  Table iceberg() {
    return table;
  }

  TableLayout layout() {
    return layout;
  }

  /** What the table keeps of its data files' columns. */
  FooterMetrics footerMetrics() {
    if (footerMetrics == null) {
      footerMetrics =
          new FooterMetrics(layout.schema(), layout.files(), MetricsConfig.forTable(table));
    }
    return footerMetrics;
  }

  WarehouseSettings settings() {
    return settings;
  }

  String newDataLocation(Slice slice, String name) {
    return layout.spec().isUnpartitioned()
        ? table.locationProvider().newDataLocation(name)
        : table.locationProvider().newDataLocation(layout.spec(), layout.partition(slice), name);
  }

  String dayColumn() {
    return definition
        .slicing()
        .dayColumn()
        .orElseThrow(
            () ->
                new IllegalArgumentException("Table " + definition.name() + " is not cut by day."));
  }

  UnboundTerm<Integer> bucketTerm() {
    return Expressions.bucket(bucketColumn(), layout.buckets());
  }

  private String bucketColumn() {
    return definition
        .slicing()
        .bucketColumn()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Table " + definition.name() + " is not cut by bucket."));
  }
}
