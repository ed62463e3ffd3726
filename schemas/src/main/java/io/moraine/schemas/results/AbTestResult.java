package io.moraine.schemas.results;

import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import java.time.LocalDate;
import org.apache.iceberg.types.Types.BooleanType;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.DoubleType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;

/** What an experiment says of one metric of one variant. */
public record AbTestResult(
    String experiment,
    String metric,
    String variant,
    boolean isControl,
    LocalDate firstDay,
    long days,
    long units,
    long leftOutUnits,
    double plannedShare,
    Double sampleRatioPValue,
    Double value,
    Double difference,
    Double differenceLow,
    Double differenceHigh,
    Double lift,
    Double liftLow,
    Double liftHigh,
    Double pValue,
    Double correctedPValue,
    Double alwaysValidPValue,
    Double alwaysValidLow,
    Double alwaysValidHigh,
    Double adjustedDifference,
    Double adjustedLow,
    Double adjustedHigh,
    Double adjustedPValue,
    Double varianceReduction,
    Double probabilityBetter,
    Double expectedLoss,
    Double power,
    Long daysNeeded,
    double smallestLift,
    double alpha,
    String verdict,
    String sentence,
    String currency,
    String definition,
    String bots) {
  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "ab-test-results/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.ab_test_results", AbTestResult.class)
          .grain("One row per experiment, metric that any of its persons has, and variant.")
          .definition(DEFINITION)
          .required(1, "experiment", StringType.get(), "The experiment.")
          .required(
              2,
              "metric",
              StringType.get(),
              "What is measured of each person from the first exposure on: order_rate, signup_rate, orders_per_person, revenue_per_person (net in currency) or sessions_per_person (sessions that began later).")
          .required(3, "variant", StringType.get(), "The variant.")
          .required(
              4,
              "is_control",
              BooleanType.get(),
              "Whether it is what the others are compared with: as planned, else the variant named control, else the first by name. Where it is, nothing is compared.")
          .required(
              5,
              "first_day",
              DateType.get(),
              "Reporting day of the first exposure to the experiment.")
          .required(
              6,
              "days",
              LongType.get(),
              "Days from then to the last day of the data, both included.")
          .required(7, "units", LongType.get(), "Persons exposed to this variant and to no other.")
          .required(
              8,
              "left_out_units",
              LongType.get(),
              "Persons of the experiment who are in no row of it: they saw several variants, or one that is not planned.")
          .required(
              9,
              "planned_share",
              DoubleType.get(),
              "Planned part of persons, from 0 to 1; equal parts where nothing is planned.")
          .optional(
              10,
              "sample_ratio_p_value",
              DoubleType.get(),
              "P value of the units of all variants against the plan; below 0.001 units are missing somewhere and no verdict is given. Null with one variant.")
          .optional(
              11,
              "value",
              DoubleType.get(),
              "The metric: a rate from 0 to 1, or a mean by person; null without units.")
          .optional(12, "difference", DoubleType.get(), "value less that of the control.")
          .optional(
              13,
              "difference_low",
              DoubleType.get(),
              "Lower end of its interval of level 1 - alpha: Newcombe's for rates, Welch's for means.")
          .optional(14, "difference_high", DoubleType.get(), "Upper end of that interval.")
          .optional(
              15,
              "lift",
              DoubleType.get(),
              "difference by the control's value; null where that is zero.")
          .optional(
              16,
              "lift_low",
              DoubleType.get(),
              "Lower end of its interval of level 1 - alpha, by the delta method.")
          .optional(17, "lift_high", DoubleType.get(), "Upper end of that interval.")
          .optional(
              18,
              "p_value",
              DoubleType.get(),
              "Two-sided p value of the difference, as if looked at once: pooled z test of rates, Welch's of means.")
          .optional(
              19,
              "corrected_p_value",
              DoubleType.get(),
              "That of the adjusted difference where there is one, corrected for several variants by Holm's method.")
          .optional(
              20,
              "always_valid_p_value",
              DoubleType.get(),
              "Holds however often one looks; corrected likewise. The verdict stands on it.")
          .optional(
              21,
              "always_valid_low",
              DoubleType.get(),
              "Lower end of the interval of the difference that holds at all looks together; null below 30 units a side.")
          .optional(22, "always_valid_high", DoubleType.get(), "Upper end of that interval.")
          .optional(
              23,
              "adjusted_difference",
              DoubleType.get(),
              "difference less what the persons' history before the exposure foretold (CUPED); null for rates and without history.")
          .optional(
              24, "adjusted_low", DoubleType.get(), "Lower end of its interval of level 1 - alpha.")
          .optional(25, "adjusted_high", DoubleType.get(), "Upper end of that interval.")
          .optional(26, "adjusted_p_value", DoubleType.get(), "Its two-sided p value, uncorrected.")
          .optional(
              27,
              "variance_reduction",
              DoubleType.get(),
              "The part of the variance that history took away, from 0 to 1.")
          .optional(
              28,
              "probability_better",
              DoubleType.get(),
              "What is believed after the data: the chance that the variant is better than the control, nothing having been believed before.")
          .optional(
              29,
              "expected_loss",
              DoubleType.get(),
              "What is lost on average by choosing the variant, in the metric's unit.")
          .optional(
              30,
              "power",
              DoubleType.get(),
              "The chance to find a change of smallest_lift with the units so far, at alpha by the number of variants compared.")
          .optional(
              31,
              "days_needed",
              LongType.get(),
              "Days still needed for the planned power at the pace so far; null where it cannot be told.")
          .required(
              32,
              "smallest_lift",
              DoubleType.get(),
              "The smallest change that matters, as a part of the value of all variants together.")
          .required(
              33,
              "alpha",
              DoubleType.get(),
              "The chance of a false alarm that is accepted, for the metric over all variants.")
          .optional(
              34,
              "verdict",
              StringType.get(),
              "sample_ratio_mismatch, better, worse, no_effect_found or too_early; null for the control.")
          .optional(35, "sentence", StringType.get(), "The verdict in words.")
          .optional(
              36,
              "currency",
              StringType.get(),
              "The reporting currency, of revenue_per_person; null without any money.")
          .required(37, "definition", StringType.get(), "By what definition the row was made.")
          .required(38, "bots", StringType.get(), Bots.COLUMN)
          .key("experiment", "metric", "variant")
          .slicing(Slicing.whole())
          .sortedBy("experiment", "metric", "variant")
          .rowIdentity(
              "The difference is inside its interval.",
              "difference is null or difference between difference_low and difference_high")
          .rowIdentity("Nothing is said of the control itself.", "is_control = (verdict is null)")
          .identity(
              "Units are the persons exposed.",
              "select r.experiment, r.metric, r.variant from results.ab_test_results r left join (select experiment, variant, sum(new_units) as n from results.ab_test_exposures group by experiment, variant) e on e.experiment = r.experiment and e.variant = r.variant where r.units <> coalesce(e.n, 0)")
          .nextId(39);
}
