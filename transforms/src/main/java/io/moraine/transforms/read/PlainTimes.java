package io.moraine.transforms.read;

/**
 * The times that nearly all lines have, read from their bytes: {@code 2024-03-10T06:59:59Z}, {@code
 * 2024-03-10T06:59:59.123Z}, and milliseconds since 1970 in nine to fifteen digits. {@link Times}
 * knows what else is a time, and what is none.
 */
final class PlainTimes {
  /** What is no time of these forms. */
  static final long NONE = -1;

  private static final Form YEAR_MONTH = Form.of("0000-00-");
  private static final Form DAY_HOUR_MINUTE = Form.of("00T00:00");
  // The last eight characters of both forms.
  private static final Form SECOND = Form.of("0:00:00Z");
  private static final Form SECOND_MILLIS = Form.of(":00.000Z");

  private PlainTimes() {}

  /**
   * Where digits and where signs are in eight bytes, the first of them lowest. Exclusive or with
   * the form makes of each digit its number and of each sign zero.
   *
   * @param bytes zeros as digits, and the signs
   * @param room what can be added to each byte before its top bit is set, if it is what it should
   *     be: more to a sign than to a digit
   */
  private record Form(long bytes, long room) {
    private static final long TOP_BITS = 0x8080808080808080L;

    static Form of(String form) {
      long bytes = 0;
      long room = 0;
      for (int i = Long.BYTES - 1; i >= 0; i--) {
        char c = form.charAt(i);
        bytes = bytes << Byte.SIZE | c;
        room = room << Byte.SIZE | (c == '0' ? 0x7F - 9 : 0x7F);
      }
      return new Form(bytes, room);
    }

    /** The digits as numbers, each in its byte; {@link #NONE} for a word of another form. */
    long digits(long word) {
      long digits = word ^ bytes;
      return ((digits + room | digits) & TOP_BITS) == 0 ? digits : NONE;
    }
  }

  /** Microseconds since 1970 UTC, up to 2099; {@link #NONE} for whatever is not so written. */
  static long micros(byte[] bytes, int from, int to) {
    return switch (to - from) {
      case 20 -> ofIso(bytes, from, false);
      case 24 -> ofIso(bytes, from, true);
      case 9, 10, 11, 12, 13, 14, 15 -> ofMillis(PlainNumbers.whole(bytes, from, to));
      default -> NONE;
    };
  }

  private static long ofMillis(long millis) {
    return millis < 0 || millis >= Times.END / Times.MICROS_PER_MILLI
        ? NONE
        : millis * Times.MICROS_PER_MILLI;
  }

  private static long ofIso(byte[] bytes, int from, boolean hasMillis) {
    long date = YEAR_MONTH.digits(ByteScan.word(bytes, from));
    long clock = DAY_HOUR_MINUTE.digits(ByteScan.word(bytes, from + 8));
    long rest =
        hasMillis
            ? SECOND_MILLIS.digits(ByteScan.word(bytes, from + 16))
            : SECOND.digits(ByteScan.word(bytes, from + 12));
    if ((date | clock | rest) < 0) {
      return NONE;
    }
    long day = Times.epochDay(pair(date, 0) * 100 + pair(date, 2), pair(date, 5), pair(clock, 0));
    int hour = pair(clock, 3);
    int minute = pair(clock, 6);
    int second = pair(rest, hasMillis ? 1 : 5);
    if (day < 0 || hour > 23 || minute > 59 || second > 59) {
      return NONE;
    }
    int millis = hasMillis ? pair(rest, 4) * 10 + digit(rest, 6) : 0;
    long seconds = (hour * 60L + minute) * 60 + second;
    long micros =
        day * Times.MICROS_PER_DAY
            + seconds * Times.MICROS_PER_SECOND
            + millis * Times.MICROS_PER_MILLI;
    return micros < Times.END ? micros : NONE;
  }

  private static int pair(long digits, int place) {
    return digit(digits, place) * 10 + digit(digits, place + 1);
  }

  private static int digit(long digits, int place) {
    return (int) (digits >>> place * Byte.SIZE) & 0xF;
  }
}
