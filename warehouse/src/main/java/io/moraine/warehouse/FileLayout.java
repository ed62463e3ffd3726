package io.moraine.warehouse;

import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.parquet.ParquetSchemaUtil;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.MessageType;

/** What a table's schema is in its data files; made once for all that are written. */
final class FileLayout {
  private final MessageType schema;
  private final List<ColumnDescriptor> leaves;
  private final String text;

  FileLayout(Schema table) {
    this.schema = ParquetSchemaUtil.convert(table, "table");
    this.leaves = schema.getColumns();
    this.text = schema.toString();
  }

  MessageType schema() {
    return schema;
  }

  /** The Parquet columns in the order in which they are written. */
  List<ColumnDescriptor> leaves() {
    return leaves;
  }

  /** The definition level of a row whose list or map in that column is not null but empty. */
  int presentAt(String column) {
    return schema.getMaxDefinitionLevel(column);
  }

  /** The schema as Parquet writes it out. */
  @Override
  public String toString() {
    return text;
  }
}
