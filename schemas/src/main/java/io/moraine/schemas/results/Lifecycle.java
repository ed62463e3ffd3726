package io.moraine.schemas.results;

import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import java.time.LocalDate;
import org.apache.iceberg.types.Types.BooleanType;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.DoubleType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;

/** Who was new, stayed, came back and fell asleep in a period. */
public record Lifecycle(
    String period,
    String activity,
    LocalDate periodStart,
    long newUsers,
    long returningUsers,
    long resurrectingUsers,
    long dormantUsers,
    long activeUsers,
    Double quickRatio,
    boolean complete,
    String definition,
    String bots) {
  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "lifecycle/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.lifecycle", Lifecycle.class)
          .grain(
              "One row per length of period, activity and period, those without anybody active among them.")
          .definition(DEFINITION)
          .required(
              1,
              "period",
              StringType.get(),
              "How long a period is: day, week or month; weeks start on the configured day.")
          .required(
              2,
              "activity",
              StringType.get(),
              "What counts: active, a session or an order; ordered, an order.")
          .required(3, "period_start", DateType.get(), "First day of the period.")
          .required(
              4, "new_users", LongType.get(), "Persons whose first activity ever is in the period.")
          .required(
              5,
              "returning_users",
              LongType.get(),
              "Persons active in the period and in the one before.")
          .required(
              6,
              "resurrecting_users",
              LongType.get(),
              "Persons active in the period and not in the one before, but earlier.")
          .required(
              7,
              "dormant_users",
              LongType.get(),
              "Persons active in the period before and not in this one; not negative.")
          .required(
              8,
              "active_users",
              LongType.get(),
              "Persons active in the period: new_users + returning_users + resurrecting_users.")
          .optional(
              9,
              "quick_ratio",
              DoubleType.get(),
              "(new_users + resurrecting_users) / dormant_users; null where nobody fell asleep.")
          .required(
              10,
              "complete",
              BooleanType.get(),
              "Whether the period was over at the end of the data: false where it holds the last day of the data.")
          .required(11, "definition", StringType.get(), "By what definition the row was made.")
          .required(12, "bots", StringType.get(), Bots.COLUMN)
          .key("period", "activity", "period_start")
          .slicing(Slicing.whole())
          .sortedBy("period", "activity", "period_start")
          .rowIdentity(
              "The active are new, returning or resurrecting.",
              "active_users = new_users + returning_users + resurrecting_users")
          .identity(
              "Who was active before returns or falls asleep.",
              "select * from (select l.*, lag(active_users, 1, 0) over (partition by period, activity order by period_start) as before from results.lifecycle l) s where returning_users + dormant_users <> before")
          .nextId(13);
}
