package io.moraine.analyses.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.schemas.Cohort;
import io.moraine.schemas.RevenueLine;
import io.moraine.schemas.Session;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.results.Kpi;
import io.moraine.schemas.results.MarketingAttribution;
import io.moraine.schemas.results.PathLength;
import io.moraine.schemas.results.PeakHour;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a twin that adds up each side of each balance by itself, row by row. */
class BalanceSheetTest {
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 1);

  private record Row(TableDefinition table, Object value) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void tellsWhatRowByRowIsTold(long seed) {
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      rows.add(row(random));
    }
    List<BalanceSheet> sheets = List.of(new BalanceSheet(), new BalanceSheet(), new BalanceSheet());
    for (Row row : rows) {
      sheets.get(random.nextInt(sheets.size())).row(row.table(), row.value());
    }
    BalanceSheet all = new BalanceSheet();
    sheets.forEach(all::merge);

    assertThat(sentences(all.differences()))
        .isNotEmpty()
        .containsExactlyElementsOf(sentences(differences(rows)));
  }

  private static List<String> sentences(List<Balance.Difference> differences) {
    return differences.stream().map(Balance.Difference::sentence).toList();
  }

  private static Row row(Random random) {
    LocalDate day = FIRST_DAY.plusDays(random.nextInt(3));
    Map<String, Object> columns = new HashMap<>();
    switch (random.nextInt(7)) {
      case 0 -> {
        columns.put("day", day);
        columns.put("kpi", List.of("sessions", "page_views", "carts").get(random.nextInt(3)));
        columns.put("numerator", BigDecimal.valueOf(random.nextInt(3)));
        return new Row(Kpi.TABLE, Records.of(Kpi.class, columns));
      }
      case 1 -> {
        columns.put("day", day);
        columns.put("converted", random.nextBoolean());
        columns.put("sessions", (long) random.nextInt(3));
        return new Row(PathLength.TABLE, Records.of(PathLength.class, columns));
      }
      case 2 -> {
        columns.put("sessions", (long) random.nextInt(3));
        return new Row(PeakHour.TABLE, Records.of(PeakHour.class, columns));
      }
      case 3 -> {
        columns.put("personId", "person-" + random.nextInt(5));
        columns.put("firstSeenDate", day);
        columns.put("activeDays", random.nextBoolean() ? List.of() : List.of(day));
        columns.put("orderDays", List.of());
        columns.put("signedUpAt", random.nextBoolean() ? Instant.EPOCH : null);
        return new Row(Cohort.TABLE, Records.of(Cohort.class, columns));
      }
      case 4 -> {
        columns.put("lineType", random.nextBoolean() ? "order" : "refund");
        columns.put("orderId", "order-" + random.nextInt(5));
        columns.put("personId", "person-" + random.nextInt(2));
        columns.put("revenueDate", day);
        columns.put("currency", "EUR");
        columns.put("quantity", 1L);
        for (String money : List.of("gross", "discount", "tax", "net")) {
          columns.put(money, BigDecimal.valueOf(random.nextInt(1000), 2));
        }
        return new Row(RevenueLine.TABLE, Records.of(RevenueLine.class, columns));
      }
      case 5 -> {
        columns.put("dimension", random.nextBoolean() ? "channel" : "campaign");
        columns.put("model", random.nextBoolean() ? "first_touch" : "linear");
        columns.put("conversionType", random.nextBoolean() ? "order" : "signup");
        columns.put("conversions", BigDecimal.valueOf(random.nextInt(100), 1));
        columns.put("revenue", BigDecimal.valueOf(random.nextInt(1000), 2));
        return new Row(MarketingAttribution.TABLE, Records.of(MarketingAttribution.class, columns));
      }
      default -> {
        columns.put("sessionDate", day);
        columns.put("pageViews", (long) random.nextInt(3));
        columns.put("conversions", (long) random.nextInt(2));
        columns.put("orders", (long) random.nextInt(2));
        columns.put("entryPage", random.nextBoolean() ? "/" : null);
        columns.put("exitPage", random.nextBoolean() ? "/" : null);
        return new Row(Session.TABLE, Records.of(Session.class, columns));
      }
    }
  }

  private static List<Balance.Difference> differences(List<Row> rows) {
    List<Balance.Difference> differences = new ArrayList<>();
    for (Balance balance : Balances.ALL) {
      Map<String, BigDecimal> left = sums(balance.left(), rows);
      Map<String, BigDecimal> right = sums(balance.right(), rows);
      Set<String> keys = new TreeSet<>(left.keySet());
      keys.addAll(right.keySet());
      for (String key : keys) {
        BigDecimal ofLeft = left.getOrDefault(key, BigDecimal.ZERO);
        BigDecimal ofRight = right.getOrDefault(key, BigDecimal.ZERO);
        if (ofLeft.compareTo(ofRight) != 0) {
          differences.add(new Balance.Difference(balance, key, ofLeft, ofRight));
        }
      }
    }
    return differences;
  }

  private static Map<String, BigDecimal> sums(Balance.Side side, List<Row> rows) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    Set<String> seen = new HashSet<>();
    for (Row row : rows) {
      for (Balance.Term<?> term : side.terms()) {
        if (term.table().name().equals(row.table().name())) {
          Object key = term.keyOf(row.value());
          if (key != null
              && term.identityOf(row.value())
                  .map(identity -> seen.add(key + "\n" + identity))
                  .orElse(true)) {
            sums.merge(key.toString(), term.amountOf(row.value()), BigDecimal::add);
          }
        }
      }
    }
    return sums;
  }
}
