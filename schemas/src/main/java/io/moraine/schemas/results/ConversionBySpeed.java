package io.moraine.schemas.results;

import io.moraine.schemas.Money;
import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import java.math.BigDecimal;
import org.apache.iceberg.types.Types.DoubleType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;

/**
 * Whether slow visits convert less. Slow networks and devices are of other people than fast ones:
 * the difference is no proof of an effect.
 */
public record ConversionBySpeed(
    String metric,
    String deviceClass,
    String band,
    Long bandFromMs,
    long sessions,
    long samples,
    long convertedSessions,
    double conversionRate,
    long bounces,
    double bounceRate,
    long orders,
    BigDecimal revenue,
    String currency,
    String definition,
    String bots) {
  /** The metric of largest contentful paint. */
  public static final String LCP = "lcp";

  /** The metric of page load time. */
  public static final String PAGE_LOAD = "page_load";

  /** The band of sessions without a sample. */
  public static final String NOT_MEASURED = "(not measured)";

  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "conversion-by-speed/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.conversion_by_speed", ConversionBySpeed.class)
          .grain("One row per metric, device class and band of a session's mean speed.")
          .definition(DEFINITION)
          .required(1, "metric", StringType.get(), "lcp (largest contentful paint) or page_load.")
          .required(
              2, "device_class", StringType.get(), "Device class, (unknown) where it is not known.")
          .required(
              3,
              "band",
              StringType.get(),
              "Mean of the session's samples of the metric, seconds: from, inclusive, to, exclusive, such as 0.5-1.0; 6.0+; (not measured) where there is no sample.")
          .optional(
              4,
              "band_from_ms",
              LongType.get(),
              "From where the band is, milliseconds; null where not measured.")
          .required(
              5,
              "sessions",
              LongType.get(),
              "Sessions. A sample is of the session that began last before it, if that ended at most 30 minutes before.")
          .required(6, "samples", LongType.get(), "Samples of the metric in them.")
          .required(7, "converted_sessions", LongType.get(), "Sessions with a conversion.")
          .required(8, "conversion_rate", DoubleType.get(), "converted_sessions / sessions.")
          .required(9, "bounces", LongType.get(), "Sessions that are not engaged.")
          .required(10, "bounce_rate", DoubleType.get(), "bounces / sessions.")
          .required(11, "orders", LongType.get(), "Orders placed in these sessions.")
          .required(
              12,
              "revenue",
              Money.TYPE,
              "Net of these orders in currency, others converted where a rate is configured and left out where none is; refunds not taken off.")
          .optional(
              13, "currency", StringType.get(), "The reporting currency; null without any money.")
          .required(14, "definition", StringType.get(), "By what definition the row was made.")
          .required(15, "bots", StringType.get(), Bots.COLUMN)
          .key("metric", "device_class", "band")
          .slicing(Slicing.whole())
          .sortedBy("metric", "device_class", "band")
          .rowIdentity("Parts are parts.", "converted_sessions <= sessions and bounces <= sessions")
          .rowIdentity("Who is measured has samples.", "(band_from_ms is null) = (samples = 0)")
          .nextId(16);
}
