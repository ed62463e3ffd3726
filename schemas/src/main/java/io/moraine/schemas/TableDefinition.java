package io.moraine.schemas;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/**
 * All there is to know about a table: its grain, what each column means, what makes a row unique,
 * how it is cut into slices and sorted, and what must hold.
 *
 * @param name {@code schema.table}, lower case
 * @param row the record whose components are the columns, in order, in camel case
 * @param grain a sentence that starts with "One row per"
 * @param definition by what definition this program makes the rows, such as {@code retention/v1};
 *     another where the same facts give other rows. Empty where settings say it, or nothing does
 * @param columns the columns with their Iceberg ids, types and sentences
 * @param key the columns that together are unique
 * @param slicing how the table is cut into the units that are replaced atomically
 * @param sortOrder the columns by which rows are ordered inside a slice
 * @param identities what must hold
 * @param nextId the first column id never used
 * @param retiredIds ids of columns that existed once; never used again
 */
public record TableDefinition(
    String name,
    Class<? extends Record> row,
    String grain,
    Optional<String> definition,
    List<NestedField> columns,
    List<String> key,
    Slicing slicing,
    List<String> sortOrder,
    List<Identity> identities,
    int nextId,
    Set<Integer> retiredIds) {

  public TableDefinition {
    requireNonNull(row);
    if (!grain.startsWith("One row per")) {
      throw new IllegalArgumentException(
          "The grain of " + name + " must start with 'One row per': " + grain);
    }
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    sortOrder = List.copyOf(sortOrder);
    identities = List.copyOf(identities);
    retiredIds = Set.copyOf(retiredIds);
  }

  public static Builder named(String name, Class<? extends Record> row) {
    return new Builder(name, row);
  }

  /** The part of the name before the point, such as {@code facts}. */
  public String namespace() {
    return name.substring(0, name.indexOf('.'));
  }

  /** The part of the name after the point, such as {@code sessions}. */
  public String simpleName() {
    return name.substring(name.indexOf('.') + 1);
  }

  public Schema schema() {
    return new Schema(columns);
  }

  /** The columns as the shape of a row. */
  public Types.StructType struct() {
    return Types.StructType.of(columns);
  }

  /**
   * Position of a column among {@link #columns()}.
   *
   * @throws IllegalArgumentException if there is no such column
   */
  public int ordinal(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    throw new IllegalArgumentException("Table " + name + " has no column " + column + ".");
  }

  /** Collects a definition column by column; ids are written out, so that they never move. */
  public static final class Builder {
    private final String name;
    private final Class<? extends Record> row;
    private final List<NestedField> columns = new ArrayList<>();
    private final List<Identity> identities = new ArrayList<>();
    private String grain = "";
    private Optional<String> definition = Optional.empty();
    private List<String> key = List.of();
    private Slicing slicing = Slicing.whole();
    private List<String> sortOrder = List.of();

    private Builder(String name, Class<? extends Record> row) {
      this.name = name;
      this.row = row;
    }

    public Builder grain(String sentence) {
      this.grain = sentence;
      return this;
    }

    /** By what definition rows are made. */
    public Builder definition(String version) {
      this.definition = Optional.of(version);
      return this;
    }

    public Builder required(int id, String column, Type type, String sentence) {
      columns.add(NestedField.required(id, column, type, sentence));
      return this;
    }

    public Builder optional(int id, String column, Type type, String sentence) {
      columns.add(NestedField.optional(id, column, type, sentence));
      return this;
    }

    public Builder key(String... columns) {
      this.key = List.of(columns);
      return this;
    }

    public Builder slicing(Slicing slices) {
      this.slicing = slices;
      return this;
    }

    public Builder sortedBy(String... columns) {
      this.sortOrder = List.of(columns);
      return this;
    }

    /** Adds a predicate over one row's columns, in SQL, that is true for every row. */
    public Builder rowIdentity(String sentence, String predicate) {
      identities.add(Identity.ofRow(sentence, name, predicate));
      return this;
    }

    /** Adds a query that returns no row while the identity holds. */
    public Builder identity(String sentence, String violations) {
      identities.add(new Identity(sentence, violations));
      return this;
    }

    /** Ends the definition. {@code nextId} is one above the highest id ever used. */
    public TableDefinition nextId(int nextId, Integer... retiredIds) {
      return new TableDefinition(
          name,
          row,
          grain,
          definition,
          columns,
          key,
          slicing,
          sortOrder,
          identities,
          nextId,
          Set.of(retiredIds));
    }
  }
}
