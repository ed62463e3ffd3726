package io.moraine.schemas;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.types.Types.BooleanType;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.DoubleType;
import org.apache.iceberg.types.Types.IntegerType;
import org.apache.iceberg.types.Types.ListType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.MapType;
import org.apache.iceberg.types.Types.StringType;
import org.apache.iceberg.types.Types.TimestampType;

/**
 * One accepted event of a visitor, as wide as both kinds of system need.
 *
 * <p>Every amount is in {@code currency}; every time is UTC, microseconds. A column that a source
 * does not have is null.
 */
public record Event(
    String eventId,
    Instant eventTime,
    LocalDate eventDate,
    String eventType,
    String eventName,
    String visitorId,
    String deviceId,
    String userId,
    String sourceSessionId,
    boolean sessionFromSource,
    Instant clientTime,
    Instant sentTime,
    Instant receivedTime,
    String site,
    String pageUrl,
    String pageHost,
    String pagePath,
    String pageTitle,
    String referrerUrl,
    String referrerHost,
    String utmSource,
    String utmMedium,
    String utmCampaign,
    String utmTerm,
    String utmContent,
    String clickId,
    String clickIdType,
    String channel,
    String channelRule,
    String trafficSource,
    String trafficMedium,
    String searchTerm,
    Long searchResults,
    List<Item> items,
    String orderId,
    String orderLine,
    BigDecimal revenue,
    BigDecimal tax,
    BigDecimal shipping,
    BigDecimal discount,
    String currency,
    String coupon,
    String checkoutStep,
    String subscriptionId,
    String plan,
    BigDecimal planAmount,
    String planInterval,
    String featureName,
    Map<String, String> featureInputs,
    String featureOutcome,
    Long featureDurationMs,
    String experiment,
    String variant,
    BigDecimal cost,
    Long impressions,
    Long clicks,
    Double pageLoadMs,
    Double ttfbMs,
    Double lcpMs,
    Double inpMs,
    Double cls,
    String error,
    Long engagedMs,
    String httpMethod,
    Integer httpStatus,
    Long httpBytes,
    String country,
    String region,
    String city,
    String language,
    String userAgent,
    String deviceClass,
    String browser,
    String os,
    String botRule,
    String ip,
    Map<String, String> properties,
    long contentHash,
    String sourceFile,
    long sourceLine) {

  public static final TableDefinition TABLE =
      TableDefinition.named("raw.events", Event.class)
          .grain("One row per event, whatever number of copies arrived.")
          .required(
              1,
              "event_id",
              StringType.get(),
              "The event's id: the source's own, or one made from the file's identity and the line where it has none.")
          .required(
              2,
              "event_time",
              TimestampType.withZone(),
              "When it happened: the device's clock, corrected by received minus sent where that exceeds the clock tolerance.")
          .required(
              3,
              "event_date",
              DateType.get(),
              "The reporting day of event_time in the configured zone.")
          .required(
              4, "event_type", StringType.get(), "What happened, one of the labels of EventType.")
          .optional(5, "event_name", StringType.get(), "The name of a custom event.")
          .required(
              6,
              "visitor_id",
              StringType.get(),
              "Whose history the event belongs to: the device id, else 'user:' and the user id, else 'site:' and the site.")
          .optional(
              7,
              "device_id",
              StringType.get(),
              "The device (browser, app installation) as the source names it, or a keyed hash of address and user agent.")
          .optional(8, "user_id", StringType.get(), "The known user, where the source says so.")
          .optional(
              9,
              "source_session_id",
              StringType.get(),
              "The session as the source itself counted it.")
          .required(
              10,
              "session_from_source",
              BooleanType.get(),
              "Whether source_session_id is the session (a source without a usable clock) or is only kept beside ours.")
          .optional(
              11,
              "client_time",
              TimestampType.withZone(),
              "When it happened by the device's own clock, as sent.")
          .optional(
              12,
              "sent_time",
              TimestampType.withZone(),
              "When the device sent it, by its own clock.")
          .optional(
              13, "received_time", TimestampType.withZone(), "When the collector received it.")
          .optional(14, "site", StringType.get(), "The site or app that the event is of.")
          .optional(15, "page_url", StringType.get(), "The page's address as sent.")
          .optional(16, "page_host", StringType.get(), "The host of page_url, lower case.")
          .optional(
              17,
              "page_path",
              StringType.get(),
              "The path of page_url, without query and fragment.")
          .optional(18, "page_title", StringType.get(), "The page's title.")
          .optional(
              19, "referrer_url", StringType.get(), "The address of the page before, as sent.")
          .optional(20, "referrer_host", StringType.get(), "The host of referrer_url, lower case.")
          .optional(
              21,
              "utm_source",
              StringType.get(),
              "utm_source, from its own field or the page's query.")
          .optional(
              22,
              "utm_medium",
              StringType.get(),
              "utm_medium, from its own field or the page's query.")
          .optional(
              23,
              "utm_campaign",
              StringType.get(),
              "utm_campaign, from its own field or the page's query.")
          .optional(
              24, "utm_term", StringType.get(), "utm_term, from its own field or the page's query.")
          .optional(
              25,
              "utm_content",
              StringType.get(),
              "utm_content, from its own field or the page's query.")
          .optional(
              26,
              "click_id",
              StringType.get(),
              "An advertiser's click id from the page's query, such as the value of gclid.")
          .optional(
              27,
              "click_id_type",
              StringType.get(),
              "The query parameter that carried click_id, such as gclid, fbclid or msclkid.")
          .optional(
              28,
              "channel",
              StringType.get(),
              "The channel of this page's arrival by the channel rules; null where the event brings no arrival (an internal page or no page).")
          .optional(
              29,
              "channel_rule",
              StringType.get(),
              "The id of the channel rule that matched, with the version of the rule table.")
          .optional(
              30,
              "traffic_source",
              StringType.get(),
              "The source that goes with channel: utm_source, else the referrer's name, else (direct).")
          .optional(
              31,
              "traffic_medium",
              StringType.get(),
              "The medium that goes with channel: utm_medium, else organic, referral, social and the like, else (none).")
          .optional(32, "search_term", StringType.get(), "What was searched for on the site.")
          .optional(33, "search_results", LongType.get(), "How many results the search gave.")
          .optional(
              34,
              "items",
              ListType.ofRequired(35, Item.TYPE),
              "The products that the event is about.")
          .optional(
              36,
              "order_id",
              StringType.get(),
              "The order that was placed or refunded; for a purchase without one, the event id.")
          .optional(
              37,
              "order_line",
              StringType.get(),
              "Which line of the order this event is, where a source sends an order line by line; null where one event is the whole order.")
          .optional(
              38,
              "revenue",
              Money.TYPE,
              "What the order or refund amounts to, as the source says: of items after discount, tax and shipping as the source counts them.")
          .optional(39, "tax", Money.TYPE, "The order's tax.")
          .optional(40, "shipping", Money.TYPE, "What shipping cost the customer.")
          .optional(
              41,
              "discount",
              Money.TYPE,
              "The discount on the whole order, beside those of its items.")
          .optional(
              42, "currency", StringType.get(), "ISO 4217 currency of every amount of this event.")
          .optional(43, "coupon", StringType.get(), "The coupon used.")
          .optional(
              44, "checkout_step", StringType.get(), "The step of the checkout that was reached.")
          .optional(
              45,
              "subscription_id",
              StringType.get(),
              "The subscription, where a user can have several.")
          .optional(46, "plan", StringType.get(), "The subscription's plan.")
          .optional(47, "plan_amount", Money.TYPE, "What the plan costs per interval.")
          .optional(
              48,
              "plan_interval",
              StringType.get(),
              "The plan's billing interval: month, year, week or day.")
          .optional(
              49,
              "feature_name",
              StringType.get(),
              "The feature (a calculator, say) that was used.")
          .optional(
              50,
              "feature_inputs",
              MapType.ofOptional(51, 52, StringType.get(), StringType.get()),
              "What the feature was given.")
          .optional(
              53,
              "feature_outcome",
              StringType.get(),
              "How it ended: started, completed, error or abandoned.")
          .optional(
              54, "feature_duration_ms", LongType.get(), "How long the use took, milliseconds.")
          .optional(
              55, "experiment", StringType.get(), "The experiment that the visitor was exposed to.")
          .optional(56, "variant", StringType.get(), "The variant that was shown.")
          .optional(57, "cost", Money.TYPE, "What a campaign cost.")
          .optional(58, "impressions", LongType.get(), "How often a campaign was shown.")
          .optional(59, "clicks", LongType.get(), "How often a campaign was clicked.")
          .optional(60, "page_load_ms", DoubleType.get(), "Page load time, milliseconds.")
          .optional(61, "ttfb_ms", DoubleType.get(), "Time to first byte, milliseconds.")
          .optional(62, "lcp_ms", DoubleType.get(), "Largest contentful paint, milliseconds.")
          .optional(63, "inp_ms", DoubleType.get(), "Interaction to next paint, milliseconds.")
          .optional(64, "cls", DoubleType.get(), "Cumulative layout shift, no unit.")
          .optional(65, "error", StringType.get(), "The script or feature error that was seen.")
          .optional(
              66,
              "engaged_ms",
              LongType.get(),
              "Time with the page in the foreground since the last such event, milliseconds.")
          .optional(67, "http_method", StringType.get(), "The request's method.")
          .optional(68, "http_status", IntegerType.get(), "The answer's status.")
          .optional(69, "http_bytes", LongType.get(), "The answer's size in bytes.")
          .optional(
              70,
              "country",
              StringType.get(),
              "Country, ISO 3166-1 alpha-2 where the source has it, else the source's own name.")
          .optional(71, "region", StringType.get(), "Region within the country.")
          .optional(72, "city", StringType.get(), "City.")
          .optional(73, "language", StringType.get(), "The browser's language, BCP 47.")
          .optional(74, "user_agent", StringType.get(), "The user agent as sent.")
          .optional(
              75,
              "device_class",
              StringType.get(),
              "desktop, phone, tablet, robot and so on, from the user agent.")
          .optional(76, "browser", StringType.get(), "The browser's name, from the user agent.")
          .optional(77, "os", StringType.get(), "The operating system's name, from the user agent.")
          .optional(
              78,
              "bot_rule",
              StringType.get(),
              "The rule that marks this as a bot's; null for people.")
          .optional(
              79,
              "ip",
              StringType.get(),
              "The address, truncated or hashed as configured; never whole.")
          .optional(
              80,
              "properties",
              MapType.ofOptional(81, 82, StringType.get(), StringType.get()),
              "Fields that this table has no column for, as text.")
          .required(
              83,
              "content_hash",
              LongType.get(),
              "64-bit hash of what the source sent; breaks ties between copies of an event.")
          .required(
              84, "source_file", StringType.get(), "Identity of the input file, as in raw.files.")
          .required(85, "source_line", LongType.get(), "Line (or row, from 1) in that file.")
          .key("event_id")
          .slicing(Slicing.byDayAndBucket("event_date", "visitor_id"))
          .sortedBy("visitor_id", "event_time", "event_id")
          .identity(
              "An event id is there once.",
              "select event_id from raw.events group by event_id having count(*) > 1")
          .nextId(86);
}
