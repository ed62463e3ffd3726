package io.moraine.pipelines.facts;

import io.moraine.blocks.Block;
import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.RowCursor;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Run;
import io.moraine.blocks.RunWriter;
import io.moraine.blocks.Runs;
import io.moraine.pipelines.RunContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/**
 * Of the orders that several events tell: which event opens the order, and which ones tell a line
 * that an earlier one told? They go to runs of {@link OrderRow}; parts without any give none.
 */
final class FindRepeatedOrders extends DoFn<KV<Integer, Iterable<Run>>, Run> {
  private static final long serialVersionUID = 1L;
  private static final int MAX_ROWS = 1 << 16;

  private final RunContext run;

  FindRepeatedOrders(RunContext run) {
    this.run = run;
  }

  @ProcessElement
  public void find(@Element KV<Integer, Iterable<Run>> part, OutputReceiver<Run> out)
      throws IOException {
    List<Run> runs = new ArrayList<>();
    part.getValue().forEach(runs::add);
    String name = "repeats/" + part.getKey() + "-" + UUID.randomUUID();
    RunWriter writer = new RunWriter(run.scratch(), name, OrderRow.ORDER);
    try (RowCursor orders =
        Runs.merge(
            run.scratch(), name + "-merge", OrderRow.SHAPE, OrderRow.ORDER, runs, Runs.FAN_IN)) {
      Told told = new Told(writer);
      while (orders.next()) {
        told.event(orders.row());
      }
      told.end();
    }
    writer.finish().forEach(out::output);
  }

  /** One order after another, as their events come. */
  private static final class Told {
    private final BlockBuilder found = new BlockBuilder(OrderRow.SHAPE);
    private final RunWriter writer;
    private String order;
    private String line;
    private long events;
    private long openedAt;
    private String opener;

    Told(RunWriter writer) {
      this.writer = writer;
    }

    void event(RowView row) throws IOException {
      String nextOrder = row.text(OrderRow.ORDER_ID);
      String nextLine = row.text(OrderRow.ORDER_LINE);
      long time = row.longAt(OrderRow.EVENT_TIME);
      String eventId = row.text(OrderRow.EVENT_ID);
      if (!nextOrder.equals(order)) {
        endOrder();
        order = nextOrder;
        opener = null;
        events = 0;
      } else if (Objects.equals(nextLine, line)) {
        append(nextLine, time, eventId, false);
      }
      line = nextLine;
      events++;
      if (opener == null || time < openedAt || time == openedAt && eventId.compareTo(opener) < 0) {
        openedAt = time;
        opener = eventId;
      }
    }

    void end() throws IOException {
      endOrder();
      flush();
    }

    private void endOrder() throws IOException {
      if (events > 1) {
        append(null, openedAt, opener, true);
      }
    }

    private void append(String orderLine, long time, String eventId, boolean opens)
        throws IOException {
      found.setText(OrderRow.ORDER_ID, order);
      found.setText(OrderRow.ORDER_LINE, orderLine);
      found.setLong(OrderRow.EVENT_TIME, time);
      found.setText(OrderRow.EVENT_ID, eventId);
      found.setBoolean(OrderRow.OPENS, opens);
      found.endRow();
      if (found.rows() == MAX_ROWS) {
        flush();
      }
    }

    private void flush() throws IOException {
      if (found.rows() > 0) {
        Block block = found.build();
        writer.write(block, row -> 0);
      }
    }
  }
}
