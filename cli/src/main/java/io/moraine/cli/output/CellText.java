package io.moraine.cli.output;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A value as it stands in a cell of a table. */
public final class CellText {
  private CellText() {}

  static String of(Object value, ResultColumn.Kind kind) {
    if (value == null) {
      return "";
    }
    if (kind == ResultColumn.Kind.NUMBER && value instanceof Number number) {
      return grouped(number);
    }
    return visible(
        value instanceof List || value instanceof Map ? JsonWriter.text(value) : value.toString());
  }

  private static String grouped(Number number) {
    if (number instanceof BigDecimal decimal) {
      int places = Math.max(Math.min(decimal.scale(), 2), decimal.stripTrailingZeros().scale());
      return String.format(Locale.ROOT, "%,." + Math.max(places, 0) + "f", decimal);
    }
    if (number instanceof Double fraction) {
      return String.format(Locale.ROOT, "%,.4f", fraction);
    }
    return String.format(Locale.ROOT, "%,d", number.longValue());
  }

  /** Logs are written by strangers: what would steer a terminal is shown as a sign instead. */
  public static String visible(String text) {
    StringBuilder shown = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c)) {
        shown = shown == null ? new StringBuilder(text) : shown;
        shown.setCharAt(i, c < ' ' ? (char) ('\u2400' + c) : '\uFFFD');
      }
    }
    return shown == null ? text : shown.toString();
  }
}
