package io.moraine.warehouse;

import io.moraine.blocks.Block;
import io.moraine.blocks.Column;
import io.moraine.blocks.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.parquet.VersionParser;
import org.apache.parquet.VersionParser.ParsedVersion;
import org.apache.parquet.VersionParser.VersionParseException;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.EncodingStats;
import org.apache.parquet.column.impl.ColumnReaderImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Reads one row group, some columns, as blocks. Columns are found by their Iceberg field ids. */
final class RowGroupScan {
  private final Shape shape;
  private final MessageType schema;
  private final Map<ColumnPath, ColumnChunkMetaData> chunks = new HashMap<>();
  private final ParsedVersion writtenBy;
  private final PageReadStore pages;
  private final ColumnScan[] scans;
  private long rowsLeft;

  RowGroupScan(ParquetFileReader file, int index, Shape shape, int[] fieldIds) throws IOException {
    this.shape = shape;
    this.schema = file.getFileMetaData().getSchema();
    this.writtenBy = version(file.getFileMetaData().getCreatedBy());
    BlockMetaData rowGroup = file.getRowGroups().get(index);
    rowGroup.getColumns().forEach(chunk -> chunks.put(chunk.getPath(), chunk));
    this.rowsLeft = rowGroup.getRowCount();

    List<ColumnDescriptor> wanted = new ArrayList<>();
    for (int fieldId : fieldIds) {
      Type type = child(schema, fieldId);
      if (type != null) {
        wanted.addAll(leavesWithValues(type));
      }
    }
    file.setRequestedSchema(wanted);
    this.pages = file.readRowGroup(index);
    this.scans = new ColumnScan[fieldIds.length];
    Map<Integer, ColumnScan> byField = new HashMap<>(); // A column can be asked for twice.
    for (int i = 0; i < scans.length; i++) {
      Shape.Field field = shape.field(i);
      scans[i] = byField.computeIfAbsent(fieldIds[i], id -> scan(field, child(schema, id)));
    }
  }

  /** The next rows, at most so many; null after the last. */
  Block next(int atMost) {
    if (rowsLeft == 0) {
      return null;
    }
    int rows = (int) Math.min(atMost, rowsLeft);
    rowsLeft -= rows;
    Map<ColumnScan, Column> scanned = new IdentityHashMap<>();
    Column[] columns = new Column[scans.length];
    for (int i = 0; i < scans.length; i++) {
      columns[i] = scanned.computeIfAbsent(scans[i], scan -> scan.next(rows));
    }
    return Block.of(shape, rows, columns);
  }

  private ColumnScan scan(Shape.Field field, Type type) {
    if (type == null) {
      return new ColumnScan.Absent(field);
    } else if (field.kind() == Shape.Kind.NESTED) {
      return nested(field, type.asGroupType());
    }
    ColumnDescriptor column = schema.getColumnDescription(new String[] {type.getName()});
    return hasValues(column) ? leaf(field, column) : new ColumnScan.Absent(field);
  }

  // group (LIST) { repeated group list { group element {...} } }, or a plain element;
  // group (MAP) { repeated group key_value { key; value } }
  private ColumnScan nested(Shape.Field field, GroupType group) {
    GroupType repeated = group.getType(0).asGroupType();
    boolean ofStructs =
        field.type().isListType() && field.type().asListType().elementType().isStructType();
    GroupType parent = ofStructs ? repeated.getType(0).asGroupType() : repeated;
    List<NestedField> fields =
        ofStructs
            ? field.type().asListType().elementType().asStructType().fields()
            : field.type().asNestedType().fields();
    List<String> path = new ArrayList<>(List.of(group.getName(), repeated.getName()));
    if (ofStructs) {
      path.add(parent.getName());
    }
    List<ColumnScan.Flat> leaves = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      Type type = child(parent, fields.get(i).fieldId());
      if (type == null) {
        leaves.add(new ColumnScan.Flat(null, null));
      } else {
        List<String> leafPath = new ArrayList<>(path);
        leafPath.add(type.getName());
        leaves.add(
            leaf(
                field.element().field(i),
                schema.getColumnDescription(leafPath.toArray(String[]::new))));
      }
    }
    return new ColumnScan.Nested(
        field.element(),
        leaves,
        schema.getMaxDefinitionLevel(group.getName()),
        schema.getMaxDefinitionLevel(group.getName(), repeated.getName()));
  }

  private ColumnScan.Flat leaf(Shape.Field field, ColumnDescriptor column) {
    EncodingStats encodings = chunk(column).getEncodingStats();
    boolean onlyDictionary =
        encodings != null
            && encodings.hasDictionaryEncodedPages()
            && !encodings.hasNonDictionaryEncodedPages();
    LeafValues values = LeafValues.of(field, onlyDictionary);
    return new ColumnScan.Flat(
        values, new ColumnReaderImpl(column, pages.getPageReader(column), values, writtenBy));
  }

  // Wide tables have many columns without any value; their chunks are not even read.
  private List<ColumnDescriptor> leavesWithValues(Type type) {
    List<ColumnDescriptor> leaves = new ArrayList<>();
    for (ColumnDescriptor column : schema.getColumns()) {
      if (column.getPath()[0].equals(type.getName())
          && (!type.isPrimitive() || hasValues(column))) {
        leaves.add(column);
      }
    }
    return leaves;
  }

  private boolean hasValues(ColumnDescriptor column) {
    ColumnChunkMetaData chunk = chunk(column);
    Statistics<?> statistics = chunk.getStatistics();
    return statistics == null
        || !statistics.isNumNullsSet()
        || statistics.getNumNulls() < chunk.getValueCount();
  }

  private ColumnChunkMetaData chunk(ColumnDescriptor column) {
    return chunks.get(ColumnPath.get(column.getPath()));
  }

  private static Type child(GroupType parent, int fieldId) {
    for (Type type : parent.getFields()) {
      if (type.getId() != null && type.getId().intValue() == fieldId) {
        return type;
      }
    }
    return null;
  }

  private static ParsedVersion version(String createdBy) {
    try {
      return createdBy == null ? null : VersionParser.parse(createdBy);
    } catch (VersionParseException e) {
      return null; // Matters only for files of parquet-mr before 1.8.
    }
  }
}
