package io.moraine.schemas.results;

import io.moraine.schemas.Money;
import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import java.math.BigDecimal;
import org.apache.iceberg.types.Types.DecimalType;
import org.apache.iceberg.types.Types.DoubleType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;

/** What conversions of the whole data are owed to, under several models side by side. */
public record MarketingAttribution(
    String dimension,
    String value,
    String model,
    String conversionType,
    long sessions,
    BigDecimal conversions,
    BigDecimal revenue,
    long influencedConversions,
    BigDecimal cost,
    Double roas,
    Double costPerConversion,
    String currency,
    String definition,
    String bots) {
  /** What stands where an arrival has no campaign. */
  public static final String NO_CAMPAIGN = "(none)";

  /** The value of conversions before which no session began. */
  public static final String UNATTRIBUTED = "(unattributed)";

  /** The value of all values beside those of most sessions. */
  public static final String OTHER = "(other)";

  /** The value of a cost that names none. */
  public static final String UNKNOWN = "(unknown)";

  /** Digits of credit after the point. */
  public static final int CREDIT_DIGITS = 6;

  /** How credit is kept, in conversions. */
  public static final DecimalType CREDIT = DecimalType.of(18, MarketingAttribution.CREDIT_DIGITS);

  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "marketing-attribution/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.marketing_attribution", MarketingAttribution.class)
          .grain(
              "One row per dimension, value of arrivals, model and conversion type of which there is any.")
          .definition(DEFINITION)
          .required(
              1,
              "dimension",
              StringType.get(),
              "What credit is told by: channel, source, campaign.")
          .required(
              2,
              "value",
              StringType.get(),
              "Its value; (none) without a campaign, (unattributed) for conversions without a session in the look-back, (other) for all beyond the values of most sessions, (unknown) for costs that name none.")
          .required(
              3,
              "model",
              StringType.get(),
              "first_touch, last_touch, last_non_direct, linear, time_decay, position_based (40/20/40), markov (removal effects, order 1) or shapley.")
          .required(
              4,
              "conversion_type",
              StringType.get(),
              "order, signup (a person's first) or subscription.")
          .required(5, "sessions", LongType.get(), "Sessions with that value, all in all.")
          .required(
              6,
              "conversions",
              CREDIT,
              "Credit in conversions; over all values of a dimension exactly the conversions of the type.")
          .required(
              7,
              "revenue",
              Money.TYPE,
              "Credit in money, in currency: net of orders, refunds not taken off; plan amounts of subscriptions; other currencies converted where a rate is configured and left out where none is.")
          .required(
              8,
              "influenced_conversions",
              LongType.get(),
              "Conversions with a session of that value among their touches, whatever the model; values overlap.")
          .optional(
              9,
              "cost",
              Money.TYPE,
              "What campaign_cost events say of that value, in currency; the same under every model and type; a cost is of the channel of most sessions with its source, medium and campaign. Null where there is none.")
          .optional(10, "roas", DoubleType.get(), "revenue / cost; null without a cost.")
          .optional(
              11,
              "cost_per_conversion",
              DoubleType.get(),
              "cost / conversions, in currency; null without a cost or credit.")
          .optional(
              12, "currency", StringType.get(), "The reporting currency; null without any money.")
          .required(13, "definition", StringType.get(), "By what definition the row was made.")
          .required(14, "bots", StringType.get(), Bots.COLUMN)
          .key("dimension", "value", "model", "conversion_type")
          .slicing(Slicing.whole())
          .sortedBy("dimension", "conversion_type", "model", "value")
          .rowIdentity(
              "Nobody is credited with more than was influenced, save by markov.",
              "model = 'markov' or conversions <= influenced_conversions")
          .rowIdentity("Credit is not below nothing.", "conversions >= 0")
          .nextId(15);
}
