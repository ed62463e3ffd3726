package io.moraine.warehouse;

import io.moraine.schemas.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/** Tables as another version of Moraine might define them. */
final class Definitions {
  private Definitions() {}

  /** The table with one more text. */
  static TableDefinition withColumn(TableDefinition table, int id, String name) {
    List<NestedField> columns = new ArrayList<>(table.columns());
    columns.add(NestedField.optional(id, name, Types.StringType.get(), "New."));
    return withColumns(table, columns, Math.max(table.nextId(), id + 1));
  }

  /** The table without a column. */
  static TableDefinition without(TableDefinition table, String name) {
    List<NestedField> columns = new ArrayList<>(table.columns());
    columns.removeIf(column -> column.name().equals(name));
    return withColumns(table, columns, table.nextId());
  }

  /** The table with another type of a column. */
  static TableDefinition withType(TableDefinition table, String name, Type type) {
    List<NestedField> columns = new ArrayList<>(table.columns());
    columns.replaceAll(
        c -> c.name().equals(name) ? NestedField.required(c.fieldId(), name, type, c.doc()) : c);
    return withColumns(table, columns, table.nextId());
  }

  private static TableDefinition withColumns(
      TableDefinition table, List<NestedField> columns, int nextId) {
    return new TableDefinition(
        table.name(),
        table.row(),
        table.grain(),
        table.definition(),
        columns,
        table.key(),
        table.slicing(),
        table.sortOrder(),
        table.identities(),
        nextId,
        table.retiredIds());
  }
}
