package io.moraine.analyses.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Optional;

/**
 * A date, or a moment, as people write it: {@code 2026-03-23}, {@code 2026-03-23 14:05:00}, {@code
 * 2026-03-23T14:05:00.25Z}, {@code 2026-03-23T14:05:00+02:00}; of the years 1 to 9999.
 *
 * @param micros the moment, or the start of the date, in microseconds of UTC
 * @param wholeDay whether only a date was written
 */
public record Moment(long micros, boolean wholeDay) {
  /** Years of four digits; what is further away is a mistake, and not all of it can be counted. */
  private static final int FIRST_YEAR = 1;

  private static final int LAST_YEAR = 9999;

  private static final long FIRST_MILLIS = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
  private static final long LAST_MILLIS = Instant.parse("9999-12-31T23:59:59Z").toEpochMilli();

  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][' ']HH:mm")
          .optionalStart()
          .appendPattern(":ss")
          .optionalStart()
          .appendFraction(java.time.temporal.ChronoField.NANO_OF_SECOND, 1, 9, true)
          .optionalEnd()
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HH:mm", "Z")
          .optionalEnd()
          .optionalEnd()
          .toFormatter(java.util.Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /**
   * Reads a date or moment; one that names no zone is of the zone given. Empty where the text is
   * neither.
   */
  public static Optional<Moment> read(String text, ZoneId zone) {
    TemporalAccessor read;
    try {
      read = FORMAT.parse(text.strip());
    } catch (DateTimeException neither) {
      return Optional.empty();
    }
    LocalDate date = LocalDate.from(read);
    if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
      return Optional.empty();
    }
    if (read.query(TemporalQueries.localTime()) == null) {
      return Optional.of(
          new Moment(ReportingCalendar.micros(date.atStartOfDay(zone).toInstant()), true));
    }
    ZoneId own = Optional.ofNullable(read.query(TemporalQueries.zone())).orElse(zone);
    return Optional.of(
        new Moment(
            ReportingCalendar.micros(LocalDateTime.from(read).atZone(own).toInstant()), false));
  }

  /** The moment so many milliseconds after the start of 1970. Empty where the year is none. */
  public static Optional<Moment> ofEpochMillis(long millis) {
    boolean known = millis >= FIRST_MILLIS && millis <= LAST_MILLIS;
    return known ? Optional.of(new Moment(1_000 * millis, false)) : Optional.empty();
  }
}
