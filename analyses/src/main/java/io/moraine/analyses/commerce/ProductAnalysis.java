package io.moraine.analyses.commerce;

import io.moraine.analyses.results.Analysis;
import io.moraine.analyses.results.Balance;
import io.moraine.analyses.results.Balance.Side;
import io.moraine.analyses.results.DataSpan;
import io.moraine.analyses.results.Highlight;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.ResultSettings;
import io.moraine.schemas.Cart;
import io.moraine.schemas.RevenueLine;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.results.DailyRevenue;
import io.moraine.schemas.results.ProductAffinity;
import io.moraine.schemas.results.ProductPerformance;
import java.math.BigDecimal;
import java.util.List;

/** Products: how they are seen, chosen, bought and sent back, alone and together. */
public final class ProductAnalysis implements Analysis {
  @Override
  public String name() {
    return "products";
  }

  @Override
  public String question() {
    return "Which products are viewed, chosen and bought, and which of them together?";
  }

  @Override
  public List<TableDefinition> tables() {
    return List.of(ProductPerformance.TABLE, ProductAffinity.TABLE);
  }

  @Override
  public List<Balance> balances() {
    return List.of(
        new Balance(
            "Net of products is the net of days",
            Side.sum(
                "net_revenue of results.product_performance",
                ProductPerformance.TABLE,
                ProductPerformance.class,
                ProductPerformance::netRevenue),
            Side.sum(
                "net_revenue_reporting of results.revenue_daily in all",
                DailyRevenue.TABLE,
                DailyRevenue.class,
                row ->
                    row.dimension().equals(DailyRevenue.ALL) && row.netRevenueReporting() != null
                        ? row.netRevenueReporting()
                        : BigDecimal.ZERO)),
        new Balance(
            "Order lines by product are the order lines",
            Side.sum(
                "order_lines of results.product_performance",
                ProductPerformance.TABLE,
                ProductPerformance.class,
                ProductPerformance::productId,
                row -> BigDecimal.valueOf(row.orderLines())),
            Side.sum(
                "order lines of facts.revenue",
                RevenueLine.TABLE,
                RevenueLine.class,
                ProductAnalysis::product,
                line -> BigDecimal.valueOf(line.lineType().equals("order") ? 1 : 0))),
        new Balance(
            "Pieces by product are the pieces",
            Side.sum(
                "quantity minus quantity_refunded of results.product_performance",
                ProductPerformance.TABLE,
                ProductPerformance.class,
                ProductPerformance::productId,
                row -> BigDecimal.valueOf(row.quantity() - row.quantityRefunded())),
            Side.sum(
                "quantity of facts.revenue",
                RevenueLine.TABLE,
                RevenueLine.class,
                ProductAnalysis::product,
                line -> BigDecimal.valueOf(line.quantity()))),
        new Balance(
            "Carts by product are the products of carts",
            Side.sum(
                "carts of results.product_performance",
                ProductPerformance.TABLE,
                ProductPerformance.class,
                row -> BigDecimal.valueOf(row.carts())),
            Side.sum(
                "products of facts.carts",
                Cart.TABLE,
                Cart.class,
                cart -> BigDecimal.valueOf(cart.products()))));
  }

  private static String product(RevenueLine line) {
    return line.productId() == null ? ProductPerformance.NO_PRODUCT : line.productId();
  }

  @Override
  public List<Highlight> highlights() {
    return List.of(
        Highlight.of(ProductPerformance.TABLE)
            .rankedBy("net_revenue")
            .showing(
                "product_name",
                "views",
                "add_to_cart_rate",
                "purchase_rate",
                "orders",
                "quantity",
                "net_revenue"),
        Highlight.of(ProductAffinity.TABLE)
            .showing(
                "baskets_with_both", "support", "confidence_a_to_b", "confidence_b_to_a", "lift"));
  }

  @Override
  public ResultFold<?> fold(ResultSettings settings, DataSpan span) {
    return new ProductResults(settings.products(), span.money());
  }
}
