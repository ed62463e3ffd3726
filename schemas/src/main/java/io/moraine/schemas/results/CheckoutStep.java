package io.moraine.schemas.results;

import io.moraine.schemas.Money;
import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import java.math.BigDecimal;
import org.apache.iceberg.types.Types.DoubleType;
import org.apache.iceberg.types.Types.IntegerType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;

/** How far carts came in the checkout, and what was lost where they stopped. */
public record CheckoutStep(
    int position,
    String step,
    double averagePlace,
    long carts,
    long wentOn,
    long dropped,
    long undecided,
    long orderedCarts,
    Double dropOffRate,
    double completionRate,
    BigDecimal valueLost,
    String currency,
    String definition,
    String bots) {
  /** What stands for the cart itself, which every cart reaches. */
  public static final String CART = "(cart)";

  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "checkout-steps/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.checkout_steps", CheckoutStep.class)
          .grain("One row per step of the checkout, the cart itself before the first.")
          .definition(DEFINITION)
          .required(
              1,
              "position",
              IntegerType.get(),
              "Place of the step: 0 for the cart itself, then from 1 by average_place, equal ones by name.")
          .required(
              2,
              "step",
              StringType.get(),
              "The step as the source names it; (cart) for the cart itself.")
          .required(
              3,
              "average_place",
              DoubleType.get(),
              "Mean place at which carts came to it first, among their different steps from 1; 0 for the cart itself.")
          .required(4, "carts", LongType.get(), "Carts that reached it.")
          .required(
              5,
              "went_on",
              LongType.get(),
              "Carts that came to a further step after it for the first time, or were ordered.")
          .required(
              6,
              "dropped",
              LongType.get(),
              "Carts for which it was the last new step and that were abandoned and not ordered.")
          .required(
              7,
              "undecided",
              LongType.get(),
              "Carts for which it was the last new step and that may still be ordered.")
          .required(
              8,
              "ordered_carts",
              LongType.get(),
              "Carts that reached it and were ordered, after having been abandoned or without.")
          .optional(
              9,
              "drop_off_rate",
              DoubleType.get(),
              "dropped / (went_on + dropped); null where all are undecided.")
          .required(10, "completion_rate", DoubleType.get(), "ordered_carts / carts.")
          .required(
              11,
              "value_lost",
              Money.TYPE,
              "Value of the dropped carts in currency, others converted where a rate is configured and left out where none is.")
          .optional(
              12, "currency", StringType.get(), "The reporting currency; null without any money.")
          .required(13, "definition", StringType.get(), "By what definition the row was made.")
          .required(14, "bots", StringType.get(), Bots.COLUMN)
          .key("step")
          .slicing(Slicing.whole())
          .sortedBy("position", "step")
          .rowIdentity(
              "A cart goes on, drops out, or is undecided.",
              "carts = went_on + dropped + undecided")
          .rowIdentity("Whoever ordered went on.", "ordered_carts <= went_on")
          .nextId(15);
}
