package io.moraine.cli.output;

import io.moraine.blocks.RowView;
import io.moraine.blocks.Shape;
import io.moraine.blocks.Shape.Field;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.DecimalType;

/** The rows of a table as the values and columns of a result. */
public final class RowValues {
  private RowValues() {}

  /** The columns of such rows; numbers that name something are not grouped. */
  public static List<ResultColumn> columns(Shape shape) {
    return shape.fields().stream().map(RowValues::column).collect(Collectors.toList());
  }

  /** The values of a row, null where there is none. */
  public static List<Object> of(RowView row, Shape shape) {
    List<Object> values = new ArrayList<>(shape.size());
    for (int i = 0; i < shape.size(); i++) {
      values.add(value(row, i, shape.field(i)));
    }
    return values;
  }

  private static ResultColumn column(Field field) {
    return switch (field.type().typeId()) {
      case INTEGER, LONG ->
          field.name().endsWith("_id")
              ? ResultColumn.numeral(field.name())
              : ResultColumn.number(field.name());
      case DECIMAL, DOUBLE, FLOAT -> ResultColumn.number(field.name());
      case DATE, TIMESTAMP -> ResultColumn.time(field.name());
      default -> ResultColumn.text(field.name());
    };
  }

  private static Object value(RowView row, int column, Field field) {
    if (row.isNull(column)) {
      return null;
    }
    return switch (field.kind()) {
      case TEXT -> row.text(column);
      case LONG -> ofLong(row.longAt(column), field.type());
      case DOUBLE -> row.doubleAt(column);
      case NESTED ->
          field.type().typeId() == Type.TypeID.MAP
              ? map(row, column, field.element())
              : list(row, column, field);
    };
  }

  private static Object ofLong(long value, Type type) {
    return switch (type.typeId()) {
      case BOOLEAN -> value != 0;
      case DATE -> LocalDate.ofEpochDay(value);
      case TIMESTAMP -> Instant.EPOCH.plus(value, ChronoUnit.MICROS);
      case DECIMAL -> BigDecimal.valueOf(value, ((DecimalType) type).scale());
      default -> value;
    };
  }

  private static List<Object> list(RowView row, int column, Field field) {
    boolean structs = field.type().asListType().elementType().isStructType();
    List<Object> elements = new ArrayList<>();
    RowView element = new RowView();
    for (int i = 0; i < row.elementCount(column); i++) {
      row.element(column, i, element);
      elements.add(
          structs ? struct(element, field.element()) : value(element, 0, field.element().field(0)));
    }
    return elements;
  }

  private static Map<String, Object> map(RowView row, int column, Shape entry) {
    Map<String, Object> map = new LinkedHashMap<>();
    RowView element = new RowView();
    for (int i = 0; i < row.elementCount(column); i++) {
      row.element(column, i, element);
      map.put(String.valueOf(value(element, 0, entry.field(0))), value(element, 1, entry.field(1)));
    }
    return map;
  }

  private static Map<String, Object> struct(RowView row, Shape shape) {
    Map<String, Object> struct = new LinkedHashMap<>();
    for (int i = 0; i < shape.size(); i++) {
      struct.put(shape.field(i).name(), value(row, i, shape.field(i)));
    }
    return struct;
  }
}
