package io.moraine.warehouse;

import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;

/** How a column's value stands to a literal. */
enum Comparison {
  EQUAL,
  UNEQUAL,
  LESS,
  AT_MOST,
  MORE,
  AT_LEAST;

  /** Whether a value that compares so with the literal, as {@code compareTo} tells, is meant. */
  boolean accepts(int compared) {
    return switch (this) {
      case EQUAL -> compared == 0;
      case UNEQUAL -> compared != 0;
      case LESS -> compared < 0;
      case AT_MOST -> compared <= 0;
      case MORE -> compared > 0;
      case AT_LEAST -> compared >= 0;
    };
  }

  Comparison contrary() {
    return switch (this) {
      case EQUAL -> UNEQUAL;
      case UNEQUAL -> EQUAL;
      case LESS -> AT_LEAST;
      case AT_MOST -> MORE;
      case MORE -> AT_MOST;
      case AT_LEAST -> LESS;
    };
  }

  Expression expression(String column, Object literal) {
    return switch (this) {
      case EQUAL -> Expressions.equal(column, literal);
      case UNEQUAL -> Expressions.notEqual(column, literal);
      case LESS -> Expressions.lessThan(column, literal);
      case AT_MOST -> Expressions.lessThanOrEqual(column, literal);
      case MORE -> Expressions.greaterThan(column, literal);
      case AT_LEAST -> Expressions.greaterThanOrEqual(column, literal);
    };
  }
}
