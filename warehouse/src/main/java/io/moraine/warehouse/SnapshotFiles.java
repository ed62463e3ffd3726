package io.moraine.warehouse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.iceberg.Table;

/**
 * The data files of a table's snapshot, without statistics of columns. A snapshot never changes, so
 * that its manifests are read once in a process, however many steps and buckets ask for its files.
 * Of a table the snapshot that was last asked for is kept. Safe for use by several threads.
 */
final class SnapshotFiles {
  private static final int MAX_TABLES = 64;
  private static final Map<Key, SnapshotFiles> BY_TABLE =
      new LinkedHashMap<>(MAX_TABLES, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, SnapshotFiles> leastUsed) {
          return size() > MAX_TABLES;
        }
      };

  private long snapshot;
  // Null until a snapshot was asked for.
  private List<Listed> files;

  private SnapshotFiles() {}

  /** Those of a table, which is another one where a copy of it lies elsewhere. */
  static SnapshotFiles of(Table table) {
    Key key = new Key(table.uuid(), table.location());
    synchronized (BY_TABLE) {
      return BY_TABLE.computeIfAbsent(key, unseen -> new SnapshotFiles());
    }
  }

  /**
   * The files of a snapshot of the table.
   *
   * @param manifests lists them where they are not known
   */
  synchronized List<Listed> at(long wanted, Supplier<List<Listed>> manifests) {
    if (files == null || snapshot != wanted) {
      files = List.copyOf(manifests.get());
      snapshot = wanted;
    }
    return files;
  }

  /**
   * A file of a snapshot.
   *
   * @param rowsDeleted whether another engine deleted rows of it by mark
   */
  record Listed(StoredFile file, boolean rowsDeleted) {}

  private record Key(UUID table, String location) {}
}
