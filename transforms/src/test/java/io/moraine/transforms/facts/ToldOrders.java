package io.moraine.transforms.facts;

import io.moraine.schemas.Event;
import io.moraine.schemas.EventType;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Which of some events repeat an order, found by looking at all of them each time. */
final class ToldOrders implements OrderRepeats {
  private static final Comparator<Event> EARLIEST =
      Comparator.comparing(Event::eventTime).thenComparing(Event::eventId);

  private final List<Event> purchases;

  ToldOrders(List<Event> events) {
    purchases =
        events.stream()
            .filter(event -> event.eventType().equals(EventType.PURCHASE.label()))
            .sorted(EARLIEST)
            .toList();
  }

  /** The order that a purchase or refund is of. */
  static String orderOf(Event event) {
    return event.orderId() == null ? event.eventId() : event.orderId();
  }

  @Override
  public boolean isRepeat(String orderId, String orderLine, String eventId) {
    return !telling(orderId, orderLine).get(0).eventId().equals(eventId);
  }

  @Override
  public int repeatsOf(String orderId, String orderLine) {
    return telling(orderId, orderLine).size() - 1;
  }

  @Override
  public boolean opensOrder(String orderId, String eventId) {
    Event first = purchases.stream().filter(e -> orderOf(e).equals(orderId)).findFirst().get();
    return first.eventId().equals(eventId);
  }

  /** Whether a purchase adds to what was told before. */
  boolean adds(Event purchase) {
    return !isRepeat(orderOf(purchase), purchase.orderLine(), purchase.eventId());
  }

  boolean opens(Event purchase) {
    return opensOrder(orderOf(purchase), purchase.eventId());
  }

  private List<Event> telling(String orderId, String orderLine) {
    return purchases.stream()
        .filter(e -> orderOf(e).equals(orderId) && Objects.equals(e.orderLine(), orderLine))
        .toList();
  }
}
