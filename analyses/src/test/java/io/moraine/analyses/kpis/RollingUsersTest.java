package io.moraine.analyses.kpis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RollingUsersTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-02-20");

  @Test
  void aPersonCountsUntilTheWindowHasPassed() {
    RollingUsers users = new RollingUsers(7);
    users.person(new TreeSet<>(List.of(FIRST, FIRST.plusDays(6), FIRST.plusDays(14))));
    assertThat(users.counts())
        .containsExactlyEntriesOf(
            new TreeMap<>(
                Map.of(
                    FIRST,
                    1L,
                    FIRST.plusDays(13),
                    0L,
                    FIRST.plusDays(14),
                    1L,
                    FIRST.plusDays(21),
                    0L)));
  }

  @Test
  void whoComesOnTheDayOnWhichTheWindowEndsStays() {
    RollingUsers users = new RollingUsers(7);
    users.person(new TreeSet<>(List.of(FIRST, FIRST.plusDays(7))));
    for (int day = 0; day < 14; day++) {
      assertThat(users.counts().floorEntry(FIRST.plusDays(day)).getValue()).isEqualTo(1);
    }
    assertThat(users.counts().lastEntry()).isEqualTo(Map.entry(FIRST.plusDays(14), 0L));
  }

  @Test
  void whoNeverCameDoesNotCount() {
    RollingUsers users = new RollingUsers(30);
    users.person(new TreeSet<>());
    assertThat(users.counts()).isEmpty();
  }

  @Test
  void theyAreThoseWhoWereThereInTheWindow() {
    Random dice = new Random(5);
    for (int round = 0; round < 200; round++) {
      int window = 1 + dice.nextInt(10);
      List<SortedSet<LocalDate>> people = new ArrayList<>();
      RollingUsers here = new RollingUsers(window);
      RollingUsers there = new RollingUsers(window);
      for (int person = 0; person < 1 + dice.nextInt(6); person++) {
        SortedSet<LocalDate> days = new TreeSet<>();
        for (int i = dice.nextInt(8); i > 0; i--) {
          days.add(FIRST.plusDays(dice.nextInt(30)));
        }
        people.add(days);
        (dice.nextBoolean() ? here : there).person(days);
      }
      here.merge(there);
      for (int i = 0; i < 40; i++) {
        LocalDate day = FIRST.plusDays(i);
        long active =
            people.stream()
                .filter(days -> !days.subSet(day.minusDays(window - 1), day.plusDays(1)).isEmpty())
                .count();
        Map.Entry<LocalDate, Long> told = here.counts().floorEntry(day);
        assertThat(told == null ? 0 : told.getValue()).isEqualTo(active);
      }
    }
  }
}
