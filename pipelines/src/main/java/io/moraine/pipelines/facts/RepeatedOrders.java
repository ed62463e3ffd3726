package io.moraine.pipelines.facts;

import io.moraine.blocks.RowCursor;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Run;
import io.moraine.blocks.RunReader;
import io.moraine.blocks.Scratch;
import io.moraine.transforms.facts.OrderRepeats;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The orders that several events tell, as {@link FindRepeatedOrders} found them. */
final class RepeatedOrders implements OrderRepeats {
  private record Line(String orderId, String orderLine) {}

  private final Set<String> events = new HashSet<>();
  private final Map<Line, Integer> counts = new HashMap<>();
  private final Map<String, String> openers = new HashMap<>();

  static RepeatedOrders read(Scratch scratch, Iterable<Run> runs) throws IOException {
    RepeatedOrders repeats = new RepeatedOrders();
    for (Run run : runs) {
      try (RowCursor rows = new RunReader(scratch, run, OrderRow.SHAPE)) {
        while (rows.next()) {
          RowView row = rows.row();
          repeats.add(row);
        }
      }
    }
    return repeats;
  }

  private void add(RowView row) {
    String order = row.text(OrderRow.ORDER_ID);
    if (row.booleanAt(OrderRow.OPENS)) {
      openers.put(order, row.text(OrderRow.EVENT_ID));
    } else {
      events.add(row.text(OrderRow.EVENT_ID));
      counts.merge(new Line(order, row.text(OrderRow.ORDER_LINE)), 1, Integer::sum);
    }
  }

  @Override
  public boolean isRepeat(String orderId, String orderLine, String eventId) {
    return events.contains(eventId);
  }

  @Override
  public int repeatsOf(String orderId, String orderLine) {
    return counts.getOrDefault(new Line(orderId, orderLine), 0);
  }

  @Override
  public boolean opensOrder(String orderId, String eventId) {
    return eventId.equals(openers.getOrDefault(orderId, eventId));
  }
}
