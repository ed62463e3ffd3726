package io.moraine.transforms.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportingDaysTest {

  /** Days of 23 and 25 hours, one that was left out (Apia), and one told twice (St John's). */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTC",
        "Europe/Berlin",
        "America/St_Johns",
        "America/Bahia_Banderas",
        "Pacific/Apia",
        "America/Havana",
        "Asia/Kolkata"
      })
  void theDayIsThatOfTheZone(String zone) {
    ZoneId id = ZoneId.of(zone);
    ReportingDays days = new ReportingDays(id);
    Random random = new Random(7);
    Instant start = Instant.parse("2009-12-30T00:00:00Z");
    for (int i = 0; i < 200_000; i++) {
      Instant instant = start.plus(Duration.ofMinutes(i * 10L)).plusNanos(random.nextInt(3) * 1000);
      assertThat(days.dayOf(Micros.of(instant))).isEqualTo(LocalDate.ofInstant(instant, id));
    }
    for (int i = 0; i < 20_000; i++) {
      Instant instant = start.plusSeconds(random.nextInt());
      assertThat(days.dayOf(Micros.of(instant))).isEqualTo(LocalDate.ofInstant(instant, id));
    }
  }

  @Test
  void aMicrosecondBeforeAChangeOfTheClockIsBeforeIt() {
    ZoneId zone = ZoneId.of("America/St_Johns");
    ZoneOffsetTransition change =
        zone.getRules().nextTransition(Instant.parse("2010-11-01T00:00:00Z"));
    Instant after = change.getInstant();
    Instant before = after.minusNanos(1_000);
    ReportingDays days = new ReportingDays(zone);
    for (Instant instant : List.of(after, before, after)) {
      assertThat(days.dayOf(Micros.of(instant))).isEqualTo(LocalDate.ofInstant(instant, zone));
    }
    assertThat(LocalDate.ofInstant(before, zone)).isAfter(LocalDate.ofInstant(after, zone));
  }
}
