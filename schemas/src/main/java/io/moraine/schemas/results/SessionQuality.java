package io.moraine.schemas.results;

import io.moraine.schemas.Money;
import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.DoubleType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;

/**
 * How deep visits went. A session is of the first of these classes that holds: <i>converting</i>
 * has a conversion; <i>bounce</i> is not engaged; <i>deep</i> has at least {@value #DEEP_VIEWS}
 * views or {@value #DEEP_MS} ms of engaged time; <i>engaged</i> has at least {@value
 * #ENGAGED_VIEWS} views and {@value #ENGAGED_MS} ms of it; <i>light</i> is the rest.
 */
public record SessionQuality(
    LocalDate day,
    String channel,
    String deviceClass,
    String quality,
    long sessions,
    double share,
    long users,
    long pageViews,
    double pagesPerSession,
    double averageDurationMs,
    double averageEngagedMs,
    long cartSessions,
    long conversions,
    double conversionRate,
    long orders,
    BigDecimal revenue,
    double revenuePerSession,
    String currency,
    String definition,
    String bots) {
  /** A session with so many views is deep. */
  public static final long DEEP_VIEWS = 5;

  /** So is one with so much engaged time, milliseconds. */
  public static final long DEEP_MS = 180_000;

  /** A session with so many views is engaged and not only light, if it has the time as well. */
  public static final long ENGAGED_VIEWS = 2;

  /** The engaged time of it, milliseconds. */
  public static final long ENGAGED_MS = 30_000;

  /** What stands where the device class is not known. */
  public static final String UNKNOWN = "(unknown)";

  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "session-quality/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.session_quality", SessionQuality.class)
          .grain("One row per day, channel, device class and quality of sessions.")
          .definition(DEFINITION)
          .required(1, "day", DateType.get(), "Reporting day on which the sessions began.")
          .required(2, "channel", StringType.get(), "Channel of the arrival.")
          .required(
              3, "device_class", StringType.get(), "Device class, (unknown) where it is not known.")
          .required(
              4,
              "quality",
              StringType.get(),
              "converting (has a conversion), else bounce (not engaged), else deep (5 views or 180 s of engaged time), else engaged (2 views and 30 s), else light.")
          .required(5, "sessions", LongType.get(), "Sessions.")
          .required(
              6,
              "share",
              DoubleType.get(),
              "sessions / all sessions of that day, channel and device class.")
          .required(7, "users", LongType.get(), "Different persons with a session in this row.")
          .required(8, "page_views", LongType.get(), "Views of pages, products and lists.")
          .required(9, "pages_per_session", DoubleType.get(), "page_views / sessions.")
          .required(10, "average_duration_ms", DoubleType.get(), "Mean duration, milliseconds.")
          .required(11, "average_engaged_ms", DoubleType.get(), "Mean engaged time, milliseconds.")
          .required(12, "cart_sessions", LongType.get(), "Sessions that put something into a cart.")
          .required(
              13,
              "conversions",
              LongType.get(),
              "Purchases, signups and subscriptions started in these sessions.")
          .required(
              14, "conversion_rate", DoubleType.get(), "Sessions with a conversion / sessions.")
          .required(15, "orders", LongType.get(), "Orders placed in these sessions.")
          .required(
              16,
              "revenue",
              Money.TYPE,
              "Net of these orders in currency, others converted where a rate is configured and left out where none is; refunds not taken off.")
          .required(17, "revenue_per_session", DoubleType.get(), "revenue / sessions.")
          .optional(
              18, "currency", StringType.get(), "The reporting currency; null without any money.")
          .required(19, "definition", StringType.get(), "By what definition the row was made.")
          .required(20, "bots", StringType.get(), Bots.COLUMN)
          .key("day", "channel", "device_class", "quality")
          .slicing(Slicing.byDay("day"))
          .sortedBy("day", "channel", "device_class", "quality")
          .rowIdentity("A share is a part.", "share > 0 and share <= 1")
          .rowIdentity(
              "Only converting sessions convert.", "(quality = 'converting') = (conversions > 0)")
          .rowIdentity(
              "A quality is one of five.",
              "quality in ('converting', 'bounce', 'deep', 'engaged', 'light')")
          .nextId(21);
}
