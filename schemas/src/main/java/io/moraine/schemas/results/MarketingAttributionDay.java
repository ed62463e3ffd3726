package io.moraine.schemas.results;

import io.moraine.schemas.Money;
import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;

/** What the conversions of a day are owed to, under the models that look at one at a time. */
public record MarketingAttributionDay(
    LocalDate day,
    String dimension,
    String value,
    String model,
    String conversionType,
    BigDecimal conversions,
    BigDecimal revenue,
    long influencedConversions,
    BigDecimal cost,
    String currency,
    String definition,
    String bots) {
  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "marketing-attribution-days/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.marketing_attribution_days", MarketingAttributionDay.class)
          .grain(
              "One row per day, dimension, value of arrivals, model and conversion type, where a session of the value is a touch of a conversion of the day or something was spent on it.")
          .definition(DEFINITION)
          .required(1, "day", DateType.get(), "Reporting day of the conversions and costs.")
          .required(
              2,
              "dimension",
              StringType.get(),
              "What credit is told by: channel, source, campaign.")
          .required(3, "value", StringType.get(), "Its value, as in results.marketing_attribution.")
          .required(
              4,
              "model",
              StringType.get(),
              "first_touch, last_touch, last_non_direct, linear, time_decay or position_based; markov and shapley need all conversions at once.")
          .required(
              5,
              "conversion_type",
              StringType.get(),
              "order, signup (a person's first) or subscription.")
          .required(
              6,
              "conversions",
              MarketingAttribution.CREDIT,
              "Credit in conversions; over all values of a dimension exactly those of the day.")
          .required(
              7,
              "revenue",
              Money.TYPE,
              "Credit in money, in currency, as in results.marketing_attribution.")
          .required(
              8,
              "influenced_conversions",
              LongType.get(),
              "Conversions of the day with a session of that value among their touches.")
          .optional(
              9,
              "cost",
              Money.TYPE,
              "What campaign_cost events of the day say, in currency; the same under every model and type. Null where there is none.")
          .optional(
              10, "currency", StringType.get(), "The reporting currency; null without any money.")
          .required(11, "definition", StringType.get(), "By what definition the row was made.")
          .required(12, "bots", StringType.get(), Bots.COLUMN)
          .key("day", "dimension", "value", "model", "conversion_type")
          .slicing(Slicing.byDay("day"))
          .sortedBy("day", "dimension", "conversion_type", "model", "value")
          .rowIdentity(
              "Nobody is credited with more than was influenced.",
              "conversions <= influenced_conversions")
          .rowIdentity("Credit is not below nothing.", "conversions >= 0")
          .nextId(13);
}
