package io.moraine.transforms.read;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where a field's value comes from: the first of the alternatives whose conditions hold.
 *
 * @param name what a sentence about a bad value calls it
 */
record MappedValue(String name, List<Alternative> alternatives) implements Serializable {

  /**
   * A template, and what is done with its text, in the order of the components. Null, or an empty
   * map, where nothing is.
   *
   * @param otherwise what stands for a text that {@code map} does not know, and for an empty one
   * @param times a factor
   */
  record Alternative(
      List<Condition> when,
      Template template,
      String stripPrefix,
      String stripSuffix,
      Map<String, String> replace,
      Letters letters,
      Map<String, String> map,
      String otherwise,
      Sign sign,
      Template times,
      TimeFormat time,
      Template plusSeconds)
      implements Serializable {}

  /** What is done with letters. */
  enum Letters {
    AS_WRITTEN,
    LOWER,
    UPPER
  }

  /** What is done with the sign of a number. */
  enum Sign {
    AS_WRITTEN,
    ABSOLUTE,
    NEGATE
  }

  /** A test of a column; all that is given must hold, null where nothing is. */
  record Condition(
      String column,
      List<String> in,
      Pattern matches,
      BigDecimal below,
      BigDecimal above,
      Boolean empty)
      implements Serializable {

    boolean holds(MappedRow row) throws Rejection {
      String text = row.text(column);
      if (empty != null && empty != (text == null)) {
        return false;
      }
      if (text == null) {
        return in == null && matches == null && below == null && above == null;
      }
      return (in == null || in.contains(text))
          && (matches == null || matches.matcher(text).matches())
          && (below == null || decimal(column, text).compareTo(below) < 0)
          && (above == null || decimal(column, text).compareTo(above) > 0);
    }
  }

  /** The text for a row, null where it has none. */
  String text(MappedRow row) throws Rejection {
    Alternative chosen = chosen(row);
    return chosen == null ? null : text(chosen, row);
  }

  /** The time for a row in microseconds since 1970, null where it has none. */
  Long micros(MappedRow row) throws Rejection {
    Alternative chosen = chosen(row);
    String text = chosen == null ? null : text(chosen, row);
    if (text == null) {
      return null;
    }
    long micros = chosen.time == null ? Times.ofIso(name, text) : chosen.time.micros(name, text);
    String seconds = chosen.plusSeconds == null ? null : chosen.plusSeconds.text(row);
    if (seconds == null) {
      return micros;
    }
    char[] number = seconds.toCharArray();
    long later = micros + Numbers.millionths(name, number, 0, number.length);
    return Times.inRange(name, later, text + " and " + seconds + " seconds");
  }

  private Alternative chosen(MappedRow row) throws Rejection {
    for (Alternative alternative : alternatives) {
      if (allHold(alternative.when, row)) {
        return alternative;
      }
    }
    return null;
  }

  private static boolean allHold(List<Condition> conditions, MappedRow row) throws Rejection {
    for (Condition condition : conditions) {
      if (!condition.holds(row)) {
        return false;
      }
    }
    return true;
  }

  private String text(Alternative how, MappedRow row) throws Rejection {
    String text = how.template.text(row);
    if (text == null) {
      return how.otherwise;
    }
    if (how.stripPrefix != null && text.startsWith(how.stripPrefix)) {
      text = text.substring(how.stripPrefix.length());
    }
    if (how.stripSuffix != null && text.endsWith(how.stripSuffix)) {
      text = text.substring(0, text.length() - how.stripSuffix.length());
    }
    for (Map.Entry<String, String> replaced : how.replace.entrySet()) {
      text = text.replace(replaced.getKey(), replaced.getValue());
    }
    text =
        switch (how.letters) {
          case AS_WRITTEN -> text;
          case LOWER -> text.toLowerCase(Locale.ROOT);
          case UPPER -> text.toUpperCase(Locale.ROOT);
        };
    text = how.map.getOrDefault(text, how.otherwise == null ? text : how.otherwise);
    return text.isEmpty() ? null : computed(how, text, row);
  }

  private String computed(Alternative how, String text, MappedRow row) throws Rejection {
    String factor = how.times == null ? null : how.times.text(row);
    if (how.sign == Sign.AS_WRITTEN && how.times == null) {
      return text;
    }
    BigDecimal number = decimal(name, text);
    number =
        switch (how.sign) {
          case AS_WRITTEN -> number;
          case ABSOLUTE -> number.abs();
          case NEGATE -> number.negate();
        };
    if (how.times == null) {
      return number.toPlainString();
    }
    return factor == null ? null : number.multiply(decimal(name, factor)).toPlainString();
  }

  private static BigDecimal decimal(String name, String text) throws Rejection {
    return Numbers.decimal(name, text.toCharArray(), 0, text.length());
  }
}
