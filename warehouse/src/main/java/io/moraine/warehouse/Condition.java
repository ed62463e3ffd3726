package io.moraine.warehouse;

import io.moraine.blocks.Column;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Utf8Dictionary;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Types;

/**
 * What must hold of a row. There is no negation among conditions: each has a contrary, which does
 * not hold of a null either. So SQL's "unknown" is nothing but "does not hold".
 */
sealed interface Condition {

  /** Whether it holds of a row of the columns read. */
  boolean holds(RowView row);

  /** What SQL's {@code not} makes of it. */
  Condition contrary();

  /** True of every row of which the condition holds, and maybe of others. */
  Expression pruning();

  /** All of these hold. */
  record All(List<Condition> parts) implements Condition {
    @Override
    public boolean holds(RowView row) {
      return parts.stream().allMatch(part -> part.holds(row));
    }

    @Override
    public Condition contrary() {
      return new Any(contraries(parts));
    }

    @Override
    public Expression pruning() {
      return joined(parts, Expressions::and);
    }
  }

  /** One of these holds at least. */
  record Any(List<Condition> parts) implements Condition {
    @Override
    public boolean holds(RowView row) {
      return parts.stream().anyMatch(part -> part.holds(row));
    }

    @Override
    public Condition contrary() {
      return new All(contraries(parts));
    }

    @Override
    public Expression pruning() {
      return joined(parts, Expressions::or);
    }
  }

  /** A column is null, or is not. */
  record Null(Projection.Place column, boolean isNull) implements Condition {
    @Override
    public boolean holds(RowView row) {
      return row.isNull(column.index()) == isNull;
    }

    @Override
    public Condition contrary() {
      return new Null(column, !isNull);
    }

    @Override
    public Expression pruning() {
      return isNull ? Expressions.isNull(column.name()) : Expressions.notNull(column.name());
    }
  }

  /**
   * A column that blocks keep as a 64-bit number compares so with a literal.
   *
   * @param literal in the column's units: an amount of money in millionths, a time in microseconds
   */
  record OfNumber(Projection.Place column, Comparison comparison, BigDecimal literal)
      implements Condition {
    @Override
    public boolean holds(RowView row) {
      return !row.isNull(column.index())
          && comparison.accepts(BigDecimal.valueOf(row.longAt(column.index())).compareTo(literal));
    }

    @Override
    public Condition contrary() {
      return new OfNumber(column, comparison.contrary(), literal);
    }

    @Override
    public Expression pruning() {
      long value = literal.longValue();
      if (literal.compareTo(BigDecimal.valueOf(value)) != 0) {
        return Expressions.notNull(column.name()); // No value of the column is like that.
      }
      return switch (column.field().type().typeId()) {
        case BOOLEAN -> comparison.expression(column.name(), value != 0);
        case DATE -> comparison.expression(column.name(), (int) value);
        case DECIMAL ->
            comparison.expression(
                column.name(),
                BigDecimal.valueOf(value, ((Types.DecimalType) column.field().type()).scale()));
        default -> comparison.expression(column.name(), value);
      };
    }
  }

  /** A floating-point column compares so with a literal; NaN is unequal to any, and no more. */
  record OfDouble(Projection.Place column, Comparison comparison, double literal)
      implements Condition {
    @Override
    public boolean holds(RowView row) {
      if (row.isNull(column.index())) {
        return false;
      }
      double value = row.doubleAt(column.index());
      return Double.isNaN(value)
          ? comparison == Comparison.UNEQUAL
          : comparison.accepts(value < literal ? -1 : value > literal ? 1 : 0);
    }

    @Override
    public Condition contrary() {
      return new OfDouble(column, comparison.contrary(), literal);
    }

    @Override
    public Expression pruning() {
      return comparison.expression(column.name(), literal);
    }
  }

  /** A text column compares so with a literal, in order of code points. */
  record OfText(Projection.Place column, Comparison comparison, String literal, byte[] utf8)
      implements Condition {
    static OfText of(Projection.Place column, Comparison comparison, String literal) {
      return new OfText(column, comparison, literal, literal.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean holds(RowView row) {
      Column.Text texts = (Column.Text) row.block().column(column.index());
      int id = texts.id(row.row());
      return id >= 0 && comparison.accepts(compared(texts.dictionary(), id));
    }

    @Override
    public Condition contrary() {
      return new OfText(column, comparison.contrary(), literal, utf8);
    }

    @Override
    public Expression pruning() {
      return comparison.expression(column.name(), literal);
    }

    private int compared(Utf8Dictionary texts, int id) {
      int from = texts.start(id);
      int to = from + texts.length(id);
      return Arrays.compareUnsigned(texts.buffer(), from, to, utf8, 0, utf8.length);
    }
  }

  /**
   * A text column is like a pattern, or is not.
   *
   * @param prefix what the pattern has before its first {@code %} or {@code _}
   */
  record Like(Projection.Place column, Pattern pattern, String prefix, boolean isLike)
      implements Condition {
    static Like of(Projection.Place column, String like) {
      StringBuilder pattern = new StringBuilder();
      like.codePoints().forEach(c -> pattern.append(pattern(c)));
      int prefix = 0;
      while (prefix < like.length() && !isWildcard(like.charAt(prefix))) {
        prefix++;
      }
      Pattern compiled = Pattern.compile(pattern.toString(), Pattern.DOTALL);
      return new Like(column, compiled, like.substring(0, prefix), true);
    }

    private static String pattern(int c) {
      if (isWildcard(c)) {
        return c == '%' ? ".*" : ".";
      }
      return Pattern.quote(Character.toString(c));
    }

    private static boolean isWildcard(int c) {
      return c == '%' || c == '_';
    }

    @Override
    public boolean holds(RowView row) {
      return !row.isNull(column.index())
          && pattern.matcher(row.text(column.index())).matches() == isLike;
    }

    @Override
    public Condition contrary() {
      return new Like(column, pattern, prefix, !isLike);
    }

    @Override
    public Expression pruning() {
      return isLike && !prefix.isEmpty()
          ? Expressions.startsWith(column.name(), prefix)
          : Expressions.notNull(column.name());
    }
  }

  private static List<Condition> contraries(List<Condition> parts) {
    return parts.stream().map(Condition::contrary).collect(Collectors.toList());
  }

  private static Expression joined(List<Condition> parts, BinaryOperator<Expression> by) {
    return parts.stream().map(Condition::pruning).reduce(by).orElseThrow();
  }
}
