package io.moraine.schemas.results;

import io.moraine.schemas.Money;
import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.iceberg.types.Types.BooleanType;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.DoubleType;
import org.apache.iceberg.types.Types.IntegerType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;

/** What people who were acquired in the same week or month have brought since. */
public record CohortNetRevenue(
    String period,
    LocalDate cohort,
    int intervalNumber,
    String currency,
    long users,
    BigDecimal netRevenue,
    BigDecimal cumulativeNetRevenue,
    double netRevenuePerUser,
    boolean isComplete,
    String definition,
    String bots) {
  /** Weeks, from the configured day. */
  public static final String WEEK = "week";

  /** Months of the calendar. */
  public static final String MONTH = "month";

  /** What stands where a currency is not named. */
  public static final String NONE = "(none)";

  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "cohort-revenue/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.cohort_revenue", CohortNetRevenue.class)
          .grain("One row per kind of period, cohort, interval and currency.")
          .definition(DEFINITION)
          .required(1, "period", StringType.get(), "How long a period is: week or month.")
          .required(
              2,
              "cohort",
              DateType.get(),
              "First day of the period in which the people of the cohort were seen first.")
          .required(3, "interval_number", IntegerType.get(), "How many periods later, from 0.")
          .required(
              4,
              "currency",
              StringType.get(),
              "Currency of the amounts; (none) where the source names none. Every currency in which anyone ever paid has every cohort.")
          .required(5, "users", LongType.get(), "People of the cohort, whether they paid or not.")
          .required(
              6,
              "net_revenue",
              Money.TYPE,
              "What they paid in this interval, less discounts and what was paid back.")
          .required(7, "cumulative_net_revenue", Money.TYPE, "The same from interval 0 on.")
          .required(
              8,
              "net_revenue_per_user",
              DoubleType.get(),
              "cumulative_net_revenue / users: what an acquired person has brought so far.")
          .required(
              9,
              "is_complete",
              BooleanType.get(),
              "Whether the data have all days of the cohort's period and of the interval, and go on after it.")
          .required(10, "definition", StringType.get(), "By what definition the row was made.")
          .required(11, "bots", StringType.get(), Bots.COLUMN)
          .key("period", "cohort", "interval_number", "currency")
          .slicing(Slicing.whole())
          .sortedBy("period", "cohort", "currency", "interval_number")
          .identity(
              "Net is what cumulates.",
              "select 1 from (select cumulative_net_revenue as told, sum(net_revenue) over (partition by period, cohort, currency order by interval_number) as summed from results.cohort_revenue) where told <> summed")
          .nextId(12);
}
