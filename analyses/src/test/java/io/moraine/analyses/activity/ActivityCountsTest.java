package io.moraine.analyses.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moraine.analyses.time.PeriodUnit;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivityCountsTest {
  private static final LocalDate FIRST = LocalDate.parse("2024-01-18");
  private static final LocalDate LAST = LocalDate.parse("2024-04-16");
  private static final int INTERVALS = 5;

  /** Somebody, and the days on which they were active, those before the data too. */
  private record Visitor(TreeSet<LocalDate> days) {
    long[] epochDays() {
      return days.stream().mapToLong(LocalDate::toEpochDay).toArray();
    }
  }

  private static List<Visitor> visitors(Random dice, int count) {
    List<Visitor> visitors = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      TreeSet<LocalDate> days = new TreeSet<>();
      int from = dice.nextInt(110) - 20;
      for (int active = dice.nextInt(12); active >= 0; active--) {
        days.add(FIRST.plusDays(from + dice.nextInt(40)));
      }
      visitors.add(new Visitor(days));
    }
    return visitors;
  }

  private static ActivityCounts counts(List<Visitor> visitors, PeriodUnit unit) {
    DayPeriods periods = new DayPeriods(unit, DayOfWeek.MONDAY, FIRST, LAST);
    ActivityCounts counts = new ActivityCounts(periods, INTERVALS);
    ActivityCounts elsewhere = new ActivityCounts(periods, INTERVALS);
    for (int i = 0; i < visitors.size(); i++) {
      Visitor visitor = visitors.get(i);
      (i % 3 == 0 ? elsewhere : counts).add(visitor.days.first().toEpochDay(), visitor.epochDays());
    }
    counts.merge(elsewhere);
    return counts;
  }

  private static LocalDate periodOf(LocalDate day, PeriodUnit unit) {
    return switch (unit) {
      case DAY -> day;
      case WEEK -> {
        LocalDate monday = day;
        while (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
          monday = monday.minusDays(1);
        }
        yield monday;
      }
      default -> YearMonth.from(day).atDay(1);
    };
  }

  /** The first days of all periods, found by walking through all days. */
  private static List<LocalDate> periods(PeriodUnit unit) {
    Set<LocalDate> periods = new LinkedHashSet<>();
    for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      periods.add(periodOf(day, unit));
    }
    return List.copyOf(periods);
  }

  private static boolean isOver(LocalDate period, PeriodUnit unit) {
    for (LocalDate day = LAST; day.isBefore(LAST.plusDays(400)); day = day.plusDays(1)) {
      if (periodOf(day, unit).equals(period)) {
        return false;
      }
    }
    return period.isBefore(LAST);
  }

  private static boolean active(Visitor visitor, LocalDate period, PeriodUnit unit) {
    return activeDays(visitor, period, unit) > 0;
  }

  private static long activeDays(Visitor visitor, LocalDate period, PeriodUnit unit) {
    return visitor.days.stream()
        .filter(day -> !day.isBefore(FIRST) && !day.isAfter(LAST))
        .filter(day -> periodOf(day, unit).equals(period))
        .count();
  }

  private static LocalDate later(LocalDate period, int periods, PeriodUnit unit) {
    return switch (unit) {
      case DAY -> period.plusDays(periods);
      case WEEK -> period.plusDays(7L * periods);
      default -> YearMonth.from(period).plusMonths(periods).atDay(1);
    };
  }

  @ParameterizedTest
  @EnumSource(
      value = PeriodUnit.class,
      names = {"DAY", "WEEK", "MONTH"})
  void retentionIsThatOfTheNaiveTwin(PeriodUnit unit) {
    List<Visitor> visitors = visitors(new Random(8), 500);
    List<RetentionCell> expected = new ArrayList<>();
    List<LocalDate> periods = periods(unit);
    for (CohortEntry entry : CohortEntry.values()) {
      for (LocalDate cohort : periods) {
        List<Visitor> members =
            visitors.stream()
                .filter(visitor -> active(visitor, cohort, unit))
                .filter(
                    visitor ->
                        entry == CohortEntry.RECURRING
                            || (!visitor.days.first().isBefore(FIRST)
                                && periodOf(visitor.days.first(), unit).equals(cohort)))
                .toList();
        for (int interval = 0; interval < INTERVALS && !members.isEmpty(); interval++) {
          LocalDate period = later(cohort, interval, unit);
          LocalDate end = later(cohort, INTERVALS - 1, unit);
          if (!period.isAfter(LAST)) {
            expected.add(
                new RetentionCell(
                    unit,
                    cohort,
                    entry,
                    interval,
                    members.size(),
                    members.stream().filter(member -> active(member, period, unit)).count(),
                    isOver(period, unit),
                    members.stream()
                        .filter(
                            member ->
                                periods.stream()
                                    .filter(p -> !p.isBefore(period) && !p.isAfter(end))
                                    .anyMatch(p -> active(member, p, unit)))
                        .count(),
                    isOver(interval == 0 ? cohort : end, unit)));
          }
        }
      }
    }
    assertThat(counts(visitors, unit).retention()).containsExactlyElementsOf(expected);
    assertThat(expected).extracting(RetentionCell::complete).contains(true, false);
    assertThat(expected).extracting(RetentionCell::completeOnOrAfter).contains(false);
  }

  @ParameterizedTest
  @EnumSource(
      value = PeriodUnit.class,
      names = {"DAY", "WEEK", "MONTH"})
  void theLifecycleWalks(PeriodUnit unit) {
    List<Visitor> visitors = visitors(new Random(9), 500);
    List<LifecyclePeriod> rows = counts(visitors, unit).lifecycle();
    List<LocalDate> periods = periods(unit);
    assertThat(rows).extracting(LifecyclePeriod::start).isEqualTo(periods);
    long before = 0;
    for (LifecyclePeriod row : rows) {
      assertThat(row.active())
          .isEqualTo(visitors.stream().filter(v -> active(v, row.start(), unit)).count());
      assertThat(row.newcomers())
          .isEqualTo(
              visitors.stream()
                  .filter(v -> !v.days.first().isBefore(FIRST))
                  .filter(v -> !v.days.first().isAfter(LAST))
                  .filter(v -> periodOf(v.days.first(), unit).equals(row.start()))
                  .count());
      assertThat(row.activeBefore()).isEqualTo(before);
      assertThat(before + row.newcomers() + row.resurrecting() - row.dormant())
          .isEqualTo(row.active());
      assertThat(row.complete()).isEqualTo(isOver(row.start(), unit));
      before = row.active();
    }
    assertThat(before).isPositive();
  }

  @ParameterizedTest
  @EnumSource(
      value = PeriodUnit.class,
      names = {"WEEK", "MONTH"})
  void stickinessIsThatOfTheNaiveTwin(PeriodUnit unit) {
    List<Visitor> visitors = visitors(new Random(10), 500);
    List<StickinessCell> cells = counts(visitors, unit).stickiness();
    for (StickinessCell cell : cells) {
      assertThat(cell.exactly())
          .isEqualTo(
              visitors.stream()
                  .filter(v -> activeDays(v, cell.start(), unit) == cell.days())
                  .count());
      assertThat(cell.atLeast())
          .isEqualTo(
              visitors.stream()
                  .filter(v -> activeDays(v, cell.start(), unit) >= cell.days())
                  .count());
    }
    for (StickinessCell cell : cells) {
      List<LocalDate> days =
          FIRST
              .datesUntil(LAST.plusDays(1))
              .filter(day -> periodOf(day, unit).equals(cell.start()))
              .toList();
      assertThat(cell.averageDaily())
          .isEqualTo(
              (double)
                      days.stream()
                          .mapToLong(
                              day -> visitors.stream().filter(v -> v.days.contains(day)).count())
                          .sum()
                  / days.size());
      assertThat(cell.active())
          .isEqualTo(visitors.stream().filter(v -> active(v, cell.start(), unit)).count());
    }
    assertThat(cells).extracting(StickinessCell::exactly).anyMatch(exactly -> exactly > 0);
    assertThat(cells).extracting(StickinessCell::start).containsAll(periods(unit));
  }

  @Test
  void aCellIsNamedAsPeopleCallIt() {
    RetentionCell cell =
        new RetentionCell(PeriodUnit.WEEK, FIRST, CohortEntry.FIRST_TIME, 2, 8, 2, true, 4, false);
    assertThat(cell.name()).isEqualTo("week 2");
    assertThat(cell.rate()).isEqualTo(0.25);
    assertThat(cell.rateOnOrAfter()).isEqualTo(0.5);
  }

  @Test
  void refusesPeriodsThatAreNone() {
    assertThatThrownBy(() -> new DayPeriods(PeriodUnit.DAY, DayOfWeek.MONDAY, LAST, FIRST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The last day, 2024-01-18, is before the first, 2024-04-16");
    assertThatThrownBy(() -> new DayPeriods(PeriodUnit.HOUR, DayOfWeek.MONDAY, FIRST, LAST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("days or longer");
    assertThatThrownBy(
            () -> counts(List.of(), PeriodUnit.DAY).merge(counts(List.of(), PeriodUnit.WEEK)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("do not add up");
  }
}
