package io.moraine.analyses.revenue;

import io.moraine.analyses.results.Conversion;
import io.moraine.analyses.results.Groups;
import io.moraine.analyses.results.Mergeable;
import io.moraine.analyses.results.PersonHistory;
import io.moraine.analyses.results.ResultOutput;
import io.moraine.schemas.RevenueLine;
import io.moraine.schemas.results.Bots;
import io.moraine.schemas.results.DailyRevenue;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Revenue by day and currency, in all and by each dimension. */
final class RevenueByDay implements Serializable, Mergeable<RevenueByDay> {
  private static final long serialVersionUID = 1L;

  private final Conversion money;
  private final Groups<Cell, DaySums> cells = new Groups<>();

  /** By what revenue is told. */
  private enum Dimension {
    ALL(DailyRevenue.ALL),
    COUNTRY("country"),
    CHANNEL("channel"),
    CATEGORY("category"),
    PRODUCT("product");

    private static final Dimension[] EACH = values();

    private final String label;

    Dimension(String label) {
      this.label = label;
    }

    String valueOf(RevenueLine line) {
      return switch (this) {
        case ALL -> DailyRevenue.ALL_VALUES;
        case COUNTRY -> known(line.country());
        case CHANNEL -> known(line.channel());
        case CATEGORY -> known(line.category());
        case PRODUCT -> known(line.productId());
      };
    }
  }

  private record Cell(LocalDate day, String currency, Dimension dimension, String value)
      implements Serializable {}

  /** An order, or a part of it that has something in common. */
  private record OrderPart(String orderId, Dimension dimension, String value) {}

  RevenueByDay(Conversion money) {
    this.money = money;
  }

  private static String known(String said) {
    return said == null ? DailyRevenue.NONE : said;
  }

  void person(PersonHistory person) {
    if (person.revenue().isEmpty()) {
      return;
    }
    Set<OrderPart> ordered = new HashSet<>();
    Set<Cell> bought = new HashSet<>();
    for (RevenueLine line : person.revenue()) {
      LineAmounts own = LineAmounts.of(line);
      Optional<LineAmounts> reporting = LineAmounts.in(money, line);
      for (Dimension dimension : Dimension.EACH) {
        String value = dimension.valueOf(line);
        Cell cell = new Cell(line.revenueDate(), known(line.currency()), dimension, value);
        DaySums sums = cells.of(cell, DaySums::new);
        sums.add(line, own, reporting);
        if (RevenueSums.isOrder(line)) {
          if (ordered.add(new OrderPart(line.orderId(), dimension, value))) {
            sums.order();
          }
          if (bought.add(cell)) {
            sums.customer();
          }
        }
      }
    }
  }

  @Override
  public void merge(RevenueByDay other) {
    cells.merge(other.cells);
  }

  void tell(ResultOutput rows) {
    cells.forEach((cell, sums) -> rows.row(DailyRevenue.TABLE, row(cell, sums)));
  }

  private DailyRevenue row(Cell cell, DaySums sums) {
    return new DailyRevenue(
        cell.day,
        cell.currency,
        cell.dimension.label,
        cell.value,
        sums.orders(),
        sums.customers(),
        sums.sums().orderLines(),
        sums.sums().refundLines(),
        sums.sums().units(),
        sums.sums().gross(),
        sums.sums().discount(),
        sums.sums().refunded(),
        sums.sums().net(),
        sums.tax(),
        sums.shipping(),
        sums.averageOrderValue(),
        sums.revenuePerCustomer(),
        sums.netReporting(),
        money.currency(),
        DailyRevenue.DEFINITION,
        Bots.WITHOUT);
  }

  /** Orders of each day, over all currencies. */
  Map<LocalDate, Long> orders() {
    Map<LocalDate, Long> orders = new HashMap<>();
    cells.forEach(
        (cell, sums) -> {
          if (cell.dimension == Dimension.ALL) {
            orders.merge(cell.day, sums.orders(), Long::sum);
          }
        });
    return orders;
  }

  /** Net revenue of each day in the currency of the results. */
  Map<LocalDate, BigDecimal> netReporting() {
    Map<LocalDate, BigDecimal> net = new HashMap<>();
    cells.forEach(
        (cell, sums) -> {
          if (cell.dimension == Dimension.ALL && sums.netReporting() != null) {
            net.merge(cell.day, sums.netReporting(), BigDecimal::add);
          }
        });
    return net;
  }
}
