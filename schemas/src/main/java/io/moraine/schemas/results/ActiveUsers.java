package io.moraine.schemas.results;

import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import java.time.LocalDate;
import org.apache.iceberg.types.Types.BooleanType;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.DoubleType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;

/** Daily, weekly and monthly active users as of a day. */
public record ActiveUsers(
    LocalDate day,
    long dailyUsers,
    long weeklyUsers,
    long monthlyUsers,
    Double dailyToWeekly,
    Double dailyToMonthly,
    Double weeklyToMonthly,
    boolean complete,
    String definition,
    String bots) {
  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "active-users/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.active_users", ActiveUsers.class)
          .grain("One row per reporting day from the first of the data to the last.")
          .definition(DEFINITION)
          .required(1, "day", DateType.get(), "The reporting day.")
          .required(
              2,
              "daily_users",
              LongType.get(),
              "Persons with a session or an order on the day (DAU).")
          .required(
              3,
              "weekly_users",
              LongType.get(),
              "Persons with one in the 7 days that end with the day (WAU).")
          .required(
              4,
              "monthly_users",
              LongType.get(),
              "Persons with one in the 30 days that end with the day (MAU).")
          .optional(
              5,
              "daily_to_weekly",
              DoubleType.get(),
              "daily_users / weekly_users, from 0 to 1; null where there are none.")
          .optional(
              6,
              "daily_to_monthly",
              DoubleType.get(),
              "daily_users / monthly_users, from 0 to 1; null where there are none.")
          .optional(
              7,
              "weekly_to_monthly",
              DoubleType.get(),
              "weekly_users / monthly_users, from 0 to 1; null where there are none.")
          .required(
              8,
              "complete",
              BooleanType.get(),
              "Whether the data began 30 days before the end of the day or earlier, and the day was over at the end of the data.")
          .required(9, "definition", StringType.get(), "By what definition the row was made.")
          .required(10, "bots", StringType.get(), Bots.COLUMN)
          .key("day")
          .slicing(Slicing.whole())
          .sortedBy("day")
          .rowIdentity(
              "Who was active in less time was active in more.",
              "daily_users <= weekly_users and weekly_users <= monthly_users")
          .nextId(11);
}
