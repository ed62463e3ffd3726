package io.moraine.schemas.results;

import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import org.apache.iceberg.types.Types.DoubleType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;

/**
 * Whether those who used a feature convert more often. Who uses a feature may have meant to buy
 * anyway: a lift is no proof of an effect, which takes an experiment.
 */
public record FeatureConversion(
    String feature,
    long users,
    long convertedUsers,
    double conversionRate,
    long nonUsers,
    long convertedNonUsers,
    Double nonUserConversionRate,
    Double lift,
    String definition,
    String bots) {
  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "feature-conversion/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.feature_conversion", FeatureConversion.class)
          .grain("One row per feature.")
          .definition(DEFINITION)
          .required(
              1, "feature", StringType.get(), "The feature, (unknown) where the event names none.")
          .required(2, "users", LongType.get(), "Different persons who used it.")
          .required(
              3,
              "converted_users",
              LongType.get(),
              "Of them those with a conversion (an order, a signup, a subscription started) after their first use.")
          .required(4, "conversion_rate", DoubleType.get(), "converted_users / users.")
          .required(5, "non_users", LongType.get(), "All other persons.")
          .required(
              6,
              "converted_non_users",
              LongType.get(),
              "Of them those with a conversion at any time.")
          .optional(
              7,
              "non_user_conversion_rate",
              DoubleType.get(),
              "converted_non_users / non_users; null where everyone used it.")
          .optional(
              8,
              "lift",
              DoubleType.get(),
              "conversion_rate / non_user_conversion_rate - 1; null where that rate is 0 or unknown. Not an effect: who uses a feature may have meant to convert anyway.")
          .required(9, "definition", StringType.get(), "By what definition the row was made.")
          .required(10, "bots", StringType.get(), Bots.COLUMN)
          .key("feature")
          .slicing(Slicing.whole())
          .sortedBy("feature")
          .rowIdentity(
              "Converted are some of them.",
              "converted_users <= users and converted_non_users <= non_users")
          .identity(
              "Everyone used it or did not.",
              "select feature from results.feature_conversion where users + non_users <> (select count(*) from facts.cohorts where bot_rule is null)")
          .nextId(11);
}
