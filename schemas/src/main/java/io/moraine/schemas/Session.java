package io.moraine.schemas;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.iceberg.types.Types.BooleanType;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;
import org.apache.iceberg.types.Types.TimestampType;

/**
 * A visit: a visitor's events with no gap over the configured time, at most the configured length.
 *
 * <p>Defaults: a gap of 30 minutes, 24 hours at most, not cut at midnight.
 */
public record Session(
    String sessionId,
    LocalDate sessionDate,
    String visitorId,
    String deviceId,
    String userId,
    String personId,
    String sourceSessionId,
    String definition,
    Instant startedAt,
    Instant endedAt,
    long durationMs,
    long engagedMs,
    boolean engaged,
    String engagedBy,
    boolean bounce,
    long events,
    long pageViews,
    long productViews,
    long searches,
    long cartAdds,
    long conversions,
    long orders,
    BigDecimal revenue,
    String currency,
    long otherCurrencyOrders,
    String entryPage,
    String exitPage,
    String landingUrl,
    String referrerUrl,
    String referrerHost,
    String channel,
    String channelRule,
    String source,
    String medium,
    String campaign,
    String term,
    String content,
    String clickIdType,
    long sessionNumber,
    boolean firstSession,
    String site,
    String country,
    String region,
    String city,
    String language,
    String deviceClass,
    String browser,
    String os,
    String botRule)
    implements SessionView {

  public static final TableDefinition TABLE =
      TableDefinition.named("facts.sessions", Session.class)
          .grain("One row per session of a visitor.")
          .required(
              1,
              "session_id",
              StringType.get(),
              "Stable hash of visitor, start and definition; of a session of the source's own, of visitor and its id there.")
          .required(
              2,
              "session_date",
              DateType.get(),
              "Reporting day of started_at; a session over midnight stays whole on the day it began.")
          .required(3, "visitor_id", StringType.get(), "Whose session it is, see raw.events.")
          .optional(4, "device_id", StringType.get(), "The device, where there is one.")
          .optional(5, "user_id", StringType.get(), "The last known user seen in the session.")
          .required(
              6,
              "person_id",
              StringType.get(),
              "The person: user_id, else the owner of the device through all history, else the visitor.")
          .optional(
              7,
              "source_session_id",
              StringType.get(),
              "The first session id that the source itself gave within this session.")
          .required(
              8,
              "definition",
              StringType.get(),
              "The definition by which the session was cut, such as gap-30m/max-24h/v1; source/v1 where the source's own session is the session.")
          .required(
              9, "started_at", TimestampType.withZone(), "Time of its first session-making event.")
          .required(
              10, "ended_at", TimestampType.withZone(), "Time of its last session-making event.")
          .required(11, "duration_ms", LongType.get(), "ended_at minus started_at, milliseconds.")
          .required(
              12,
              "engaged_ms",
              LongType.get(),
              "Sum of the engagement pings that carry a time, or duration_ms where the session has none.")
          .required(13, "engaged", BooleanType.get(), "Whether it counts as engaged.")
          .optional(
              14,
              "engaged_by",
              StringType.get(),
              "The clause that made it engaged: time, views or conversion, the first that holds in this order; null when not engaged.")
          .required(15, "bounce", BooleanType.get(), "Not engaged.")
          .required(16, "events", LongType.get(), "Session-making events.")
          .required(17, "page_views", LongType.get(), "Views of pages, products and lists.")
          .required(18, "product_views", LongType.get(), "Views of products.")
          .required(19, "searches", LongType.get(), "Site searches.")
          .required(20, "cart_adds", LongType.get(), "Events that put something into a cart.")
          .required(
              21,
              "conversions",
              LongType.get(),
              "Purchases (each order once), signups and subscriptions started.")
          .required(
              22,
              "orders",
              LongType.get(),
              "Orders placed, repeats of an order id left out; an order sent line by line counts where its first line is.")
          .required(
              23,
              "revenue",
              Money.TYPE,
              "Net of the order lines told in the session that are in currency, as in facts.revenue; refunds not taken off.")
          .optional(
              24,
              "currency",
              StringType.get(),
              "Currency of revenue: that of the first order; orders in others count in orders but not in revenue.")
          .required(
              25,
              "other_currency_orders",
              LongType.get(),
              "Orders in another currency than currency, whose revenue is left out here.")
          .optional(26, "entry_page", StringType.get(), "Path of the first view.")
          .optional(27, "exit_page", StringType.get(), "Path of the last view.")
          .optional(
              28, "landing_url", StringType.get(), "Address of the first view, with its query.")
          .optional(29, "referrer_url", StringType.get(), "Referrer of the arrival.")
          .optional(30, "referrer_host", StringType.get(), "Its host.")
          .required(
              31,
              "channel",
              StringType.get(),
              "Channel of the arrival: that of the first event that has one, else Direct.")
          .optional(32, "channel_rule", StringType.get(), "The rule that gave the channel.")
          .required(
              33,
              "source",
              StringType.get(),
              "Traffic source of the arrival, (direct) where there is none.")
          .required(
              34,
              "medium",
              StringType.get(),
              "Traffic medium of the arrival, (none) where there is none.")
          .optional(35, "campaign", StringType.get(), "utm_campaign of the arrival.")
          .optional(36, "term", StringType.get(), "utm_term of the arrival.")
          .optional(37, "content", StringType.get(), "utm_content of the arrival.")
          .optional(38, "click_id_type", StringType.get(), "Kind of click id of the arrival.")
          .required(
              39, "session_number", LongType.get(), "The visitor's how-manieth session, from 1.")
          .required(40, "first_session", BooleanType.get(), "Whether it is the visitor's first.")
          .optional(41, "site", StringType.get(), "Site of the first event that names one.")
          .optional(42, "country", StringType.get(), "Country of the first event that has one.")
          .optional(43, "region", StringType.get(), "Region of that event.")
          .optional(44, "city", StringType.get(), "City of that event.")
          .optional(45, "language", StringType.get(), "Language of the first event that has one.")
          .optional(
              46, "device_class", StringType.get(), "Device class of the first event that has one.")
          .optional(47, "browser", StringType.get(), "Browser of that event.")
          .optional(48, "os", StringType.get(), "Operating system of that event.")
          .optional(
              49,
              "bot_rule",
              StringType.get(),
              "The rule that marks the session as a bot's: the first of any of its events; null for people.")
          .key("session_id")
          .slicing(Slicing.byDayAndBucket("session_date", "visitor_id"))
          .sortedBy("visitor_id", "started_at", "session_id")
          .rowIdentity("A session ends when it starts or later.", "ended_at >= started_at")
          .rowIdentity("A bounce is a session that is not engaged.", "bounce <> engaged")
          .rowIdentity("Product views are views.", "product_views <= page_views")
          .rowIdentity("Views are events.", "page_views <= events")
          .rowIdentity("Orders are conversions.", "orders <= conversions")
          .identity(
              "Orders of sessions are the orders of revenue that have a session.",
              "select o.n, s.n from (select count(distinct order_id) as n from facts.revenue where line_type = 'order' and session_id is not null) o cross join (select coalesce(sum(orders), 0) as n from facts.sessions) s where o.n <> s.n")
          .identity(
              "Revenue of a session is the net of its order lines in its currency.",
              "select s.session_id from facts.sessions s left join (select session_id, currency, sum(net) as n from facts.revenue where line_type = 'order' group by session_id, currency) r on r.session_id = s.session_id and r.currency is not distinct from s.currency where s.revenue <> coalesce(r.n, 0)")
          .nextId(50);
}
