package io.moraine.transforms.facts;

import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.RowView;
import io.moraine.schemas.EventType;
import io.moraine.schemas.IdentityLink;
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
  private final EventTypes types;
  private final ColumnRows rows;
  private final HeldEvents held = new HeldEvents();
  private final List<Presence> presences = new ArrayList<>();
  private final StableId ids = new StableId();
  private final RowView item = new RowView();

  ActivityFold(Orders orders, EventTypes types, ColumnRows rows) {
    this.orders = orders;
    this.types = types;
    this.rows = rows;
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
      BlockBuilder row = rows.row(0);
      row.setGroupedText(ActivityFields.PERSON_ID, link.personId());
      row.setLong(ActivityFields.AT, Micros.of(link.linkedAt()));
      row.setGroupedText(ActivityFields.ID, ids.text(link.visitorId()).text(link.userId()).hex());
      row.setGroupedText(ActivityFields.VISITOR_ID, link.visitorId());
      row.setText(ActivityFields.USER_ID, link.userId());
      row.setLong(ActivityFields.UNTIL, Micros.of(link.lastSeenAt()));
      rows.endRow();
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
    BlockBuilder row = rows.row(0);
    row.setGroupedText(ActivityFields.PERSON_ID, userId == null ? visitorId : userId);
    row.setLong(ActivityFields.AT, event.longAt(EventFields.EVENT_TIME));
    row.appendText(ActivityFields.ID, event, EventFields.EVENT_ID);
    row.setText(ActivityFields.EVENT_TYPE, type.label());
    row.setGroupedText(ActivityFields.VISITOR_ID, visitorId);
    row.setText(ActivityFields.USER_ID, userId);
    if (visit == null) {
      row.setText(ActivityFields.BOT_RULE, event, EventFields.BOT_RULE);
    } else {
      row.setGroupedText(ActivityFields.SESSION_ID, visit.sessionId());
      visit.session().writeOrigin(row);
    }
    row.setText(ActivityFields.EVENT_COUNTRY, event, EventFields.COUNTRY);
    writeOrder(event, type, row);
    writeItems(event, row);
    row.setText(ActivityFields.CURRENCY, event, EventFields.CURRENCY);
    row.setText(ActivityFields.COUPON, event, EventFields.COUPON);
    row.setText(ActivityFields.CHECKOUT_STEP, event, EventFields.CHECKOUT_STEP);
    rows.endRow();
  }

  private void writeOrder(RowView event, EventType type, BlockBuilder row) {
    boolean purchase = type == EventType.PURCHASE;
    if (purchase || type == EventType.REFUND) {
      row.setText(ActivityFields.ORDER_ID, event, Orders.idColumn(event));
    }
    row.setText(ActivityFields.ORDER_LINE, event, EventFields.ORDER_LINE);
    if (purchase) {
      row.setBoolean(ActivityFields.OPENS_ORDER, orders.opensOrder(event));
      row.setLong(ActivityFields.REPEATS, orders.repeatsOf(event));
    }
    copyAmount(event, EventFields.REVENUE, row, ActivityFields.REVENUE);
    copyAmount(event, EventFields.TAX, row, ActivityFields.TAX);
    copyAmount(event, EventFields.SHIPPING, row, ActivityFields.SHIPPING);
    copyAmount(event, EventFields.DISCOUNT, row, ActivityFields.DISCOUNT);
  }

  private void writeItems(RowView event, BlockBuilder row) {
    int count = event.elementCount(EventFields.ITEMS);
    if (count == 0) {
      return;
    }
    BlockBuilder items = row.elements(ActivityFields.ITEMS);
    for (int i = 0; i < count; i++) {
      event.element(EventFields.ITEMS, i, item);
      items.copyRow(item.block(), item.row());
    }
  }

  private static void copyAmount(RowView event, int column, BlockBuilder row, int to) {
    if (!event.isNull(column)) {
      row.setLong(to, event.longAt(column));
    }
  }

  private static String userOf(RowView event, Visit visit, String owner) {
    if (!event.isNull(EventFields.USER_ID)) {
      return event.text(EventFields.USER_ID);
    }
    return visit != null && visit.userId() != null ? visit.userId() : owner;
  }

  static boolean isCommerce(EventType type) {
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
