package io.moraine.warehouse;

import io.moraine.blocks.Shape;
import io.moraine.schemas.MoraineException;
import io.moraine.schemas.TableDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.iceberg.types.Types.NestedField;

/**
 * The columns that a query reads: those that it shows, then those that only its condition needs.
 */
final class Projection {
  private final TableDefinition table;
  private final Shape shape;
  private final List<Integer> ordinals = new ArrayList<>();

  Projection(TableDefinition table) {
    this.table = table;
    this.shape = Shape.of(table.struct());
  }

  /** Ordinals in the definition of the columns to read, in order. */
  int[] ordinals() {
    return ordinals.stream().mapToInt(i -> i).toArray();
  }

  /**
   * Adds a column to be shown, maybe once more.
   *
   * @return its ordinal in the definition
   * @throws MoraineException if there is no such column
   */
  int select(String column) {
    int ordinal = ordinal(column, "");
    ordinals.add(ordinal);
    return ordinal;
  }

  /**
   * The place among the columns read of a column that the condition needs.
   *
   * @param where the column's name is, for the error
   * @throws MoraineException if there is no such column
   */
  Place place(String column, String where) {
    int ordinal = ordinal(column, where);
    int place = ordinals.indexOf(ordinal);
    if (place < 0) {
      place = ordinals.size();
      ordinals.add(ordinal);
    }
    return new Place(place, shape.field(ordinal));
  }

  /** A column and its place among the columns read. */
  record Place(int index, Shape.Field field) {
    String name() {
      return field.name();
    }
  }

  private int ordinal(String column, String where) {
    List<NestedField> columns = table.columns();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equalsIgnoreCase(column)) {
        return i;
      }
    }
    String nearest =
        columns.stream()
            .map(NestedField::name)
            .min(Comparator.comparingInt(name -> distance(name, column.toLowerCase(Locale.ROOT))))
            .orElseThrow();
    throw new MoraineException(
        WarehouseError.COLUMN_UNKNOWN,
        "Table %s has no column %s%s. Did you mean %s?"
            .formatted(table.name(), column, where, nearest));
  }

  // How many letters must be added, left out or changed to make one of the other.
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
