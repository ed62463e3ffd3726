package io.moraine.pipelines.facts;

import io.moraine.blocks.Block;
import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.RowCursor;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Run;
import io.moraine.blocks.RunWriter;
import io.moraine.pipelines.RunContext;
import io.moraine.pipelines.WarehouseFn;
import io.moraine.pipelines.WorkerResult;
import io.moraine.schemas.Event;
import io.moraine.schemas.EventColumn;
import io.moraine.schemas.EventType;
import io.moraine.warehouse.ReadMemory;
import io.moraine.warehouse.RowFilter;
import io.moraine.warehouse.StoredFile;
import io.moraine.warehouse.WarehouseTable;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Which orders do the events of this bucket tell? Reads two columns of a bucket's files, and three
 * more of purchases alone; the orders go to runs by order id.
 */
final class ReadPurchases extends WarehouseFn<Integer, KV<Integer, Run>> {
  static final String STAGE = "read orders";

  static final TupleTag<KV<Integer, Run>> ORDERS = new TupleTag<>() {};
  static final TupleTag<WorkerResult> RESULTS = new TupleTag<>() {};

  private static final long serialVersionUID = 1L;
  private static final int MAX_ROWS = 1 << 16;
  private static final int[] COLUMNS = {
    EventColumn.EVENT_TYPE,
    EventColumn.ORDER_ID,
    EventColumn.ORDER_LINE,
    EventColumn.EVENT_TIME,
    EventColumn.EVENT_ID
  };

  private static final RowFilter PURCHASES =
      new RowFilter(new int[] {0, 1}, ReadPurchases::tellsOrder);

  private transient ReadMemory reading;

  ReadPurchases(RunContext run) {
    super(run);
  }

  @Override
  @Setup
  public void open() {
    super.open();
    reading = new ReadMemory();
  }

  @ProcessElement
  public void read(@Element Integer bucket, MultiOutputReceiver out) throws IOException {
    long began = System.currentTimeMillis();
    BlockBuilder orders = new BlockBuilder(OrderRow.SHAPE);
    RunWriter runs = new RunWriter(run().scratch(), "orders/" + UUID.randomUUID(), OrderRow.ORDER);
    WarehouseTable table = warehouse().table(Event.TABLE);
    List<StoredFile> files =
        table.slicesOfBucket(bucket).values().stream().flatMap(List::stream).toList();
    for (StoredFile file : files) {
      try (RowCursor events = table.read(file, PURCHASES, COLUMNS).lending(reading)) {
        while (events.next()) {
          RowView purchase = events.row();
          orders.setText(OrderRow.ORDER_ID, purchase.text(1));
          orders.setText(OrderRow.ORDER_LINE, purchase.text(2));
          orders.setLong(OrderRow.EVENT_TIME, purchase.longAt(3));
          orders.setText(OrderRow.EVENT_ID, purchase.text(4));
          orders.endRow();
          if (orders.rows() == MAX_ROWS) {
            flush(orders, runs);
          }
        }
      }
    }
    flush(orders, runs);
    for (Run written : runs.finish()) {
      out.get(ORDERS).output(KV.of(written.key(), written));
    }
    out.get(RESULTS).output(new WorkerResult.Worked(STAGE, began, System.currentTimeMillis()));
  }

  private static boolean tellsOrder(RowView event) {
    return !event.isNull(1) && EventType.PURCHASE.label().equals(event.text(0));
  }

  private void flush(BlockBuilder orders, RunWriter runs) throws IOException {
    if (orders.rows() > 0) {
      Block block = orders.build();
      runs.write(
          block,
          row -> Math.floorMod(block.text(OrderRow.ORDER_ID, row).hashCode(), run().buckets()));
    }
  }
}
