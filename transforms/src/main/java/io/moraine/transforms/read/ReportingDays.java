package io.moraine.transforms.read;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The reporting day of a time; fast where one time is of the same day as the one before. */
final class ReportingDays {
  private final ZoneId zone;
  private long from = 1;
  private long to = 0;
  private long epochDay;

  ReportingDays(ZoneId zone) {
    this.zone = zone;
  }

  /** Days from 1970-01-01 to the day on which that microsecond falls in the zone. */
  long epochDay(long micros) {
    if (micros < from || micros >= to) {
      LocalDate day = Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atZone(zone).toLocalDate();
      epochDay = day.toEpochDay();
      from = micros(day);
      to = micros(day.plusDays(1));
    }
    return epochDay;
  }

  private long micros(LocalDate day) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, day.atStartOfDay(zone).toInstant());
  }
}
