package io.moraine.transforms.facts;

import io.moraine.blocks.RowView;
import io.moraine.schemas.EventColumn.OfItem;
import io.moraine.schemas.Money;
import io.moraine.schemas.RevenueLine;

/**
 * What was ordered and what went back: the rows of facts.revenue, in the order of the events, an
 * event's lines in the order of its items.
 */
final class RevenueFold {
  private static final String ORDER = "order";
  private static final String REFUND = "refund";

  private final ReportingDays days;
  private final FactOutput output;
  private final StableId ids = new StableId();
  private final RowView item = new RowView();

  RevenueFold(ReportingDays days, FactOutput output) {
    this.days = days;
    this.output = output;
  }

  /** Writes the lines of a purchase that repeats none. */
  void order(RowView event, OrderLines lines) {
    String orderId = event.text(ActivityFields.ORDER_ID);
    String orderLine = event.text(ActivityFields.ORDER_LINE);
    for (int line = 0; line < lines.count(); line++) {
      String lineId = ids.text(orderId).text(ORDER).text(orderLine).number(line + 1).hex();
      output.row(
          RevenueLine.TABLE,
          row(
              event,
              line,
              lineId,
              ORDER,
              lines.quantity(line),
              lines.unitPrice(line),
              lines.gross(line),
              lines.discount(line),
              0,
              lines.net(line),
              lines.tax(line),
              lines.shipping(line)));
    }
  }

  /** Writes the lines of a refund, of which there can be several for an order. */
  void refund(RowView event, OrderLines lines) {
    String orderId = event.text(ActivityFields.ORDER_ID);
    String eventId = event.text(ActivityFields.ID);
    for (int line = 0; line < lines.count(); line++) {
      String lineId = ids.text(orderId).text(REFUND).text(eventId).number(line + 1).hex();
      output.row(
          RevenueLine.TABLE,
          row(
              event,
              line,
              lineId,
              REFUND,
              -Math.abs(lines.quantity(line)),
              lines.unitPrice(line),
              0,
              0,
              lines.net(line),
              -lines.net(line),
              -Math.abs(lines.tax(line)),
              -Math.abs(lines.shipping(line))));
    }
  }

  private RevenueLine row(
      RowView event,
      int line,
      String lineId,
      String lineType,
      long quantity,
      long unitPrice,
      long gross,
      long discount,
      long refunded,
      long net,
      long tax,
      long shipping) {
    long at = event.longAt(ActivityFields.AT);
    boolean hasItem = line < event.elementCount(ActivityFields.ITEMS);
    if (hasItem) {
      event.element(ActivityFields.ITEMS, line, item);
    }
    String eventCountry = event.text(ActivityFields.EVENT_COUNTRY);
    return new RevenueLine(
        lineId,
        days.dayOf(at),
        lineType,
        event.text(ActivityFields.ORDER_ID),
        line + 1,
        event.text(ActivityFields.ORDER_LINE),
        event.text(ActivityFields.ID),
        Micros.instant(at),
        event.text(ActivityFields.PERSON_ID),
        event.text(ActivityFields.VISITOR_ID),
        event.text(ActivityFields.SESSION_ID),
        hasItem ? item.text(OfItem.PRODUCT_ID) : null,
        hasItem ? item.text(OfItem.NAME) : null,
        hasItem ? item.text(OfItem.CATEGORY) : null,
        hasItem ? item.text(OfItem.BRAND) : null,
        quantity,
        Money.ofMillionths(unitPrice),
        Money.ofMillionths(gross),
        Money.ofMillionths(discount),
        Money.ofMillionths(refunded),
        Money.ofMillionths(net),
        Money.ofMillionths(tax),
        Money.ofMillionths(shipping),
        event.text(ActivityFields.CURRENCY),
        event.text(ActivityFields.COUPON),
        event.text(ActivityFields.CHANNEL),
        event.text(ActivityFields.SOURCE),
        event.text(ActivityFields.MEDIUM),
        event.text(ActivityFields.CAMPAIGN),
        eventCountry == null ? event.text(ActivityFields.COUNTRY) : eventCountry,
        event.text(ActivityFields.DEVICE_CLASS),
        (int) event.longOr(ActivityFields.REPEATS, 0),
        event.text(ActivityFields.BOT_RULE));
  }
}
