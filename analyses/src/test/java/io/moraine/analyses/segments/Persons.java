package io.moraine.analyses.segments;

import io.moraine.analyses.results.PersonHistory;
import io.moraine.schemas.Cohort;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** People with the days on which they were active and ordered. */
public final class Persons {
  private Persons() {}

  /** Somebody first seen on a day. */
  public static Cohort of(
      String id, LocalDate firstSeen, List<LocalDate> activeDays, List<LocalDate> orderDays) {
    return new Cohort(
        id,
        null,
        firstSeen.atStartOfDay().toInstant(ZoneOffset.UTC),
        firstSeen,
        firstSeen.atStartOfDay().toInstant(ZoneOffset.UTC),
        null,
        null,
        null,
        1,
        activeDays.size(),
        orderDays.size(),
        null,
        BigDecimal.ZERO,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        activeDays,
        orderDays,
        null);
  }

  /** That and nothing else. */
  public static PersonHistory history(Cohort person) {
    return new PersonHistory(person, List.of(), List.of(), List.of(), List.of(), List.of());
  }
}
