package io.moraine.analyses.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.analyses.results.KnownEvent;
import io.moraine.analyses.results.PersonEvent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecurringRevenueTest {
  private static final LocalDate JANUARY = LocalDate.of(2025, 1, 1);

  private static PersonEvent event(
      String type, String day, String subscription, String plan, String amount, String interval) {
    LocalDate date = LocalDate.parse(day);
    return new KnownEvent(
        "p",
        date.atStartOfDay(ZoneOffset.UTC).toInstant(),
        type + day,
        date,
        "subscription_" + type,
        null,
        null,
        null,
        null,
        null,
        null,
        subscription,
        plan,
        amount == null ? null : new BigDecimal(amount),
        interval,
        amount == null ? null : "EUR",
        null);
  }

  private static List<String> paid(PersonEvent... events) {
    return RecurringRevenue.amounts(List.of(events), JANUARY, 4).stream()
        .map(
            paid ->
                String.join(
                    " ",
                    Integer.toString(paid.month()),
                    paid.plan(),
                    paid.currency(),
                    paid.amount().stripTrailingZeros().toPlainString()))
        .toList();
  }

  @Test
  void lastsUntilItIsCancelled() {
    assertThat(
            paid(
                event("started", "2025-01-31", "s", "basic", "10", "month"),
                event("renewed", "2025-02-28", "s", "basic", "10", "month"),
                event("cancelled", "2025-03-01", "s", null, null, null)))
        .containsExactly("0 basic EUR 10", "1 basic EUR 10");
  }

  @Test
  void endsOfMonthsDecide() {
    assertThat(
            paid(
                event("started", "2025-02-01", "s", "basic", "10", "month"),
                event("changed", "2025-02-27", "s", "pro", "20", "month"),
                event("cancelled", "2025-04-10", "s", null, null, null),
                event("renewed", "2025-04-30", "s", null, null, null)))
        .containsExactly("1 pro EUR 20", "2 pro EUR 20", "3 pro EUR 20");
    assertThat(
            paid(
                event("started", "2025-02-01", "s", "basic", "10", "month"),
                event("cancelled", "2025-02-02", "s", null, null, null)))
        .isEmpty();
  }

  @Test
  void subscriptionsOfAnAccountAreApart() {
    assertThat(
            paid(
                event("started", "2025-03-01", "a", "basic", "10", "month"),
                event("started", "2025-03-02", "b", "pro", "120", "year"),
                event("cancelled", "2025-04-02", "a", null, null, null),
                event("cancelled", "2025-04-02", "never seen", null, null, null)))
        .containsExactlyInAnyOrder("2 basic EUR 10", "2 pro EUR 10", "3 pro EUR 10");
  }

  @Test
  void whatIsNotNamedHasAName() {
    assertThat(paid(event("renewed", "2025-04-01", null, "", "5", null)))
        .containsExactly("3 (none) EUR 5");
    assertThat(paid(event("started", "2025-04-01", null, "free", null, null))).isEmpty();
    assertThat(paid(event("started", "2025-04-01", null, "odd", "-5", null))).isEmpty();
  }

  @Test
  void intervalsAreOfTheSameYear() {
    BigDecimal daily = RecurringRevenue.monthly(new BigDecimal("1"), "day");
    assertThat(daily).isEqualByComparingTo("30.416667");
    assertThat(RecurringRevenue.monthly(new BigDecimal("7"), "week")).isEqualByComparingTo(daily);
    assertThat(RecurringRevenue.monthly(new BigDecimal("365"), "year")).isEqualByComparingTo(daily);
    assertThat(RecurringRevenue.monthly(new BigDecimal("9.99"), "month"))
        .isEqualByComparingTo("9.99");
  }
}
