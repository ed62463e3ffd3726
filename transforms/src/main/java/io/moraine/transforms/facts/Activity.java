package io.moraine.transforms.facts;

import io.moraine.schemas.Item;
import io.moraine.schemas.Money;
import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.iceberg.types.Types.BooleanType;
import org.apache.iceberg.types.Types.IntegerType;
import org.apache.iceberg.types.Types.ListType;
import org.apache.iceberg.types.Types.StringType;
import org.apache.iceberg.types.Types.TimestampType;

/**
 * What {@link VisitorPass} tells {@link PersonPass}: a session, a device on which a user was seen,
 * or an event that matters beyond its session, with the person it is of.
 *
 * <p>Not a table of the warehouse: a definition of its own, so that the same codec and the same
 * runs carry it. Sorted by person, time and id, which no two rows share.
 */
public record Activity(
    String personId,
    Instant at,
    String id,
    String kind,
    String eventType,
    String visitorId,
    String userId,
    String sessionId,
    Instant until,
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

  /** {@link #kind()} of a session. */
  static final String SESSION = "session";

  /** {@link #kind()} of a device on which a user was seen. */
  static final String LINK = "link";

  /** {@link #kind()} of an event. */
  static final String EVENT = "event";

  public static final TableDefinition TABLE =
      TableDefinition.named("scratch.activity", Activity.class)
          .grain("One row per session, per user seen on a device, and per event of commerce.")
          .required(1, "person_id", StringType.get(), "The person.")
          .required(
              2,
              "at",
              TimestampType.withZone(),
              "Start of the session, time of the first link or of the event.")
          .required(
              3,
              "id",
              StringType.get(),
              "Id of the session or of the event; of a link a hash of device and user.")
          .required(4, "kind", StringType.get(), "session, link or event.")
          .optional(
              5,
              "event_type",
              StringType.get(),
              "Of an event its type, one of the labels of EventType.")
          .required(6, "visitor_id", StringType.get(), "The visitor of the events.")
          .optional(7, "user_id", StringType.get(), "The known user, where the person is one.")
          .optional(
              8,
              "session_id",
              StringType.get(),
              "The session; of an event outside sessions, and of a link, none.")
          .optional(
              9,
              "until",
              TimestampType.withZone(),
              "End of the session, or when the user was seen last on the device; null for an"
                  + " event.")
          .optional(10, "channel", StringType.get(), "Channel of the session.")
          .optional(11, "source", StringType.get(), "Source of the session.")
          .optional(12, "medium", StringType.get(), "Medium of the session.")
          .optional(13, "campaign", StringType.get(), "Campaign of the session.")
          .optional(14, "landing_page", StringType.get(), "Entry page of the session.")
          .optional(15, "country", StringType.get(), "Country of the session.")
          .optional(16, "device_class", StringType.get(), "Device class of the session.")
          .optional(17, "bot_rule", StringType.get(), "Bot rule of the session, else of the event.")
          .optional(18, "event_country", StringType.get(), "Country of the event.")
          .optional(
              19,
              "order_id",
              StringType.get(),
              "The order; the event id where a purchase or a refund names none.")
          .optional(
              20, "order_line", StringType.get(), "The source's own name of the order's line.")
          .optional(
              21,
              "opens_order",
              BooleanType.get(),
              "Of a purchase, whether it is the first event that tells the order.")
          .optional(
              22,
              "repeats",
              IntegerType.get(),
              "Of a purchase, how many further events told the same.")
          .optional(23, "items", ListType.ofRequired(24, Item.TYPE), "The event's products.")
          .optional(25, "revenue", Money.TYPE, "The event's revenue.")
          .optional(26, "tax", Money.TYPE, "The event's tax.")
          .optional(27, "shipping", Money.TYPE, "The event's shipping.")
          .optional(28, "discount", Money.TYPE, "The event's discount.")
          .optional(29, "currency", StringType.get(), "Currency of the event's amounts.")
          .optional(30, "coupon", StringType.get(), "The coupon used.")
          .optional(
              31, "checkout_step", StringType.get(), "The step of the checkout that was reached.")
          .key("person_id", "at", "id")
          .slicing(Slicing.byBucket("person_id"))
          .sortedBy("person_id", "at", "id")
          .nextId(32);
}
