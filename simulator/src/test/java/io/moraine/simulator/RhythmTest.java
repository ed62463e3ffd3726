package io.moraine.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RhythmTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final Season season = new Season(SimulationSettings.defaults());
  private final Chance chance = Chance.of(7, Chance.Purpose.LIFE, 1);

  @Test
  void eveningsAreBusierThanNights() {
    List<ZonedDateTime> moments = moments(Rhythm.of(season, day -> 1));
    assertThat(count(moments, moment -> moment.getHour() == 20))
        .isGreaterThan(10 * count(moments, moment -> moment.getHour() == 3));
  }

  @Test
  void theHourThatTheClocksSkipIsNotThere() {
    List<ZonedDateTime> moments = moments(Rhythm.of(season, day -> day == 6 ? 1 : 0));
    assertThat(moments)
        .allMatch(moment -> moment.getDayOfMonth() == 29)
        .noneMatch(moment -> moment.getHour() == 2);
  }

  @Test
  void daysAreAsBusyAsTheyWereMade() {
    List<ZonedDateTime> moments = moments(Rhythm.of(season, day -> day == 1 ? 3 : 1));
    assertThat(count(moments, moment -> moment.getDayOfMonth() == 24))
        .isGreaterThan(2 * count(moments, moment -> moment.getDayOfMonth() == 25));
  }

  @Test
  void aMomentBehindTheSeasonIsNone() {
    Rhythm rhythm = Rhythm.of(season, day -> 1);
    long hour = 3_600_000;
    assertThat(rhythm.moment(chance, season.closes(), season.closes() + hour)).isEmpty();
    long empty =
        Stream.generate(
                () -> rhythm.moment(chance, season.closes() - hour, season.closes() + 3 * hour))
            .limit(4000)
            .filter(OptionalLong::isEmpty)
            .count();
    assertThat(empty).isBetween(2850L, 3150L);
  }

  private List<ZonedDateTime> moments(Rhythm rhythm) {
    return Stream.generate(
            () -> rhythm.moment(chance, season.begins(), season.closes()).orElseThrow())
        .limit(20_000)
        .map(moment -> Instant.ofEpochMilli(moment).atZone(BERLIN))
        .toList();
  }

  private static long count(List<ZonedDateTime> moments, Predicate<ZonedDateTime> which) {
    return moments.stream().filter(which).count();
  }
}
