package io.moraine.analyses.commerce;

import io.moraine.analyses.results.Analysis;
import io.moraine.analyses.results.Balance;
import io.moraine.analyses.results.Balance.Side;
import io.moraine.analyses.results.DataSpan;
import io.moraine.analyses.results.Highlight;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.ResultSettings;
import io.moraine.schemas.Cart;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.results.AbandonedProduct;
import io.moraine.schemas.results.CartAbandonment;
import io.moraine.schemas.results.CheckoutStep;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToLongFunction;

/** Carts: which are ordered, which are abandoned, with what in them and where in the checkout. */
public final class CartAnalysis implements Analysis {
  @Override
  public String name() {
    return "carts";
  }

  @Override
  public String question() {
    return "Which carts are abandoned, with what in them, and where in the checkout?";
  }

  @Override
  public List<TableDefinition> tables() {
    return List.of(CartAbandonment.TABLE, AbandonedProduct.TABLE, CheckoutStep.TABLE);
  }

  @Override
  public List<Balance> balances() {
    return List.of(
        new Balance(
            "Carts of each state are the carts of the day",
            states("open", CartAbandonment::openCarts)
                .plus(states("ordered", CartAbandonment::orderedCarts))
                .plus(states("abandoned", CartAbandonment::abandonedCarts))
                .plus(states("recovered", CartAbandonment::recoveredCarts)),
            Side.sum(
                "carts of facts.carts",
                Cart.TABLE,
                Cart.class,
                cart -> cart.openedDate() + " " + cart.state(),
                cart -> BigDecimal.ONE)),
        new Balance(
            "Carts by product are the products of carts",
            Side.sum(
                "carts of results.abandoned_products",
                AbandonedProduct.TABLE,
                AbandonedProduct.class,
                row -> BigDecimal.valueOf(row.carts())),
            Side.sum(
                "products of facts.carts",
                Cart.TABLE,
                Cart.class,
                cart -> BigDecimal.valueOf(cart.products()))),
        new Balance(
            "Every cart begins the checkout's steps",
            Side.sum(
                "carts of results.checkout_steps at the step (cart)",
                CheckoutStep.TABLE,
                CheckoutStep.class,
                row -> BigDecimal.valueOf(row.step().equals(CheckoutStep.CART) ? row.carts() : 0)),
            Side.sum("carts of facts.carts", Cart.TABLE, Cart.class, cart -> BigDecimal.ONE)),
        new Balance(
            "Carts that drop out at a step are the abandoned carts",
            Side.sum(
                "dropped of results.checkout_steps",
                CheckoutStep.TABLE,
                CheckoutStep.class,
                row -> BigDecimal.valueOf(row.dropped())),
            Side.sum(
                "abandoned_carts of results.cart_abandonment",
                CartAbandonment.TABLE,
                CartAbandonment.class,
                row -> BigDecimal.valueOf(row.abandonedCarts()))),
        new Balance(
            "What is lost at the steps is what is abandoned",
            Side.sum(
                "value_lost of results.checkout_steps",
                CheckoutStep.TABLE,
                CheckoutStep.class,
                CheckoutStep::valueLost),
            Side.sum(
                "value_abandoned of results.cart_abandonment",
                CartAbandonment.TABLE,
                CartAbandonment.class,
                CartAbandonment::valueAbandoned)));
  }

  private static Side states(String state, ToLongFunction<CartAbandonment> carts) {
    return Side.sum(
        state + "_carts of results.cart_abandonment",
        CartAbandonment.TABLE,
        CartAbandonment.class,
        row -> row.day() + " " + state,
        row -> BigDecimal.valueOf(carts.applyAsLong(row)));
  }

  @Override
  public List<Highlight> highlights() {
    return List.of(
        Highlight.of(CartAbandonment.TABLE)
            .showing("abandoned_carts", "recovered_carts", "ordered_carts", "value_abandoned"),
        Highlight.of(AbandonedProduct.TABLE)
            .rankedBy("abandoned_carts")
            .showing(
                "product_name",
                "category",
                "carts",
                "abandoned_carts",
                "abandonment_rate",
                "value_abandoned"),
        Highlight.of(CheckoutStep.TABLE)
            .inItsOrder()
            .rankedBy("carts")
            .showing(
                "carts",
                "went_on",
                "dropped",
                "undecided",
                "drop_off_rate",
                "completion_rate",
                "value_lost"));
  }

  @Override
  public ResultFold<?> fold(ResultSettings settings, DataSpan span) {
    return new CartResults(span.money());
  }
}
