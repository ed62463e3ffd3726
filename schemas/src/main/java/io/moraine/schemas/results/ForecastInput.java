package io.moraine.schemas.results;

import io.moraine.schemas.Money;
import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.iceberg.types.Types.BooleanType;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.IntegerType;
import org.apache.iceberg.types.Types.StringType;

/** What a forecast is trained on: one number a day and series, without gaps. */
public record ForecastInput(
    String metric,
    LocalDate day,
    BigDecimal metricValue,
    String currency,
    int weekday,
    boolean isComplete,
    String definition,
    String bots) {
  /** Net revenue in the reporting currency. */
  public static final String NET_REVENUE = "net_revenue";

  /** Orders placed. */
  public static final String ORDERS = "orders";

  /** Sessions that began. */
  public static final String SESSIONS = "sessions";

  /** Persons seen for the first time. */
  public static final String NEW_USERS = "new_users";

  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "forecast-inputs/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.forecast_inputs", ForecastInput.class)
          .grain(
              "One row per metric and day from the first to the last day of the data, days on which nothing happened included.")
          .definition(DEFINITION)
          .required(
              1,
              "metric",
              StringType.get(),
              "Which series: net_revenue, orders, sessions or new_users.")
          .required(2, "day", DateType.get(), "The reporting day.")
          .required(
              3,
              "metric_value",
              Money.TYPE,
              "net_revenue: net of order and refund lines of the day in currency, others converted where a rate is configured and left out where none is; orders: orders whose first line is of the day; sessions: sessions that began; new_users: persons seen for the first time.")
          .optional(
              4,
              "currency",
              StringType.get(),
              "The reporting currency of net_revenue; null for counts and without any money.")
          .required(
              5, "weekday", IntegerType.get(), "Day of the week by ISO 8601, Monday 1 to Sunday 7.")
          .required(
              6,
              "is_complete",
              BooleanType.get(),
              "Whether the data go on after the day: false for the last, which may not be over.")
          .required(7, "definition", StringType.get(), "By what definition the row was made.")
          .required(8, "bots", StringType.get(), Bots.COLUMN)
          .key("metric", "day")
          .slicing(Slicing.whole())
          .sortedBy("metric", "day")
          .identity(
              "Every day is there.",
              "select metric from results.forecast_inputs group by metric having count(*) <> max(day) - min(day) + 1")
          .rowIdentity(
              "Only money can be below nothing.", "metric = 'net_revenue' or metric_value >= 0")
          .nextId(9);
}
