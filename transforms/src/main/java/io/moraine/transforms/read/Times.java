package io.moraine.transforms.read;

import io.moraine.schemas.RejectReason;

/** Times as microseconds since 1970 UTC, from the texts in which they are sent. */
final class Times {
  static final long MICROS_PER_MILLI = 1_000L;
  static final long MICROS_PER_SECOND = 1_000_000L;
  static final long MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;

  /** The first microsecond of 2100, where times end. */
  static final long END = 47_482L * MICROS_PER_DAY;

  private Times() {}

  /** Microseconds of a time in milliseconds. */
  static long ofMillis(String field, long millis) throws Rejection {
    if (millis < 0 || millis >= END / MICROS_PER_MILLI) {
      throw outOfRange(field, Long.toString(millis));
    }
    return millis * MICROS_PER_MILLI;
  }

  /** The time, if it lies in 1970 to 2099; {@code text} is how the source wrote it. */
  static long inRange(String field, long micros, String text) throws Rejection {
    if (micros < 0 || micros >= END) {
      throw outOfRange(field, text);
    }
    return micros;
  }

  /**
   * A time in ISO 8601: a date, or a date and a time parted by T or a space, with any number of
   * decimals (those beyond six are cut), then Z, an offset, or nothing, which is UTC. Digits alone,
   * nine or more, are milliseconds since 1970.
   */
  static long ofIso(String field, char[] text, int from, int length) throws Rejection {
    long micros = isoMicros(text, from, from + length);
    if (micros == NOT_A_TIME) {
      if (isMillis(text, from, length)) {
        return ofMillis(field, Numbers.whole(field, text, from, length));
      }
      throw Rejection.ofField(
          RejectReason.BAD_TIME, field, "is not a time", new String(text, from, length));
    }
    if (micros < 0 || micros >= END) {
      throw outOfRange(field, new String(text, from, length));
    }
    return micros;
  }

  static long ofIso(String field, String text) throws Rejection {
    return ofIso(field, text.toCharArray(), 0, text.length());
  }

  /** Days from 1970-01-01 to a day of the Gregorian calendar; -1 where there is no such day. */
  static long epochDay(int year, int month, int day) {
    if (year < 1970 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
      return -1;
    }
    // Years that begin in March, so that the leap day is the last of its year.
    int shifted = month <= 2 ? year - 1 : year;
    int monthFromMarch = (month + 9) % 12;
    int leapDays = shifted / 4 - shifted / 100 + shifted / 400;
    return shifted * 365L + leapDays + (153 * monthFromMarch + 2) / 5 + day - 719_469;
  }

  private static int daysInMonth(int year, int month) {
    return switch (month) {
      case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  private static final long NOT_A_TIME = Long.MIN_VALUE;

  private static long isoMicros(char[] text, int from, int end) {
    if (end - from < 10 || text[from + 4] != '-' || text[from + 7] != '-') {
      return NOT_A_TIME;
    }
    int year = digits(text, from, 4);
    int month = digits(text, from + 5, 2);
    int day = digits(text, from + 8, 2);
    long epochDay = epochDay(year, month, day);
    if (epochDay < 0) {
      return year >= 0 && year < 1970 && month > 0 && day > 0 ? -1 : NOT_A_TIME;
    }
    long micros = epochDay * MICROS_PER_DAY;
    int at = from + 10;
    if (at == end) {
      return micros;
    }
    char separator = text[at++];
    if ((separator != 'T' && separator != 't' && separator != ' ')
        || end - at < 5
        || text[at + 2] != ':') {
      return NOT_A_TIME;
    }
    int hour = digits(text, at, 2);
    int minute = digits(text, at + 3, 2);
    at += 5;
    int second = 0;
    if (end - at >= 3 && text[at] == ':') {
      second = digits(text, at + 1, 2);
      at += 3;
    }
    // A leap second is taken for the first second of the next minute.
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
      return NOT_A_TIME;
    }
    micros += ((hour * 60L + minute) * 60 + second) * MICROS_PER_SECOND;
    if (at < end && (text[at] == '.' || text[at] == ',')) {
      int fraction = ++at;
      long unit = MICROS_PER_SECOND / 10;
      for (; at < end && text[at] >= '0' && text[at] <= '9'; at++) {
        micros += (text[at] - '0') * unit;
        unit /= 10;
      }
      if (at == fraction) {
        return NOT_A_TIME;
      }
    }
    return withOffset(micros, text, at, end);
  }

  private static long withOffset(long micros, char[] text, int from, int end) {
    int at = from;
    if (end - at > 1 && text[at] == ' ') {
      at++;
    }
    if (at == end || (end - at == 1 && (text[at] == 'Z' || text[at] == 'z'))) {
      return micros;
    }
    if (end - at == 3 && text[at] == 'U' && text[at + 1] == 'T' && text[at + 2] == 'C') {
      return micros;
    }
    long seconds = offsetSeconds(text, at, end);
    return seconds == NOT_A_TIME ? NOT_A_TIME : micros - seconds * MICROS_PER_SECOND;
  }

  /** Seconds of +hh, +hhmm or +hh:mm, or of the same with a minus. */
  private static long offsetSeconds(char[] text, int at, int end) {
    int length = end - at;
    boolean colon = length == 6 && text[at + 3] == ':';
    if ((length != 3 && length != 5 && !colon) || (text[at] != '+' && text[at] != '-')) {
      return NOT_A_TIME;
    }
    int hours = digits(text, at + 1, 2);
    int minutes = length == 3 ? 0 : digits(text, end - 2, 2);
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
      return NOT_A_TIME;
    }
    long seconds = (hours * 60L + minutes) * 60;
    return text[at] == '-' ? -seconds : seconds;
  }

  private static boolean isMillis(char[] text, int from, int length) {
    if (length < 9 || length > 15) {
      return false;
    }
    for (int i = from; i < from + length; i++) {
      if (text[i] < '0' || text[i] > '9') {
        return false;
      }
    }
    return true;
  }

  /** The number of that many digits, -1 where one of them is none. */
  private static int digits(char[] text, int from, int count) {
    int value = 0;
    for (int i = from; i < from + count; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static Rejection outOfRange(String field, String value) {
    return Rejection.ofField(RejectReason.BAD_TIME, field, "lies outside 1970 to 2099", value);
  }
}
