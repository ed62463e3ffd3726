package io.moraine.analyses.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.analyses.results.Conversion;
import io.moraine.analyses.results.PersonHistory;
import io.moraine.analyses.results.ResultOutput;
import io.moraine.schemas.RevenueLine;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.results.DailyRevenue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RevenueByDayTest {
  private static final Conversion EURO =
      new Conversion("EUR", Map.of("GBP", new BigDecimal("1.15")));

  private final RevenueByDay revenue = new RevenueByDay(EURO);

  private static RevenueLine line(
      int day, String type, String order, String product, String amount, String currency) {
    boolean isOrder = type.equals("order");
    LocalDate date = LocalDate.of(2025, 3, day);
    BigDecimal money = new BigDecimal(amount);
    BigDecimal sold = isOrder ? money : BigDecimal.ZERO;
    BigDecimal back = isOrder ? BigDecimal.ZERO : money;
    return new RevenueLine(
        order + product + day,
        date,
        type,
        order,
        1,
        null,
        "e",
        date.atStartOfDay(ZoneOffset.UTC).toInstant(),
        "p",
        "v",
        null,
        product,
        null,
        null,
        null,
        isOrder ? 2 : -1,
        BigDecimal.ONE,
        sold,
        BigDecimal.ZERO,
        back,
        sold.subtract(back),
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        currency,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        0,
        null);
  }

  private void person(RevenueLine... lines) {
    RevenueByDay part = new RevenueByDay(EURO);
    part.person(
        new PersonHistory(null, List.of(), List.of(), List.of(), List.of(lines), List.of()));
    revenue.merge(part);
  }

  private DailyRevenue row(int day, String currency, String dimension, String value) {
    List<DailyRevenue> rows = new ArrayList<>();
    revenue.tell(
        new ResultOutput() {
          @Override
          public <R extends Record> void row(TableDefinition table, R row) {
            rows.add((DailyRevenue) row);
          }
        });
    return rows.stream()
        .filter(row -> row.day().equals(LocalDate.of(2025, 3, day)))
        .filter(row -> row.currency().equals(currency) && row.dimension().equals(dimension))
        .filter(row -> row.dimensionValue().equals(value))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anOrderCountsOnceWhereItsFirstLineIs() {
    person(
        line(1, "order", "o", "a", "10", "EUR"),
        line(1, "order", "o", "b", "5", "EUR"),
        line(2, "order", "o", "a", "1", "EUR"),
        line(2, "order", "o", "c", "1", "EUR"));

    assertThat(row(1, "EUR", "all", "(all)").orders()).isEqualTo(1);
    assertThat(row(1, "EUR", "all", "(all)").averageOrderValue()).isEqualTo(15);
    assertThat(row(2, "EUR", "all", "(all)").orders()).isZero();
    assertThat(row(2, "EUR", "all", "(all)").averageOrderValue()).isNull();
    assertThat(row(2, "EUR", "all", "(all)").customers()).isEqualTo(1);
    assertThat(row(2, "EUR", "product", "a").orders()).isZero();
    assertThat(row(2, "EUR", "product", "c").orders()).isEqualTo(1);
    assertThat(row(1, "EUR", "country", "(none)").orders()).isEqualTo(1);
  }

  @Test
  void refundsAreOfTheirOwnDayAndMakeNoCustomer() {
    person(line(1, "order", "o", "a", "10", "EUR"), line(3, "refund", "o", "a", "4", "EUR"));
    person(line(1, "order", "q", "a", "10", "EUR"));

    DailyRevenue refunds = row(3, "EUR", "all", "(all)");
    assertThat(refunds.customers()).isZero();
    assertThat(refunds.refundLines()).isEqualTo(1);
    assertThat(refunds.units()).isZero();
    assertThat(refunds.netRevenue()).isEqualByComparingTo("-4");
    assertThat(refunds.revenuePerCustomer()).isNull();
    assertThat(row(1, "EUR", "all", "(all)").customers()).isEqualTo(2);
    assertThat(row(1, "EUR", "all", "(all)").units()).isEqualTo(4);
  }

  @Test
  void currenciesStayApartAndAreConvertedWhereARateIsKnown() {
    person(
        line(1, "order", "o", "a", "10", "GBP"),
        line(1, "order", "q", "a", "7", "USD"),
        line(1, "order", "r", "a", "3", null));

    assertThat(row(1, "GBP", "all", "(all)").netRevenueReporting()).isEqualByComparingTo("11.5");
    assertThat(row(1, "USD", "all", "(all)").netRevenueReporting()).isNull();
    assertThat(row(1, "USD", "all", "(all)").netRevenue()).isEqualByComparingTo("7");
    assertThat(row(1, "(none)", "all", "(all)").netRevenueReporting()).isEqualByComparingTo("3");
    assertThat(revenue.netReporting().get(LocalDate.of(2025, 3, 1))).isEqualByComparingTo("14.5");
    assertThat(revenue.orders()).isEqualTo(Map.of(LocalDate.of(2025, 3, 1), 3L));
  }
}
