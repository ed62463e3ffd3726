package io.moraine.schemas.results;

import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import java.time.LocalDate;
import org.apache.iceberg.types.Types.BooleanType;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.DoubleType;
import org.apache.iceberg.types.Types.IntegerType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;

/** On how many days of a week or month people come. */
public record Stickiness(
    String period,
    LocalDate periodStart,
    int activeDays,
    long users,
    long usersAtLeast,
    double share,
    long activeUsers,
    double averageDailyUsers,
    double stickiness,
    boolean complete,
    String definition,
    String bots) {
  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "stickiness/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.stickiness", Stickiness.class)
          .grain(
              "One row per length of period, period and number of active days, for periods in which anybody was active.")
          .definition(DEFINITION)
          .required(
              1,
              "period",
              StringType.get(),
              "How long a period is: week or month; weeks start on the configured day.")
          .required(2, "period_start", DateType.get(), "First day of the period.")
          .required(
              3,
              "active_days",
              IntegerType.get(),
              "The number of days, from 1 to that of the period.")
          .required(
              4,
              "users",
              LongType.get(),
              "Persons with a session or an order on exactly so many days of the period.")
          .required(
              5, "users_at_least", LongType.get(), "Persons with one on so many days or more.")
          .required(6, "share", DoubleType.get(), "users / active_users, from 0 to 1.")
          .required(
              7,
              "active_users",
              LongType.get(),
              "Persons active in the period (WAU or MAU of the calendar); the same in each of its rows.")
          .required(
              8,
              "average_daily_users",
              DoubleType.get(),
              "Mean number of persons active on a day (DAU), over the days of the period from the first day of the data to the last; the same in each of its rows.")
          .required(
              9,
              "stickiness",
              DoubleType.get(),
              "average_daily_users / active_users, from 0 to 1: DAU/WAU of a week, DAU/MAU of a month.")
          .required(
              10,
              "complete",
              BooleanType.get(),
              "Whether the period was over at the end of the data: false where it holds the last day of the data.")
          .required(11, "definition", StringType.get(), "By what definition the row was made.")
          .required(12, "bots", StringType.get(), Bots.COLUMN)
          .key("period", "period_start", "active_days")
          .slicing(Slicing.whole())
          .sortedBy("period", "period_start", "active_days")
          .rowIdentity(
              "Exactly is at least.", "users <= users_at_least and users_at_least <= active_users")
          .identity(
              "Everyone active was so on some number of days.",
              "select period, period_start from results.stickiness group by period, period_start having sum(users) <> max(active_users)")
          .nextId(13);
}
