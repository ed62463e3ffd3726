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
import java.util.Optional;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.EncodingStats;
import org.apache.parquet.column.impl.ColumnReaderImpl;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.Type;

/** Reads one row group, some columns, as blocks. */
final class RowGroupScan {
  private final FileSchema schema;
  private final Shape shape;
  private final Map<ColumnPath, ColumnChunkMetaData> chunks = new HashMap<>();
  private final OpenedFile file;
  private final int index;
  private final ColumnScan[] scans;
  private final Optional<RowFilter> filter;
  private final boolean lends;
  private long rowsLeft;

  /**
   * Begins with the first row.
   *
   * @param lends whether blocks are given back by {@link #takeBack}
   */
  RowGroupScan(
      OpenedFile file,
      int index,
      Shape shape,
      int[] fieldIds,
      Optional<RowFilter> filter,
      boolean lends)
      throws IOException {
    this.file = file;
    this.filter = filter;
    this.lends = lends;
    this.index = index;
    this.schema = file.schema();
    this.shape = shape;
    BlockMetaData rowGroup = file.rowGroups().get(index);
    rowGroup.getColumns().forEach(chunk -> chunks.put(chunk.getPath(), chunk));
    this.rowsLeft = rowGroup.getRowCount();
    this.scans = new ColumnScan[fieldIds.length];
    Map<Integer, ColumnScan> byField = new HashMap<>(); // A column can be asked for twice.
    for (int i = 0; i < scans.length; i++) {
      if (!byField.containsKey(fieldIds[i])) {
        byField.put(fieldIds[i], scan(shape.field(i), schema.column(fieldIds[i])));
      }
      scans[i] = byField.get(fieldIds[i]);
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
    if (filter.isEmpty()) {
      return all(rows, scanned);
    }
    return filter.get().keepsAllRows()
        ? sparsely(rows, filter.get(), scanned)
        : some(rows, filter.get(), scanned);
  }

  /** Uses the arrays of a block for the next one. */
  void takeBack(Block block) {
    for (int i = 0; i < scans.length; i++) {
      scans[i].takeBack(block.column(i));
    }
  }

  private Block all(int rows, Map<ColumnScan, Column> scanned) {
    Column[] columns = new Column[scans.length];
    for (int i = 0; i < scans.length; i++) {
      columns[i] = scanned.computeIfAbsent(scans[i], scan -> scan.next(rows));
    }
    return Block.of(shape, rows, columns);
  }

  private Block some(int rows, RowFilter kept, Map<ColumnScan, Column> scanned) {
    Column[] columns = new Column[scans.length];
    for (int i = 0; i < scans.length; i++) {
      columns[i] =
          kept.looksAt(i)
              ? scanned.computeIfAbsent(scans[i], scan -> scan.next(rows))
              : Column.empty(shape.field(i));
    }
    SelectedRows selected = kept.rows(Block.of(shape, rows, columns));
    int[] places = selected.rows();
    scanned.replaceAll((scan, all) -> picked(scan, all, places));
    for (int i = 0; i < scans.length; i++) {
      columns[i] =
          scanned.computeIfAbsent(
              scans[i], scan -> picked(scan, scan.nextSparse(rows, selected), places));
    }
    return Block.of(shape, places.length, columns);
  }

  // Lent rows stay in the arrays in which they were read; else these are used again, since those
  // of the rows that are picked are others.
  private Column picked(ColumnScan scan, Column all, int[] places) {
    if (lends) {
      return all.keep(places);
    }
    Column picked = all.select(places);
    scan.takeBack(all);
    return picked;
  }

  private Block sparsely(int rows, RowFilter wanted, Map<ColumnScan, Column> scanned) {
    Column[] columns = new Column[scans.length];
    for (int i = 0; i < scans.length; i++) {
      columns[i] =
          wanted.isSparse(i)
              ? Column.empty(shape.field(i))
              : scanned.computeIfAbsent(scans[i], scan -> scan.next(rows));
    }
    SelectedRows selected = wanted.rows(Block.of(shape, rows, columns));
    for (int i = 0; i < scans.length; i++) {
      columns[i] = scanned.computeIfAbsent(scans[i], scan -> scan.nextSparse(rows, selected));
    }
    return Block.of(shape, rows, columns);
  }

  private ColumnScan scan(Shape.Field field, Optional<Type> type) throws IOException {
    if (type.isEmpty()) {
      return new ColumnScan.Absent(field);
    } else if (field.kind() == Shape.Kind.NESTED) {
      return nested(field, type.get().asGroupType());
    }
    ColumnDescriptor leaf = schema.leaves(type.get()).get(0);
    // Wide tables have many columns without any value; their chunks are not even read.
    return hasValues(leaf) ? new ColumnScan.Flat(read(field, leaf)) : new ColumnScan.Absent(field);
  }

  // group (LIST) { repeated group list { group element {...} } }, or a plain element;
  // group (MAP) { repeated group key_value { key; value } }
  private ColumnScan nested(Shape.Field field, GroupType group) throws IOException {
    GroupType repeated = group.getType(0).asGroupType();
    boolean ofStructs =
        field.type().isListType() && field.type().asListType().elementType().isStructType();
    List<NestedField> fields =
        ofStructs
            ? field.type().asListType().elementType().asStructType().fields()
            : field.type().asNestedType().fields();
    List<Optional<LeafReader>> leaves = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      int fieldId = fields.get(i).fieldId();
      Optional<ColumnDescriptor> leaf =
          schema.leaves(group).stream()
              .filter(column -> FileSchema.hasId(column.getPrimitiveType(), fieldId))
              .filter(this::isRead)
              .findFirst();
      leaves.add(
          leaf.isEmpty()
              ? Optional.empty()
              : Optional.of(read(field.element().field(i), leaf.get())));
    }
    return new ColumnScan.Nested(
        field.element(),
        leaves,
        schema.presentAt(group.getName()),
        schema.presentAt(group.getName(), repeated.getName()));
  }

  private LeafReader read(Shape.Field field, ColumnDescriptor leaf) throws IOException {
    ColumnChunkMetaData chunk = chunk(leaf);
    EncodingStats encodings = chunk.getEncodingStats();
    boolean onlyDictionary =
        encodings != null
            && encodings.hasDictionaryEncodedPages()
            && !encodings.hasNonDictionaryEncodedPages();
    LeafValues values =
        LeafValues.of(field, leaf.getPrimitiveType(), onlyDictionary, file.memory(chunk));
    return LeafPages.canRead(chunk, field.kind())
        ? new LeafPages(leaf, file.pages(chunk), values)
        : new LeafColumn(
            new ColumnReaderImpl(leaf, file.anyPages(index, leaf), values, schema.writtenBy()),
            values);
  }

  private boolean isRead(ColumnDescriptor leaf) {
    return filter.isEmpty()
        || filter.get().unread().stream()
            .noneMatch(fieldId -> FileSchema.hasId(leaf.getPrimitiveType(), fieldId));
  }

  private boolean hasValues(ColumnDescriptor leaf) {
    ColumnChunkMetaData chunk = chunk(leaf);
    Statistics<?> statistics = chunk.getStatistics();
    return statistics == null
        || !statistics.isNumNullsSet()
        || statistics.getNumNulls() < chunk.getValueCount();
  }

  private ColumnChunkMetaData chunk(ColumnDescriptor leaf) {
    return chunks.get(ColumnPath.get(leaf.getPath()));
  }
}
