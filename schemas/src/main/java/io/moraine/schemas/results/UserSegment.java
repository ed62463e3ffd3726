package io.moraine.schemas.results;

import io.moraine.schemas.Money;
import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import java.math.BigDecimal;
import org.apache.iceberg.types.Types.IntegerType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;

/** In which segment of a system a person is. */
public record UserSegment(
    String personId,
    String system,
    String segment,
    Integer recencyScore,
    Integer frequencyScore,
    Integer monetaryScore,
    String cell,
    long orders,
    BigDecimal revenue,
    String currency,
    String definition,
    String bots) {
  /** The system of customers by recency, frequency and money. */
  public static final String RFM = "rfm";

  /** The system of people by how lately they came. */
  public static final String LIFECYCLE = "lifecycle";

  /** The system of people by how often they bought. */
  public static final String CUSTOMER = "customer";

  /** The system of people by where they are. */
  public static final String GEOGRAPHIC = "geographic";

  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "user-segments/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.user_segments", UserSegment.class)
          .grain("One row per system of segments and person in it.")
          .definition(DEFINITION)
          .required(1, "person_id", StringType.get(), "The person.")
          .required(
              2,
              "system",
              StringType.get(),
              "rfm, of customers only: how lately, how often and for how much they buy; lifecycle: how lately people come; customer: how often people have bought; geographic: where people are.")
          .required(
              3,
              "segment",
              StringType.get(),
              "rfm: the customary name of the cell of recency and frequency, such as Champions. lifecycle: New (first active in the last 7 days of the data), Reactivated (active in them after a gap of more than 30 days), Active (active in them), At Risk (in the last 30 days), Churned; both numbers are settings. customer: Prospect without an order, One-time Customer, Repeat Customer. geographic: the country of the first session, (none) where it is not known.")
          .optional(
              4,
              "recency_score",
              IntegerType.get(),
              "rfm: 1 to 5 by the day of the last order, 5 for the latest fifth of customers: 1 + floor(5 r / n) where r of n have less; equals have equal scores. Null in other systems.")
          .optional(
              5, "frequency_score", IntegerType.get(), "rfm: the same by the number of orders.")
          .optional(6, "monetary_score", IntegerType.get(), "rfm: the same by revenue.")
          .optional(7, "cell", StringType.get(), "rfm: the three scores as digits, such as 543.")
          .required(8, "orders", LongType.get(), "Orders of the person.")
          .required(
              9,
              "revenue",
              Money.TYPE,
              "Net revenue of the person in currency, refunds taken off; amounts in others converted where a rate is configured and left out where none is.")
          .optional(
              10, "currency", StringType.get(), "The reporting currency; null without any money.")
          .required(11, "definition", StringType.get(), "By what definition the row was made.")
          .required(12, "bots", StringType.get(), Bots.COLUMN)
          .key("person_id", "system")
          .slicing(Slicing.byBucket("person_id"))
          .sortedBy("person_id", "system")
          .rowIdentity(
              "Customers have all scores, nobody else has any.",
              "(system = 'rfm') = (recency_score is not null and frequency_score is not null and monetary_score is not null and cell is not null)")
          .rowIdentity(
              "Scores are from 1 to 5.",
              "system <> 'rfm' or (recency_score between 1 and 5 and frequency_score between 1 and 5 and monetary_score between 1 and 5)")
          .nextId(13);
}
