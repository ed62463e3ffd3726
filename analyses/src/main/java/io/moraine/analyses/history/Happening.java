package io.moraine.analyses.history;

import java.math.BigDecimal;
import java.util.List;

/**
 * One event, as a question sees it. A source by column may hand out the same object again with
 * other contents once the history it belongs to has been folded, so whoever keeps one beyond that
 * keeps what it says instead.
 */
public interface Happening {
  /** When it happened, in microseconds of UTC. */
  long micros();

  /** What happened, such as {@code $pageview}. */
  String name();

  /** The name under which it was sent, before any merge of names. */
  String user();

  /** Who did it, whatever the history is about. */
  Person person();

  /**
   * The value of a property: a text, a {@link Number}, a {@link Boolean}, a {@link List} of such,
   * or null where the event has none.
   */
  Object property(String property);

  /**
   * What is known of the event by that name: its property; where it has none, that of its person;
   * for {@code distinct_id} the name under which it was sent.
   */
  default Object known(String property) {
    Object own = property(property);
    if (own != null) {
      return own;
    }
    Object ofPerson = person().properties().get(property);
    return ofPerson == null && property.equals("distinct_id") ? user() : ofPerson;
  }

  /** The value of a property as a text; null where the event has none. */
  default String text(String property) {
    return textOf(property(property));
  }

  /** A value as a text: numbers without trailing zeros, so that 1 and 1.0 are one value. */
  static String textOf(Object value) {
    if (value == null || value instanceof String) {
      return (String) value;
    }
    if (value instanceof Double || value instanceof BigDecimal) {
      BigDecimal number = new BigDecimal(value.toString()).stripTrailingZeros();
      return number.scale() < 0 ? number.setScale(0).toPlainString() : number.toPlainString();
    }
    return value.toString();
  }
}
