package io.moraine.analyses.history;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a property has to be.
 *
 * @param property its name
 * @param comparison how it is compared
 * @param values with what; any of them for {@code exact}, none of them for {@code is_not}
 * @param pattern the regular expression where there is one, else null
 */
public record PropertyCondition(
    String property, Comparison comparison, List<Object> values, Pattern pattern) {
  /** How a property is compared. */
  public enum Comparison {
    /** Equal to one of the values; a list is equal when an element is. */
    EXACT,
    /** Equal to none of the values, or not there. */
    IS_NOT,
    /** Contains the text, whatever the case. */
    ICONTAINS,
    /** Does not contain the text, or is not there. */
    NOT_ICONTAINS,
    /** A part of it matches the regular expression. */
    REGEX,
    /** No part of it matches the regular expression, or it is not there. */
    NOT_REGEX,
    /** A number greater than the value. */
    GT,
    /** A number not less than the value. */
    GTE,
    /** A number less than the value. */
    LT,
    /** A number not greater than the value. */
    LTE,
    /** Is there, whatever its value. */
    IS_SET,
    /** Is not there. */
    IS_NOT_SET
  }

  public PropertyCondition {
    values = List.copyOf(values);
  }

  /** Whether all conditions hold on what is known of an event. */
  public static boolean all(List<PropertyCondition> conditions, Happening happening) {
    for (int i = 0; i < conditions.size(); i++) {
      PropertyCondition condition = conditions.get(i);
      if (!condition.test(happening.known(condition.property))) {
        return false;
      }
    }
    return true;
  }

  /** Whether all conditions hold on properties found by name. */
  public static boolean all(
      List<PropertyCondition> conditions, Function<String, Object> properties) {
    return conditions.stream()
        .allMatch(condition -> condition.test(properties.apply(condition.property)));
  }

  /** Whether a value of the property is as it has to be. */
  public boolean test(Object value) {
    return switch (comparison) {
      case EXACT -> equalsAny(value);
      case IS_NOT -> !equalsAny(value);
      case ICONTAINS -> contains(value);
      case NOT_ICONTAINS -> !contains(value);
      case REGEX -> value != null && pattern.matcher(Happening.textOf(value)).find();
      case NOT_REGEX -> value == null || !pattern.matcher(Happening.textOf(value)).find();
      case GT -> value != null && isNumber(value) && compared(value) > 0;
      case GTE -> value != null && isNumber(value) && compared(value) >= 0;
      case LT -> value != null && isNumber(value) && compared(value) < 0;
      case LTE -> value != null && isNumber(value) && compared(value) <= 0;
      case IS_SET -> value != null;
      case IS_NOT_SET -> value == null;
    };
  }

  private boolean equalsAny(Object value) {
    if (value == null) {
      return false;
    }
    if (value instanceof List<?> elements) {
      return elements.stream().anyMatch(this::equalsAny);
    }
    String text = Happening.textOf(value);
    for (int i = 0; i < values.size(); i++) {
      if (text.equals(Happening.textOf(values.get(i)))) {
        return true;
      }
    }
    return false;
  }

  private boolean contains(Object value) {
    if (value == null) {
      return false;
    }
    String text = Happening.textOf(value).toLowerCase(Locale.ROOT);
    return values.stream()
        .anyMatch(part -> text.contains(Happening.textOf(part).toLowerCase(Locale.ROOT)));
  }

  private int compared(Object value) {
    return number(value).compareTo(number(values.get(0)));
  }

  private static boolean isNumber(Object value) {
    return number(value) != null;
  }

  /** The number that a value is or spells; null for all else. */
  private static BigDecimal number(Object value) {
    try {
      return new BigDecimal(Happening.textOf(value).strip());
    } catch (NumberFormatException none) {
      return null;
    }
  }
}
