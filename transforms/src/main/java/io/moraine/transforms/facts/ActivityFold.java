package io.moraine.transforms.facts;

import io.moraine.blocks.RowView;
import io.moraine.schemas.EventColumn.OfItem;
import io.moraine.schemas.EventType;
import io.moraine.schemas.IdentityLink;
import io.moraine.schemas.Item;
import io.moraine.schemas.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What a visitor did that matters beyond its sessions: the rows of {@link Activity}.
 *
 * <p>A row for the sessions of each person, a row a link of {@link IdentityFold} that tells more
 * than they do, and a row an event of commerce: what touches a cart, orders (each line once),
 * refunds, signups and all of subscriptions. An event is of the person that its own user id names;
 * one without is its session's, and outside sessions its device's owner's.
 */
final class ActivityFold {
  private final Orders orders;
  private final PerText<EventType> types;
  private final FactOutput output;
  private final ColumnRows rows;
  private final HeldEvents held = new HeldEvents();
  private final List<Presence> presences = new ArrayList<>();
  private final StableId ids = new StableId();
  private final RowView item = new RowView();

  ActivityFold(Orders orders, PerText<EventType> types, FactOutput output) {
    this.orders = orders;
    this.types = types;
    this.output = output;
    this.rows = output.rows(Activity.TABLE);
  }

  /** Holds an event of commerce until it is known whose it is; passes over any other. */
  void event(RowView event, EventType type, Visit visit) {
    if (isCommerce(type) && !(type == EventType.PURCHASE && orders.isRepeat(event))) {
      held.add(event, visit);
    }
  }

  /**
   * Tells of a session of the visitor, which has ended, and whose it is; sessions by their start.
   */
  void session(Visit visit, String personId, String userId) {
    Presence known = presence(personId);
    if (known == null) {
      presences.add(new Presence(personId, userId, visit));
    } else {
      known.add(visit);
    }
  }

  /** Tells of a user seen on the device; after the sessions. */
  void link(IdentityLink link) {
    Presence presence = presence(link.personId());
    if (presence == null || !presence.covers(link)) {
      String id = ids.text(link.visitorId()).text(link.userId()).hex();
      output.row(Activity.TABLE, Activity.ofLink(link, id));
    }
  }

  /** Ends the visitor: its sessions, then the events held, in the order they came in. */
  void end(String visitorId, String owner) {
    for (Presence presence : presences) {
      presence.write(visitorId, rows.row(0));
      rows.endRow();
    }
    presences.clear();
    held.release((event, visit) -> write(event, visit, visitorId, owner));
  }

  // Hardly a device has many users.
  private Presence presence(String personId) {
    for (Presence presence : presences) {
      if (presence.personId().equals(personId)) {
        return presence;
      }
    }
    return null;
  }

  private void write(RowView event, Visit visit, String visitorId, String owner) {
    EventType type = types.of(event);
    String userId = userOf(event, visit, owner);
    SessionFold session = visit == null ? null : visit.session();
    boolean purchase = type == EventType.PURCHASE;
    boolean order = purchase || type == EventType.REFUND;
    output.row(
        Activity.TABLE,
        new Activity(
            userId == null ? visitorId : userId,
            Micros.instant(event.longAt(EventFields.EVENT_TIME)),
            event.text(EventFields.EVENT_ID),
            type.label(),
            visitorId,
            userId,
            visit == null ? null : visit.sessionId(),
            null,
            null,
            null,
            null,
            session == null ? null : session.channel(),
            session == null ? null : session.source(),
            session == null ? null : session.medium(),
            session == null ? null : session.campaign(),
            null,
            session == null ? null : session.country(),
            session == null ? null : session.deviceClass(),
            session == null ? event.text(EventFields.BOT_RULE) : session.botRule(),
            event.text(EventFields.COUNTRY),
            order ? Orders.orderId(event) : null,
            event.text(EventFields.ORDER_LINE),
            purchase ? orders.opensOrder(event) : null,
            purchase ? orders.repeatsOf(event) : null,
            items(event),
            amount(event, EventFields.REVENUE),
            amount(event, EventFields.TAX),
            amount(event, EventFields.SHIPPING),
            amount(event, EventFields.DISCOUNT),
            event.text(EventFields.CURRENCY),
            event.text(EventFields.COUPON),
            event.text(EventFields.CHECKOUT_STEP)));
  }

  private static String userOf(RowView event, Visit visit, String owner) {
    if (!event.isNull(EventFields.USER_ID)) {
      return event.text(EventFields.USER_ID);
    }
    return visit != null && visit.userId() != null ? visit.userId() : owner;
  }

  private List<Item> items(RowView event) {
    int count = event.elementCount(EventFields.ITEMS);
    if (count == 0) {
      return null;
    }
    List<Item> items = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      event.element(EventFields.ITEMS, i, item);
      items.add(
          new Item(
              item.text(OfItem.PRODUCT_ID),
              item.text(OfItem.NAME),
              item.text(OfItem.CATEGORY),
              item.text(OfItem.BRAND),
              item.text(OfItem.VARIANT),
              amount(item, OfItem.PRICE),
              item.isNull(OfItem.QUANTITY) ? null : item.longAt(OfItem.QUANTITY),
              amount(item, OfItem.DISCOUNT)));
    }
    return items;
  }

  private static BigDecimal amount(RowView row, int column) {
    return row.isNull(column) ? null : Money.ofMillionths(row.longAt(column));
  }

  private static boolean isCommerce(EventType type) {
    return switch (type) {
      case ADD_TO_CART,
          REMOVE_FROM_CART,
          CART_UPDATE,
          CHECKOUT_STEP,
          PURCHASE,
          REFUND,
          SIGNUP,
          SUBSCRIPTION_STARTED,
          SUBSCRIPTION_CHANGED,
          SUBSCRIPTION_CANCELLED,
          SUBSCRIPTION_RENEWED ->
          true;
      case PAGE_VIEW,
          PRODUCT_VIEW,
          LIST_VIEW,
          SEARCH,
          LOGIN,
          FEATURE_USE,
          EXPOSURE,
          CAMPAIGN_COST,
          PERFORMANCE,
          ENGAGEMENT,
          ASSET,
          REQUEST,
          CUSTOM ->
          false;
    };
  }
}
