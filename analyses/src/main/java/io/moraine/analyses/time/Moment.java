package io.moraine.analyses.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Optional;

/**
 * A date, or a moment, as people write it: {@code 2026-03-23}, {@code 2026-03-23 14:05:00}, {@code
 * 2026-03-23T14:05:00.25Z}, {@code 2026-03-23T14:05:00+02:00}.
 *
 * @param micros the moment, or the start of the date, in microseconds of UTC
 * @param wholeDay whether only a date was written
 */
public record Moment(long micros, boolean wholeDay) {
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
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalEnd()
          .toFormatter(java.util.Locale.ROOT);

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
    if (read.query(TemporalQueries.localTime()) == null) {
      return Optional.of(new Moment(micros(date.atStartOfDay(zone).toInstant()), true));
    }
    ZoneId own = Optional.ofNullable(read.query(TemporalQueries.zone())).orElse(zone);
    return Optional.of(new Moment(micros(LocalDateTime.from(read).atZone(own).toInstant()), false));
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
