package io.moraine.cli.analyze;

import java.math.BigDecimal;

/** A sum of whole or of decimal numbers. */
final class Sum {
  private long whole;
  private BigDecimal decimal;

  void add(Object value) {
    if (value instanceof BigDecimal more) {
      decimal = decimal == null ? more : decimal.add(more);
    } else if (value instanceof Number more) {
      whole += more.longValue();
    }
  }

  Number value() {
    return decimal == null ? (Number) whole : decimal;
  }
}
