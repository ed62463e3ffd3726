package io.moraine.analyses.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moraine.analyses.activity.DayPeriods;
import io.moraine.analyses.time.PeriodUnit;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CohortRevenueTest {
  private static final LocalDate FIRST = LocalDate.parse("2024-01-01");
  private static final LocalDate LAST = LocalDate.parse("2024-06-20");
  private static final int INTERVALS = 4;
  private static final DayPeriods MONTHS =
      new DayPeriods(PeriodUnit.MONTH, DayOfWeek.MONDAY, FIRST, LAST);

  private record Customer(LocalDate acquired, List<DatedRevenue> revenue) {}

  private static List<Customer> customers(Random dice) {
    List<Customer> customers = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      LocalDate acquired = FIRST.plusDays(dice.nextInt(220) - 40);
      List<DatedRevenue> revenue = new ArrayList<>();
      for (int paid = dice.nextInt(4); paid > 0; paid--) {
        revenue.add(
            new DatedRevenue(
                acquired.plusDays(dice.nextInt(150)).toEpochDay(),
                dice.nextBoolean() ? "EUR" : "USD",
                BigDecimal.valueOf(dice.nextInt(20_000) - 3_000, 2)));
      }
      customers.add(new Customer(acquired, revenue));
    }
    return customers;
  }

  private static BigDecimal naive(Customer customer, CohortRevenueCell cell, int from) {
    return customer.revenue.stream()
        .filter(paid -> paid.currency().equals(cell.currency()))
        .filter(
            paid -> {
              LocalDate day = LocalDate.ofEpochDay(paid.epochDay());
              long months =
                  ChronoUnit.MONTHS.between(YearMonth.from(customer.acquired), YearMonth.from(day));
              return !day.isAfter(LAST) && months >= from && months <= cell.interval();
            })
        .map(DatedRevenue::net)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  void addsUpAsTheNaiveTwinDoes() {
    Random dice = new Random(77);
    List<Customer> customers = customers(dice);
    CohortRevenue counted = new CohortRevenue(MONTHS, INTERVALS);
    CohortRevenue elsewhere = new CohortRevenue(MONTHS, INTERVALS);
    for (Customer customer : customers) {
      (dice.nextBoolean() ? counted : elsewhere)
          .add(customer.acquired.toEpochDay(), customer.revenue);
    }
    counted.merge(elsewhere);
    // Two currencies; six months, of which the last three have fewer intervals: 4 4 4 3 2 1.
    assertThat(counted.cells()).hasSize(2 * 18);
    for (CohortRevenueCell cell : counted.cells()) {
      List<Customer> members =
          customers.stream()
              .filter(customer -> !customer.acquired.isAfter(LAST))
              .filter(customer -> YearMonth.from(customer.acquired).atDay(1).equals(cell.cohort()))
              .toList();
      assertThat(cell.size()).isEqualTo(members.size());
      assertThat(cell.net()).isEqualByComparingTo(sum(members, cell, cell.interval()));
      assertThat(cell.cumulative()).isEqualByComparingTo(sum(members, cell, 0)).isPositive();
      assertThat(cell.complete())
          .isEqualTo(cell.cohort().plusMonths(cell.interval()).getMonthValue() < 6);
    }
  }

  private static BigDecimal sum(List<Customer> members, CohortRevenueCell cell, int from) {
    return members.stream()
        .map(member -> naive(member, cell, from))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  void whoNeverPaidCountsAsAMember() {
    CohortRevenue counted = new CohortRevenue(MONTHS, 1);
    counted.add(FIRST.toEpochDay(), List.of());
    counted.add(
        FIRST.toEpochDay(),
        List.of(new DatedRevenue(FIRST.toEpochDay(), "EUR", new BigDecimal("10.00"))));
    assertThat(counted.cells()).hasSize(1);
    assertThat(counted.cells().get(0).perMember()).isEqualByComparingTo("5");
  }

  @Test
  void refusesWhatCannotBe() {
    CohortRevenue counted = new CohortRevenue(MONTHS, 1);
    List<DatedRevenue> early =
        List.of(new DatedRevenue(FIRST.toEpochDay() - 1, "EUR", BigDecimal.ONE));
    assertThatThrownBy(() -> counted.add(FIRST.toEpochDay(), early))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("acquired on day 19723 paid on day 19722, before that");
    assertThatThrownBy(() -> counted.merge(new CohortRevenue(MONTHS, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not add up");
  }
}
