package io.moraine.transforms.facts;

/**
 * Which purchase events tell what was told before, over all visitors; found before the pass.
 *
 * <p>Among the events of an order line the earliest tells it, ties by event id; the others repeat
 * it. An order line is an order id with an order line, which is null where one event is the whole
 * order. Only orders told by several events need to be remembered.
 */
public interface OrderRepeats {

  /** Whether an earlier event told this line of the order. */
  boolean isRepeat(String orderId, String orderLine, String eventId);

  /** How many further events told this line of the order. */
  int repeatsOf(String orderId, String orderLine);

  /**
   * Whether the event is the earliest of all that tell the order, whatever their line: the one by
   * which the order counts, where a source sends orders line by line.
   */
  boolean opensOrder(String orderId, String eventId);

  /** Every order is told once, by one event. */
  static OrderRepeats none() {
    return new OrderRepeats() {
      @Override
      public boolean isRepeat(String orderId, String orderLine, String eventId) {
        return false;
      }

      @Override
      public int repeatsOf(String orderId, String orderLine) {
        return 0;
      }

      @Override
      public boolean opensOrder(String orderId, String eventId) {
        return true;
      }
    };
  }
}
