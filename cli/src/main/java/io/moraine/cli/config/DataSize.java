package io.moraine.cli.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An amount of bytes, written like 128MB; a kB is 1024 bytes. */
public record DataSize(long bytes) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,12}) ?(B|KB|MB|GB|TB)");
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

  public DataSize {
    if (bytes < 0) {
      throw new IllegalArgumentException("A size is never negative: " + bytes);
    }
  }

  /**
   * Reads what {@link #toString} writes, in letters of any case.
   *
   * @throws IllegalArgumentException if it is no size
   */
  public static DataSize parse(String text) {
    Matcher form = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
    if (!form.matches()) {
      throw new IllegalArgumentException("no size");
    }
    int unit = "BKMGT".indexOf(form.group(2).charAt(0));
    return new DataSize(Math.multiplyExact(Long.parseLong(form.group(1)), 1L << (10 * unit)));
  }

  /** The size for people to grasp: one digit after the point, in the unit that fits. */
  public String rounded() {
    int unit = bytes == 0 ? 0 : Math.min((63 - Long.numberOfLeadingZeros(bytes)) / 10, 4);
    return unit == 0
        ? bytes + " B"
        : String.format(Locale.ROOT, "%.1f %s", bytes / (double) (1L << (10 * unit)), UNITS[unit]);
  }

  /** The size in the largest unit that says it exactly. */
  @Override
  public String toString() {
    int unit = 0;
    long amount = bytes;
    while (amount != 0 && amount % 1024 == 0 && unit < UNITS.length - 1) {
      amount /= 1024;
      unit++;
    }
    return amount + UNITS[unit];
  }
}
