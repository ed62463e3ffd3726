package io.moraine.schemas.results;

import io.moraine.schemas.Money;
import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import java.math.BigDecimal;
import org.apache.iceberg.types.Types.DoubleType;
import org.apache.iceberg.types.Types.IntegerType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;

/** Which step of a funnel costs most against what other groups of people achieve. */
public record FunnelBottleneck(
    String funnel,
    int rank,
    int stepNumber,
    String previousStep,
    String step,
    long reachedPrevious,
    long reached,
    double rate,
    String bestSegment,
    Long bestSegmentActors,
    Double bestRate,
    double actorsLost,
    double conversionsLost,
    BigDecimal moneyAtStake,
    String currency,
    String recommendation,
    String definition,
    String bots) {
  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "funnel-bottlenecks/v2";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.funnel_bottlenecks", FunnelBottleneck.class)
          .grain("One row per funnel and step after the first that cannot be left out.")
          .definition(DEFINITION)
          .required(1, "funnel", StringType.get(), "The name of the funnel, as configured.")
          .required(
              2,
              "rank",
              IntegerType.get(),
              "1 for the step at which most conversions are lost, ties in the order of the steps.")
          .required(3, "step_number", IntegerType.get(), "The number of the step, from 1.")
          .required(
              4, "previous_step", StringType.get(), "The step before that cannot be left out.")
          .required(5, "step", StringType.get(), "The step.")
          .required(6, "reached_previous", LongType.get(), "Actors who took the step before.")
          .required(7, "reached", LongType.get(), "Actors who took this step.")
          .required(
              8,
              "rate",
              DoubleType.get(),
              "reached / reached_previous; 0 where nobody took the step before.")
          .optional(
              9,
              "best_segment",
              StringType.get(),
              "The value of the breakdown with the highest rate among those with enough actors at the step before (funnels.least-actors), ties by the value; null where there is none.")
          .optional(
              10,
              "best_segment_actors",
              LongType.get(),
              "How many of its actors took the step before.")
          .optional(11, "best_rate", DoubleType.get(), "Its rate.")
          .required(
              12,
              "actors_lost",
              DoubleType.get(),
              "How many more would have taken the step at best_rate; 0 where there is no better segment.")
          .required(
              13,
              "conversions_lost",
              DoubleType.get(),
              "actors_lost times the share of those at this step who converted.")
          .optional(
              14,
              "money_at_stake",
              Money.TYPE,
              "conversions_lost times the average net value of an order in currency; null where the last step is no purchase or there is no order.")
          .optional(
              15,
              "currency",
              StringType.get(),
              "The reporting currency; null where money_at_stake is.")
          .required(
              16,
              "recommendation",
              StringType.get(),
              "What to look at first, in words, with what there is to win: conversions_lost and money_at_stake, rounded.")
          .required(17, "definition", StringType.get(), "By what definition the row was made.")
          .required(18, "bots", StringType.get(), Bots.COLUMN)
          .key("funnel", "step_number")
          .slicing(Slicing.whole())
          .sortedBy("funnel", "step_number")
          .rowIdentity("Who takes a step took the one before.", "reached <= reached_previous")
          .rowIdentity(
              "Nothing less than nothing is lost.", "actors_lost >= 0 and conversions_lost >= 0")
          .nextId(19);
}
