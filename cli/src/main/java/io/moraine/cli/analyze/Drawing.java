package io.moraine.cli.analyze;

import java.util.Locale;

/** Numbers drawn with letters. */
final class Drawing {
  private static final String STEPS = "▁▂▃▄▅▆▇█";
  private static final String SHADES = " ░▒▓█";
  private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

  private Drawing() {}

  /** A letter for each value, from nothing to the greatest; a blank where there is none. */
  static String course(Double[] values) {
    double most = 0;
    for (Double value : values) {
      most = Math.max(most, value == null ? 0 : value);
    }
    StringBuilder course = new StringBuilder();
    for (Double value : values) {
      course.append(value == null ? ' ' : STEPS.charAt(step(value, most, STEPS.length() - 1)));
    }
    return course.toString();
  }

  /** A bar, as long as the value's share of the greatest. */
  static String bar(double value, double most, int width) {
    int eighths = most <= 0 || value <= 0 ? 0 : (int) Math.round(8 * width * value / most);
    String end = eighths % 8 == 0 ? "" : EIGHTHS.substring(eighths % 8, eighths % 8 + 1);
    return "█".repeat(eighths / 8) + end;
  }

  /** A shade and the number, five letters wide: a share as per cent, others short. */
  static String cell(double value, double most, boolean share) {
    char shade = SHADES.charAt(step(value, most, SHADES.length() - 1));
    String number = share ? String.format(Locale.ROOT, "%.0f", 100 * value) : shortened(value);
    return shade + " ".repeat(Math.max(0, 4 - number.length())) + number;
  }

  private static String shortened(double value) {
    String units = " kMGT";
    double left = value;
    int unit = 0;
    while (Math.abs(left) >= 999.5 && unit < units.length() - 1) {
      left /= 1000;
      unit++;
    }
    boolean fraction = left != Math.rint(left) && Math.abs(left) < 9.95;
    String number = String.format(Locale.ROOT, fraction ? "%.1f" : "%.0f", left);
    return unit == 0 ? number : number + units.charAt(unit);
  }

  private static int step(double value, double most, int last) {
    return most <= 0 || value <= 0 ? 0 : (int) Math.min(last, Math.ceil(last * value / most));
  }
}
