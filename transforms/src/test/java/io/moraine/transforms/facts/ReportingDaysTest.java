package io.moraine.transforms.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Random;
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
}
