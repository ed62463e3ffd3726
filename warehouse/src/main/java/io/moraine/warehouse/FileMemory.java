package io.moraine.warehouse;

import java.util.HashMap;
import java.util.Map;
import org.apache.parquet.hadoop.metadata.ColumnPath;

/** The arrays that a file's columns are read with. */
final class FileMemory {
  private final Map<ColumnPath, ColumnMemory> columns = new HashMap<>();

  ColumnMemory of(ColumnPath column) {
    return columns.computeIfAbsent(column, path -> new ColumnMemory());
  }
}
