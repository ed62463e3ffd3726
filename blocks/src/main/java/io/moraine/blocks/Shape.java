package io.moraine.blocks;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/**
 * What the columns of a block are: for each a name, how its values are kept, and for lists and maps
 * the shape of an element.
 */
public record Shape(List<Field> fields) implements Serializable {
  // What a 64-bit number holds of every decimal.
  private static final int LONG_DIGITS = 18;

  /** How the values of a column are kept. */
  public enum Kind {
    /** Text: ids into a dictionary of UTF-8 bytes. */
    TEXT,
    /**
     * A 64-bit number: long, int, boolean (0 or 1), date (days since 1970), timestamp (microseconds
     * since 1970) and decimal (unscaled).
     */
    LONG,
    /** A 64-bit floating-point number. */
    DOUBLE,
    /** Elements in a block of their own: a list of structs, a list of values, or a map. */
    NESTED
  }

  /**
   * A column.
   *
   * @param element the shape of an element of a {@link Kind#NESTED} column, else null; a list of
   *     plain values has one field {@code element}, a map has {@code key} and {@code value}
   */
  public record Field(String name, Kind kind, Type type, boolean required, Shape element)
      implements Serializable {}

  public Shape {
    fields = List.copyOf(fields);
  }

  /**
   * The shape of rows of that type.
   *
   * @throws IllegalArgumentException for a type that blocks do not hold
   */
  public static Shape of(Types.StructType struct) {
    return new Shape(
        struct.fields().stream().map(Shape::field).collect(Collectors.toUnmodifiableList()));
  }

  public int size() {
    return fields.size();
  }

  public Field field(int column) {
    return fields.get(column);
  }

  /** These columns of this shape, in the given order. */
  public Shape project(int... columns) {
    return new Shape(
        Arrays.stream(columns).mapToObj(fields::get).collect(Collectors.toUnmodifiableList()));
  }

  private static Field field(Types.NestedField field) {
    Type type = field.type();
    Kind kind = kind(field);
    Shape element = kind == Kind.NESTED ? element(type) : null;
    return new Field(field.name(), kind, type, field.isRequired(), element);
  }

  private static Kind kind(Types.NestedField field) {
    Type type = field.type();
    return switch (type.typeId()) {
      case STRING -> Kind.TEXT;
      case BOOLEAN, INTEGER, LONG, DATE, TIMESTAMP -> Kind.LONG;
      case DECIMAL -> {
        if (((Types.DecimalType) type).precision() > LONG_DIGITS) {
          throw unheld(field);
        }
        yield Kind.LONG;
      }
      case DOUBLE -> Kind.DOUBLE;
      case LIST, MAP -> Kind.NESTED;
      default -> throw unheld(field);
    };
  }

  private static Shape element(Type type) {
    if (type.isMapType()) {
      return Shape.of(Types.StructType.of(type.asMapType().fields()));
    }
    Types.ListType list = type.asListType();
    return list.elementType().isStructType()
        ? Shape.of(list.elementType().asStructType())
        : Shape.of(Types.StructType.of(list.fields()));
  }

  private static IllegalArgumentException unheld(Types.NestedField field) {
    return new IllegalArgumentException(
        "Blocks hold no column of type " + field.type() + " (" + field.name() + ").");
  }
}
