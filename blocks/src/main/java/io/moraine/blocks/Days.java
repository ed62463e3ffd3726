package io.moraine.blocks;

import java.time.LocalDate;

/**
 * Days as tables hold them and as objects. Rows name the same few days again and again: each of
 * them is made once, so that equal days are mostly the very same.
 */
public final class Days {
  /** Days from 1970 on that are kept: two centuries. */
  private static final int KEPT = 73_000;

  // An object that another thread does not see yet is made again, and equal.
  private static final LocalDate[] DAYS = new LocalDate[KEPT];

  private Days() {}

  /** The day so many days after 1 January 1970. */
  public static LocalDate of(long epochDay) {
    if (epochDay < 0 || epochDay >= KEPT) {
      return LocalDate.ofEpochDay(epochDay);
    }
    LocalDate day = DAYS[(int) epochDay];
    if (day == null) {
      day = LocalDate.ofEpochDay(epochDay);
      DAYS[(int) epochDay] = day;
    }
    return day;
  }
}
