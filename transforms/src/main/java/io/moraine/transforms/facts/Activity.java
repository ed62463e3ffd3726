package io.moraine.transforms.facts;

import io.moraine.schemas.Item;
import io.moraine.schemas.Money;
import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.iceberg.types.Types.BooleanType;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.IntegerType;
import org.apache.iceberg.types.Types.ListType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;
import org.apache.iceberg.types.Types.TimestampType;

/**
 * What {@link VisitorPass} tells {@link PersonPass}: the sessions of a person on a device, a device
 * on which a user was seen, or an event that matters beyond its session, with the person it is of.
 *
 * <p>A row with a type is an event; of the others those with a session id are the sessions, the
 * rest are links. Not a table of the warehouse, but defined as one, so that the same codec and the
 * same runs carry it. Sorted by person, time and id, which no two rows share.
 */
public record Activity(
    String personId,
    Instant at,
    String id,
    String eventType,
    String visitorId,
    String userId,
    String sessionId,
    Instant until,
    Long sessions,
    List<LocalDate> activeDays,
    Boolean onlyBots,
    String channel,
    String source,
    String medium,
    String campaign,
    String landingPage,
    String country,
    String deviceClass,
    String botRule,
    String eventCountry,
    String orderId,
    String orderLine,
    Boolean opensOrder,
    Integer repeats,
    List<Item> items,
    BigDecimal revenue,
    BigDecimal tax,
    BigDecimal shipping,
    BigDecimal discount,
    String currency,
    String coupon,
    String checkoutStep) {

  public static final TableDefinition TABLE =
      TableDefinition.named("scratch.activity", Activity.class)
          .grain(
              "One row per person and visitor with sessions, per user seen on a device, and per event"
                  + " of commerce.")
          .required(1, "person_id", StringType.get(), "The person.")
          .required(
              2,
              "at",
              TimestampType.withZone(),
              "Start of the first session, time of the first link or of the event.")
          .required(
              3,
              "id",
              StringType.get(),
              "Id of the first session or of the event; of a link a hash of device and user.")
          .optional(
              4,
              "event_type",
              StringType.get(),
              "Of an event its type, one of the labels of EventType; null for sessions or a link.")
          .required(5, "visitor_id", StringType.get(), "The visitor of the events.")
          .optional(6, "user_id", StringType.get(), "The known user, where the person is one.")
          .optional(
              7,
              "session_id",
              StringType.get(),
              "The session, of sessions the first; of an event outside sessions, and of a link,"
                  + " none.")
          .optional(
              8,
              "until",
              TimestampType.withZone(),
              "End of the sessions, or when the user was seen last on the device; null for an"
                  + " event.")
          .optional(31, "sessions", LongType.get(), "How many sessions; null but for sessions.")
          .optional(
              32,
              "active_days",
              ListType.ofRequired(33, DateType.get()),
              "The reporting days on which they started, each once; null but for sessions.")
          .optional(
              34,
              "only_bots",
              BooleanType.get(),
              "Whether all of them are of bots; null but for sessions.")
          .optional(9, "channel", StringType.get(), "Channel of the session.")
          .optional(10, "source", StringType.get(), "Source of the session.")
          .optional(11, "medium", StringType.get(), "Medium of the session.")
          .optional(12, "campaign", StringType.get(), "Campaign of the session.")
          .optional(13, "landing_page", StringType.get(), "Entry page of the session.")
          .optional(14, "country", StringType.get(), "Country of the session.")
          .optional(15, "device_class", StringType.get(), "Device class of the session.")
          .optional(16, "bot_rule", StringType.get(), "Bot rule of the session, else of the event.")
          .optional(17, "event_country", StringType.get(), "Country of the event.")
          .optional(
              18,
              "order_id",
              StringType.get(),
              "The order; the event id where a purchase or a refund names none.")
          .optional(
              19, "order_line", StringType.get(), "The source's own name of the order's line.")
          .optional(
              20,
              "opens_order",
              BooleanType.get(),
              "Of a purchase, whether it is the first event that tells the order.")
          .optional(
              21,
              "repeats",
              IntegerType.get(),
              "Of a purchase, how many further events told the same.")
          .optional(22, "items", ListType.ofRequired(23, Item.TYPE), "The event's products.")
          .optional(24, "revenue", Money.TYPE, "The event's revenue.")
          .optional(25, "tax", Money.TYPE, "The event's tax.")
          .optional(26, "shipping", Money.TYPE, "The event's shipping.")
          .optional(27, "discount", Money.TYPE, "The event's discount.")
          .optional(28, "currency", StringType.get(), "Currency of the event's amounts.")
          .optional(29, "coupon", StringType.get(), "The coupon used.")
          .optional(
              30, "checkout_step", StringType.get(), "The step of the checkout that was reached.")
          .key("person_id", "at", "id")
          .slicing(Slicing.byBucket("person_id"))
          .sortedBy("person_id", "at", "id")
          .nextId(35);
}
