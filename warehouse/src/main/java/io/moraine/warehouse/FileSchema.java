package io.moraine.warehouse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.VersionParser;
import org.apache.parquet.VersionParser.ParsedVersion;
import org.apache.parquet.VersionParser.VersionParseException;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** The columns of a data file, found by their Iceberg field ids; of use for all its row groups. */
final class FileSchema {
  private final MessageType schema;
  private final ParsedVersion writtenBy;
  // Parquet walks the whole schema each time it is asked for them.
  private final Map<String, List<ColumnDescriptor>> leaves = new HashMap<>();

  FileSchema(FileMetaData file) {
    this.schema = file.getSchema();
    this.writtenBy = version(file.getCreatedBy());
    for (ColumnDescriptor leaf : schema.getColumns()) {
      leaves.computeIfAbsent(leaf.getPath()[0], column -> new ArrayList<>()).add(leaf);
    }
  }

  /** The column of the table with that id; empty where the file does not have it. */
  Optional<Type> column(int fieldId) {
    return schema.getFields().stream().filter(column -> hasId(column, fieldId)).findFirst();
  }

  static boolean hasId(Type type, int fieldId) {
    return type.getId() != null && type.getId().intValue() == fieldId;
  }

  /** The Parquet columns that a column of the table consists of. */
  List<ColumnDescriptor> leaves(Type column) {
    return leaves.get(column.getName());
  }

  /** The definition level from which what is at that path is there. */
  int presentAt(String... path) {
    return schema.getMaxDefinitionLevel(path);
  }

  /** Who wrote the file; null where that is not said in a way that Parquet understands. */
  ParsedVersion writtenBy() {
    return writtenBy;
  }

  private static ParsedVersion version(String createdBy) {
    try {
      return createdBy == null ? null : VersionParser.parse(createdBy);
    } catch (VersionParseException e) {
      return null; // Which matters for files of parquet-mr before 1.8 only.
    }
  }
}
