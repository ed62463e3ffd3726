package io.moraine.transforms.read;

import io.moraine.schemas.RejectReason;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
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
        return Times.inRange(field, micros(field, text, patterns.get(i), formatters.get(i)));
      } catch (DateTimeException e) {
        // The next pattern may do.
      }
    }
    throw Rejection.ofField(RejectReason.BAD_TIME, field, "is not a time", text);
  }

  private long micros(String field, String text, String pattern, DateTimeFormatter formatter)
      throws Rejection {
    return switch (pattern) {
      case "iso" -> Times.ofIso(field, text);
      case "epoch_seconds" -> epoch(field, text, Times.MICROS_PER_SECOND);
      case "epoch_millis" -> epoch(field, text, Times.MICROS_PER_MILLI);
      case "epoch_micros" -> epoch(field, text, 1);
      default -> micros(formatter.parse(text));
    };
  }

  private long micros(TemporalAccessor parsed) {
    LocalDate date = LocalDate.from(parsed);
    LocalTime time = parsed.query(TemporalQueries.localTime());
    ZoneId ownZone = parsed.query(TemporalQueries.zone());
    ZonedDateTime zoned =
        date.atTime(time == null ? LocalTime.MIDNIGHT : time)
            .atZone(ownZone == null ? zone : ownZone);
    return ChronoUnit.MICROS.between(Instant.EPOCH, zoned.toInstant());
  }

  private static long epoch(String field, String text, long unit) throws Rejection {
    char[] chars = text.toCharArray();
    // Seconds may have decimals; millionths of them are what is wanted.
    return Numbers.millionths(field, chars, 0, chars.length) / (Times.MICROS_PER_SECOND / unit);
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
    return DateTimeFormatter.ofPattern(ofYears.toString(), Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
