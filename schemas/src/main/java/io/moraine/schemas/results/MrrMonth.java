package io.moraine.schemas.results;

import io.moraine.schemas.Money;
import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.iceberg.types.Types.BooleanType;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.DoubleType;
import org.apache.iceberg.types.Types.StringType;

/** How monthly recurring revenue of a plan came from one month to the next. */
public record MrrMonth(
    LocalDate month,
    String plan,
    String currency,
    BigDecimal startMrr,
    BigDecimal newMrr,
    BigDecimal expansionMrr,
    BigDecimal reactivationMrr,
    BigDecimal contractionMrr,
    BigDecimal churnedMrr,
    BigDecimal endMrr,
    Double churnRate,
    Double netRetention,
    boolean isComplete,
    String definition,
    String bots) {
  /** What stands for all plans of a currency. */
  public static final String ALL_PLANS = "(all)";

  /** What stands where a plan or a currency is not named. */
  public static final String NONE = "(none)";

  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "mrr-movements/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.mrr_movements", MrrMonth.class)
          .grain("One row per month, plan and currency, and one for all plans of the currency.")
          .definition(DEFINITION)
          .required(1, "month", DateType.get(), "First day of the month.")
          .required(
              2,
              "plan",
              StringType.get(),
              "The plan; (all) for all plans of the currency together, (none) where the source names none.")
          .required(
              3,
              "currency",
              StringType.get(),
              "Currency of the amounts; (none) where the source names none.")
          .required(
              4,
              "start_mrr",
              Money.TYPE,
              "Monthly recurring revenue at the end of the month before: what each subscription that has not ended costs, a year as 12 months, a week and a day by months of 365/12 days, anything else as it is; below nothing counts as nothing.")
          .required(
              5,
              "new_mrr",
              Money.TYPE,
              "Of persons who never paid in this currency at the end of a month before.")
          .required(6, "expansion_mrr", Money.TYPE, "What persons who go on pay more.")
          .required(
              7,
              "reactivation_mrr",
              Money.TYPE,
              "Of persons who paid before, but not at the end of the month before.")
          .required(
              8,
              "contraction_mrr",
              Money.TYPE,
              "What persons who go on pay less; a change of plan is a contraction of the old and an expansion of the new one.")
          .required(
              9,
              "churned_mrr",
              Money.TYPE,
              "Of persons who do not pay any more at all in this currency.")
          .required(
              10,
              "end_mrr",
              Money.TYPE,
              "Monthly recurring revenue at the end of the month, or of the data.")
          .optional(
              11,
              "churn_rate",
              DoubleType.get(),
              "(contraction_mrr + churned_mrr) / start_mrr, known as gross revenue churn; null without a start.")
          .optional(
              12,
              "net_retention",
              DoubleType.get(),
              "(start_mrr + expansion_mrr - contraction_mrr - churned_mrr) / start_mrr; null without a start.")
          .required(
              13,
              "is_complete",
              BooleanType.get(),
              "Whether the data go on after the end of the month.")
          .required(14, "definition", StringType.get(), "By what definition the row was made.")
          .required(15, "bots", StringType.get(), Bots.COLUMN)
          .key("month", "plan", "currency")
          .slicing(Slicing.whole())
          .sortedBy("currency", "plan", "month")
          .rowIdentity(
              "The walk adds up.",
              "end_mrr = start_mrr + new_mrr + expansion_mrr + reactivation_mrr - contraction_mrr - churned_mrr")
          .rowIdentity(
              "No part of the walk is negative.",
              "start_mrr >= 0 and new_mrr >= 0 and expansion_mrr >= 0 and reactivation_mrr >= 0 and contraction_mrr >= 0 and churned_mrr >= 0 and end_mrr >= 0")
          .identity(
              "A month starts with what the one before ended with.",
              "select a.month, a.plan, a.currency from results.mrr_movements a join results.mrr_movements b on b.plan = a.plan and b.currency = a.currency and b.month = a.month - interval 1 month where a.start_mrr <> b.end_mrr")
          .nextId(16);
}
