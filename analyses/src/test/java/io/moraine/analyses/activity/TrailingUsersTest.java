package io.moraine.analyses.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TrailingUsersTest {
  private static final LocalDate FIRST = LocalDate.parse("2024-02-20");

  @Test
  void countsWhatTheNaiveTwinCounts() {
    Random dice = new Random(77);
    for (int round = 0; round < 60; round++) {
      int days = 1 + dice.nextInt(40);
      int window = List.of(1, 7, 30).get(round % 3);
      LocalDate last = FIRST.plusDays(days - 1);
      TrailingUsers users = new TrailingUsers(window, FIRST, last);
      TrailingUsers elsewhere = new TrailingUsers(window, FIRST, last);
      List<TreeSet<Long>> people = new ArrayList<>();
      for (int person = 0; person < 30; person++) {
        TreeSet<Long> active = new TreeSet<>();
        for (int i = dice.nextInt(6); i > 0; i--) {
          active.add(FIRST.toEpochDay() + dice.nextInt(days));
        }
        people.add(active);
        (dice.nextBoolean() ? users : elsewhere)
            .add(active.stream().mapToLong(Long::longValue).toArray());
      }
      users.merge(elsewhere);
      long[] counts = users.byDay();
      assertThat(counts).hasSize(days);
      for (int place = 0; place < days; place++) {
        long day = FIRST.toEpochDay() + place;
        long expected =
            people.stream().filter(p -> !p.subSet(day - window + 1, day + 1).isEmpty()).count();
        assertThat(counts[place]).as("day %s of window %s", place, window).isEqualTo(expected);
      }
    }
  }

  @Test
  void somebodyCountsOnceHoweverOftenTheyCome() {
    TrailingUsers users = new TrailingUsers(7, FIRST, FIRST.plusDays(9));
    long day = FIRST.toEpochDay();
    users.add(new long[] {day, day + 1, day + 9});
    users.add(new long[0]);
    assertThat(users.byDay()).containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 0, 1);
  }
}
