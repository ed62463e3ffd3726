package io.moraine.warehouse;

import io.moraine.blocks.Shape;
import io.moraine.schemas.TableDefinition;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.iceberg.types.Types;

/**
 * Random conditions with, for each, a naive evaluation in SQL's logic of three values: true, false
 * and null.
 */
final class RandomConditions {
  private final Shape shape;
  private final List<List<Object>> rows;
  private final Random random;

  RandomConditions(TableDefinition table, List<List<Object>> rows, Random random) {
    this.shape = Shape.of(table.struct());
    this.rows = rows;
    this.random = random;
  }

  /** A condition as written and what it means. */
  record Sample(String text, Function<List<Object>, Boolean> naive) {}

  Sample next(int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      return leaf();
    }
    Sample left = next(depth - 1);
    if (random.nextInt(3) == 0) {
      return new Sample("not (" + left.text + ")", row -> not(left.naive.apply(row)));
    }
    Sample right = next(depth - 1);
    return random.nextBoolean()
        ? new Sample(
            "(" + left.text + ") and (" + right.text + ")",
            row -> and(left.naive.apply(row), right.naive.apply(row)))
        : new Sample(
            "(" + left.text + ") or (" + right.text + ")",
            row -> not(and(not(left.naive.apply(row)), not(right.naive.apply(row)))));
  }

  private Sample leaf() {
    int column = random.nextInt(shape.size());
    Shape.Field field = shape.field(column);
    if (field.kind() == Shape.Kind.NESTED) {
      return leaf();
    }
    String name = field.name();
    String not = random.nextBoolean() ? "not " : "";
    boolean wanted = not.isEmpty();
    switch (random.nextInt(field.kind() == Shape.Kind.TEXT ? 5 : 4)) {
      case 0:
        return new Sample(name + " is " + not + "null", row -> (row.get(column) == null) == wanted);
      case 1:
        List<Object> values =
            IntStream.range(0, 3).mapToObj(i -> value(column)).collect(Collectors.toList());
        return new Sample(
            values.stream()
                .map(v -> literal(field, v))
                .collect(Collectors.joining(", ", name + " " + not + "in (", ")")),
            row -> row.get(column) == null ? null : values.contains(row.get(column)) == wanted);
      case 2:
        if (isBoolean(field)) {
          return leaf();
        }
        Object one = value(column);
        Object two = value(column);
        return new Sample(
            name + " " + not + "between " + literal(field, one) + " and " + literal(field, two),
            row -> {
              Object value = row.get(column);
              return value == null
                  ? null
                  : (compare(value, one) >= 0 && compare(value, two) <= 0) == wanted;
            });
      case 3:
        return comparison(column, field);
      default:
        return like(column, name, not);
    }
  }

  private Sample comparison(int column, Shape.Field field) {
    String[] operators = {"=", "!=", "<>", "<", "<=", ">", ">="};
    String operator = operators[random.nextInt(isBoolean(field) ? 3 : operators.length)];
    Object literal = value(column);
    return new Sample(
        field.name() + " " + operator + " " + literal(field, literal),
        row -> {
          if (row.get(column) == null) {
            return null;
          }
          int compared = compare(row.get(column), literal);
          return switch (operator) {
            case "=" -> compared == 0;
            case "<" -> compared < 0;
            case "<=" -> compared <= 0;
            case ">" -> compared > 0;
            case ">=" -> compared >= 0;
            default -> compared != 0;
          };
        });
  }

  private Sample like(int column, String name, String not) {
    String text = (String) value(column);
    int from =
        text.isEmpty()
            ? 0
            : text.offsetByCodePoints(0, random.nextInt(text.codePointCount(0, text.length())));
    String part = text.substring(0, from);
    String end = text.substring(from);
    boolean wanted = not.isEmpty();
    return switch (random.nextInt(3)) {
      case 0 ->
          new Sample(
              name + " " + not + "like " + quoted(part.replace("%", "_") + "%"),
              row ->
                  row.get(column) == null
                      ? null
                      : fits((String) row.get(column), part.replace("%", "_"), "") == wanted);
      case 1 ->
          new Sample(
              name + " " + not + "like " + quoted("%" + end.replace("%", "_")),
              row ->
                  row.get(column) == null
                      ? null
                      : fits((String) row.get(column), "", end.replace("%", "_")) == wanted);
      default ->
          new Sample(
              name
                  + " "
                  + not
                  + "like "
                  + quoted(part.replace("%", "_") + "%" + end.replace("%", "_")),
              row ->
                  row.get(column) == null
                      ? null
                      : fits(
                              (String) row.get(column),
                              part.replace("%", "_"),
                              end.replace("%", "_"))
                          == wanted);
    };
  }

  // Whether a text begins and ends so, where _ is any character.
  private static boolean fits(String text, String begin, String end) {
    int[] codes = text.codePoints().toArray();
    int[] first = begin.codePoints().toArray();
    int[] last = end.codePoints().toArray();
    return codes.length >= first.length + last.length
        && IntStream.range(0, first.length).allMatch(i -> first[i] == '_' || first[i] == codes[i])
        && IntStream.range(0, last.length)
            .allMatch(i -> last[i] == '_' || last[i] == codes[codes.length - last.length + i]);
  }

  /** A value that some row has, or one near it. */
  private Object value(int column) {
    List<Object> values =
        rows.stream().map(row -> row.get(column)).filter(Objects::nonNull).toList();
    Shape.Field field = shape.field(column);
    if (values.isEmpty()) {
      return switch (field.kind()) {
        case TEXT -> "";
        case DOUBLE -> 0.5;
        default -> 0L;
      };
    }
    Object value = values.get(random.nextInt(values.size()));
    boolean near = value instanceof Long number && Math.abs(number) < 1L << 50 && !isBoolean(field);
    return near && random.nextBoolean() ? (Object) ((Long) value + random.nextInt(3) - 1) : value;
  }

  private static String literal(Shape.Field field, Object value) {
    if (value instanceof String text) {
      return quoted(text);
    } else if (value instanceof Double) {
      return value.toString();
    }
    long number = (Long) value;
    return switch (field.type().typeId()) {
      case BOOLEAN -> String.valueOf(number != 0);
      case DATE -> quoted(LocalDate.ofEpochDay(number).toString());
      case TIMESTAMP -> quoted(Instant.EPOCH.plus(number, ChronoUnit.MICROS).toString());
      case DECIMAL ->
          BigDecimal.valueOf(number, ((Types.DecimalType) field.type()).scale()).toPlainString();
      default -> String.valueOf(number);
    };
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static boolean isBoolean(Shape.Field field) {
    return field.type() instanceof Types.BooleanType;
  }

  private static int compare(Object one, Object other) {
    if (one instanceof String text) {
      int[] left = text.codePoints().toArray();
      int[] right = ((String) other).codePoints().toArray();
      return java.util.Arrays.compare(left, right);
    }
    return one instanceof Long number
        ? Long.compare(number, (Long) other)
        : Double.compare((Double) one, (Double) other);
  }

  private static Boolean not(Boolean truth) {
    return truth == null ? null : Boolean.valueOf(!truth);
  }

  private static Boolean and(Boolean one, Boolean other) {
    if (Boolean.FALSE.equals(one) || Boolean.FALSE.equals(other)) {
      return false;
    }
    return one == null || other == null ? null : Boolean.TRUE;
  }
}
