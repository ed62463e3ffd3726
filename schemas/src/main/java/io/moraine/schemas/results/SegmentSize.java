package io.moraine.schemas.results;

import io.moraine.schemas.Money;
import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import java.math.BigDecimal;
import org.apache.iceberg.types.Types.DoubleType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;

/** How many people are in a segment, and what they bring. */
public record SegmentSize(
    String system,
    String segment,
    long users,
    double share,
    long customers,
    long orders,
    BigDecimal revenue,
    String currency,
    double ordersPerUser,
    double revenuePerUser,
    Double averageOrderValue,
    String definition,
    String bots) {
  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "segment-sizes/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.segment_sizes", SegmentSize.class)
          .grain(
              "One row per system of segments and segment that has anybody in it, see results.user_segments.")
          .definition(DEFINITION)
          .required(
              1, "system", StringType.get(), "The system: rfm, lifecycle, customer or geographic.")
          .required(2, "segment", StringType.get(), "The segment.")
          .required(3, "users", LongType.get(), "Persons in the segment.")
          .required(4, "share", DoubleType.get(), "users / all persons of the system, from 0 to 1.")
          .required(5, "customers", LongType.get(), "Persons in the segment with an order.")
          .required(6, "orders", LongType.get(), "Their orders.")
          .required(
              7,
              "revenue",
              Money.TYPE,
              "Their net revenue in currency, refunds taken off; amounts in others converted where a rate is configured and left out where none is.")
          .optional(
              8, "currency", StringType.get(), "The reporting currency; null without any money.")
          .required(9, "orders_per_user", DoubleType.get(), "orders / users.")
          .required(10, "revenue_per_user", DoubleType.get(), "revenue / users, in currency.")
          .optional(
              11,
              "average_order_value",
              DoubleType.get(),
              "revenue / orders, in currency; null without orders.")
          .required(12, "definition", StringType.get(), "By what definition the row was made.")
          .required(13, "bots", StringType.get(), Bots.COLUMN)
          .key("system", "segment")
          .slicing(Slicing.whole())
          .sortedBy("system", "segment")
          .rowIdentity(
              "Customers are persons with orders.", "customers <= users and customers <= orders")
          .identity(
              "Shares of a system are a whole.",
              "select system from results.segment_sizes group by system having abs(sum(share) - 1) > 1e-9")
          .nextId(14);
}
