package io.moraine.transforms.facts;

import io.moraine.blocks.RowView;

/** What a purchase event tells, seen against all other purchase events. */
final class Orders {
  private final OrderRepeats repeats;
  private final OrderLines lines = new OrderLines(EventFields.ORDER);

  Orders(OrderRepeats repeats) {
    this.repeats = repeats;
  }

  /** The column that names the order of a purchase or refund: the event's id where none does. */
  static int idColumn(RowView event) {
    return event.isNull(EventFields.ORDER_ID) ? EventFields.EVENT_ID : EventFields.ORDER_ID;
  }

  private static String orderId(RowView event) {
    return event.text(idColumn(event));
  }

  /** Whether an earlier event told the same, so that this one adds nothing. */
  boolean isRepeat(RowView purchase) {
    return repeats.isRepeat(
        orderId(purchase),
        purchase.text(EventFields.ORDER_LINE),
        purchase.text(EventFields.EVENT_ID));
  }

  /** Whether the order counts by this event. */
  boolean opensOrder(RowView purchase) {
    return repeats.opensOrder(orderId(purchase), purchase.text(EventFields.EVENT_ID));
  }

  int repeatsOf(RowView purchase) {
    return repeats.repeatsOf(orderId(purchase), purchase.text(EventFields.ORDER_LINE));
  }

  /** Net of the lines that the event tells, in millionths. */
  long net(RowView purchase) {
    return lines.ofOrder(purchase).net();
  }
}
