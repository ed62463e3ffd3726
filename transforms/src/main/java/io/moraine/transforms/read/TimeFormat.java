package io.moraine.transforms.read;

import io.moraine.schemas.RejectReason;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;

/**
 * How a text is a time: in a form that has a name, or by patterns of letters, tried in order. A
 * time without a zone is of the zone given here; a date alone is the start of its day.
 */
final class TimeFormat implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The names of forms that no pattern of letters describes. */
  static final List<String> NAMES = List.of("iso", "epoch_seconds", "epoch_millis", "epoch_micros");

  private final List<String> patterns;
  private final ZoneId zone;
  private transient List<DateTimeFormatter> formatters;

  /**
   * @param patterns names of {@link #NAMES}, or patterns of {@link DateTimeFormatter}
   * @throws IllegalArgumentException for a pattern that is none
   */
  TimeFormat(List<String> patterns, ZoneId zone) {
    this.patterns = List.copyOf(patterns);
    this.zone = zone;
    this.formatters = formatters(this.patterns);
  }

  /** Microseconds since 1970 of a time of the field of that name. */
  long micros(String field, String text) throws Rejection {
    if (formatters == null) {
      formatters = formatters(patterns);
    }
    for (int i = 0; i < patterns.size(); i++) {
      try {
        return Times.inRange(field, micros(field, text, i), text);
      } catch (DateTimeException e) {
        // The next pattern may do.
      }
    }
    throw Rejection.ofField(RejectReason.BAD_TIME, field, "is not a time", text);
  }

  private long micros(String field, String text, int pattern) throws Rejection {
    return switch (patterns.get(pattern)) {
      case "iso" -> Times.ofIso(field, text);
      case "epoch_seconds" -> epoch(field, text, Times.MICROS_PER_SECOND);
      case "epoch_millis" -> epoch(field, text, Times.MICROS_PER_MILLI);
      case "epoch_micros" -> epoch(field, text, 1);
      default -> micros(formatters.get(pattern).parse(text));
    };
  }

  private long micros(TemporalAccessor parsed) {
    LocalDate date = LocalDate.from(parsed);
    LocalTime time = parsed.query(TemporalQueries.localTime());
    ZoneId ownZone = parsed.query(TemporalQueries.zone());
    ZonedDateTime zoned =
        date.atTime(time == null ? LocalTime.MIDNIGHT : time)
            .atZone(ownZone == null ? zone : ownZone);
    // A year of nine digits is a date to Java; the nearest second out of range stands for it.
    long end = Times.END / Times.MICROS_PER_SECOND;
    long seconds = Math.max(-1, Math.min(end, zoned.toEpochSecond()));
    return seconds * Times.MICROS_PER_SECOND + zoned.getNano() / 1_000;
  }

  /** What is beyond microseconds is cut. */
  private static long epoch(String field, String text, long unitMicros) throws Rejection {
    BigDecimal number = Numbers.decimal(field, text.toCharArray(), 0, text.length());
    BigInteger micros = number.multiply(BigDecimal.valueOf(unitMicros)).toBigInteger();
    return micros.bitLength() < Long.SIZE ? micros.longValue() : Long.MAX_VALUE;
  }

  private static List<DateTimeFormatter> formatters(List<String> patterns) {
    return patterns.stream()
        .map(p -> NAMES.contains(p) ? DateTimeFormatter.ISO_INSTANT : strict(p))
        .toList();
  }

  // Letter y is the year of an era, which a strict reading wants to be told; nobody means it.
  private static DateTimeFormatter strict(String pattern) {
    StringBuilder ofYears = new StringBuilder();
    boolean quoted = false;
    for (char c : pattern.toCharArray()) {
      quoted ^= c == '\'';
      ofYears.append(c == 'y' && !quoted ? 'u' : c);
    }
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(ofYears.toString())
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
