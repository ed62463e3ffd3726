package io.moraine.warehouse;

import io.moraine.schemas.MoraineException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.events.CreateSnapshotEvent;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.jdbc.UncheckedSQLException;

/**
 * Replaces slices of a table in one commit: say each slice with its files, then {@link #commit}.
 * Slices that are not said stay.
 */
public final class SliceReplacement {
  /** In the summary of a snapshot: the run that made it. */
  static final String RUN = "moraine.run";

  private final WarehouseTable table;
  private final String runId;
  private final OptionalLong start;
  private final SortedMap<Slice, List<StoredFile>> slices = new TreeMap<>();
  private final Map<String, String> summary = new HashMap<>();

  SliceReplacement(WarehouseTable table, String runId, OptionalLong start) {
    this.table = table;
    this.runId = runId;
    this.start = start;
  }

  /** Says what a slice has from now on; a slice without files becomes empty. */
  public SliceReplacement slice(Slice slice, List<StoredFile> files) {
    slices.put(slice, List.copyOf(files));
    return this;
  }

  /** Adds an entry to the summary of the snapshot. */
  public SliceReplacement summary(String name, String value) {
    summary.put(name, value);
    return this;
  }

  /**
   * Makes one snapshot of all slices that change, or none where none does; the new files of a slice
   * that does not change are deleted. Other runs may commit other slices meanwhile.
   *
   * @throws MoraineException {@link WarehouseError#SLICES_CHANGED_MEANWHILE} if one of the slices
   *     was changed since the starting snapshot, {@link WarehouseError#COMMIT_UNKNOWN} if the
   *     catalog did not say whether the commit happened, {@link WarehouseError#COMMIT_FAILED} if it
   *     did not happen
   */
  public Published commit() {
    table.iceberg().refresh(); // The table may have been opened before the starting snapshot.
    SortedMap<Slice, List<StoredFile>> stored = table.slicesAt(start);
    SortedSet<Slice> changed = new TreeSet<>();
    int unchanged = 0;
    int emptied = 0;
    List<StoredFile> added = new ArrayList<>();
    List<StoredFile> removed = new ArrayList<>();
    List<StoredFile> superfluous = new ArrayList<>();
    for (Map.Entry<Slice, List<StoredFile>> entry : slices.entrySet()) {
      Slice slice = entry.getKey();
      List<StoredFile> is = entry.getValue();
      List<StoredFile> was = stored.getOrDefault(slice, List.of());
      if (hashes(is).equals(hashes(was))) {
        unchanged++;
        superfluous.addAll(is);
        superfluous.removeAll(was);
      } else {
        changed.add(slice);
        emptied += is.isEmpty() ? 1 : 0;
        added.addAll(is);
        removed.addAll(was);
      }
    }
    OptionalLong snapshot =
        changed.isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of(overwrite(changed, added, removed));
    superfluous.forEach(this::delete);
    return new Published(
        changed.size() - emptied,
        unchanged,
        emptied,
        added.stream().mapToLong(StoredFile::rows).sum(),
        added.stream().mapToLong(StoredFile::bytes).sum(),
        snapshot);
  }

  private long overwrite(
      SortedSet<Slice> changed, List<StoredFile> added, List<StoredFile> removed) {
    OverwriteFiles overwrite = table.iceberg().newOverwrite();
    start.ifPresent(overwrite::validateFromSnapshot);
    overwrite
        .scanManifestsWith(new CallingThread())
        .conflictDetectionFilter(anyOf(changed))
        .validateNoConflictingData()
        .validateNoConflictingDeletes();
    removed.forEach(file -> overwrite.deleteFile(file.dataFile()));
    added.forEach(file -> overwrite.addFile(file.dataFile()));
    summary.forEach(overwrite::set);
    overwrite.set(RUN, runId);
    try {
      overwrite.commit();
    } catch (CommitStateUnknownException | UncheckedSQLException e) {
      throw failed(
          WarehouseError.COMMIT_UNKNOWN,
          "It is not known whether run %1$s was committed to table %2$s: the catalog did not answer."
              + " Once it does, look whether one of the table's newest snapshots has moraine.run ="
              + " %1$s in its summary. If so, the run is done; if not, run it again. Until then"
              + " delete no file of it.",
          e);
    } catch (ValidationException e) {
      throw failed(
          WarehouseError.SLICES_CHANGED_MEANWHILE,
          "Run %s was not committed to table %s: another run changed one of its slices ("
              + said(changed)
              + ") since it began. Run it again; it will start from what is there now.",
          e);
    } catch (CommitFailedException e) {
      throw failed(
          WarehouseError.COMMIT_FAILED,
          "Run %s was not committed to table %s: other runs commit to it all the time. Run it again"
              + " when fewer do.",
          e);
    }
    return ((CreateSnapshotEvent) overwrite.updateEvent()).snapshotId();
  }

  // For each bucket its days: as many terms as buckets, however many slices there are.
  private Expression anyOf(SortedSet<Slice> changed) {
    Map<OptionalInt, List<Slice>> byBucket =
        changed.stream().collect(Collectors.groupingBy(Slice::bucket));
    return byBucket.entrySet().stream()
        .map(entry -> Expressions.and(in(entry.getKey()), in(entry.getValue())))
        .reduce(Expressions.alwaysFalse(), Expressions::or);
  }

  private Expression in(OptionalInt bucket) {
    return bucket.isEmpty()
        ? Expressions.alwaysTrue()
        : Expressions.equal(table.bucketTerm(), bucket.getAsInt());
  }

  private Expression in(List<Slice> ofBucket) {
    List<Integer> days =
        ofBucket.stream()
            .flatMap(slice -> slice.day().stream())
            .map(day -> (int) day.toEpochDay())
            .collect(Collectors.toList());
    return days.isEmpty() ? Expressions.alwaysTrue() : Expressions.in(table.dayColumn(), days);
  }

  private void delete(StoredFile file) {
    try {
      table.iceberg().io().deleteFile(file.location());
    } catch (NotFoundException e) {
      // Gone already, which is what was wanted.
    }
  }

  private MoraineException failed(WarehouseError error, String sentence, RuntimeException cause) {
    return new MoraineException(error, sentence.formatted(runId, table.definition().name()), cause);
  }

  private static List<String> hashes(List<StoredFile> files) {
    return files.stream().map(StoredFile::hash).collect(Collectors.toList());
  }

  private static String said(SortedSet<Slice> slices) {
    return slices.size() == 1
        ? slices.first().toString()
        : slices.size() + " of them, " + slices.first() + " to " + slices.last();
  }
}
