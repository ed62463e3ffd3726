package io.moraine.transforms.facts;

import io.moraine.blocks.BlockBuilder;
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
 * <p>A row a session, a row a link of {@link IdentityFold}, and a row an event of commerce: what
 * touches a cart, orders (each line once), refunds, signups and all of subscriptions. An event is
 * of the person that its own user id names; one without is its session's, and outside sessions its
 * device's owner's.
 */
final class ActivityFold {
  private final Orders orders;
  private final PerText<EventType> types;
  private final FactOutput output;
  private final ColumnRows rows;
  private final HeldEvents held = new HeldEvents();
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

  /** Tells of a session whose visitor has ended, and whose it is. */
  void session(Visit visit, String visitorId, String personId, String userId) {
    SessionFold session = visit.session();
    BlockBuilder row = rows.row(0);
    row.setText(ActivityFields.PERSON_ID, personId);
    row.setLong(ActivityFields.AT, visit.startedAt());
    row.setText(ActivityFields.ID, visit.sessionId());
    row.setText(ActivityFields.VISITOR_ID, visitorId);
    row.setText(ActivityFields.USER_ID, userId);
    row.setText(ActivityFields.SESSION_ID, visit.sessionId());
    row.setLong(ActivityFields.UNTIL, visit.endedAt());
    row.setText(ActivityFields.CHANNEL, session.channel());
    row.setText(ActivityFields.SOURCE, session.source());
    row.setText(ActivityFields.MEDIUM, session.medium());
    row.setText(ActivityFields.CAMPAIGN, session.campaign());
    row.setText(ActivityFields.LANDING_PAGE, session.entryPage());
    row.setText(ActivityFields.COUNTRY, session.country());
    row.setText(ActivityFields.DEVICE_CLASS, session.deviceClass());
    row.setText(ActivityFields.BOT_RULE, session.botRule());
    rows.endRow();
  }

  void link(IdentityLink link) {
    String id = ids.text(link.visitorId()).text(link.userId()).hex();
    output.row(Activity.TABLE, Activity.ofLink(link, id));
  }

  /** Ends the visitor, whose sessions are closed: the events held, in the order they came in. */
  void end(String visitorId, String owner) {
    held.release((event, visit) -> write(event, visit, visitorId, owner));
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
