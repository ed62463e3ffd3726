package io.moraine.pipelines.facts;

import io.moraine.blocks.BlockOrder;
import io.moraine.blocks.Shape;
import org.apache.iceberg.types.Types.BooleanType;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.types.Types.StringType;
import org.apache.iceberg.types.Types.StructType;
import org.apache.iceberg.types.Types.TimestampType;

/**
 * A purchase as the search for repeated orders sees it; the event that tells a line comes first.
 */
final class OrderRow {
  static final int ORDER_ID = 0;
  static final int ORDER_LINE = 1;
  static final int EVENT_TIME = 2;
  static final int EVENT_ID = 3;

  /** In what the search found: whether the event opens the order, else it repeats a line. */
  static final int OPENS = 4;

  static final Shape SHAPE =
      Shape.of(
          StructType.of(
              NestedField.required(1, "order_id", StringType.get()),
              NestedField.optional(2, "order_line", StringType.get()),
              NestedField.required(3, "event_time", TimestampType.withZone()),
              NestedField.required(4, "event_id", StringType.get()),
              NestedField.optional(5, "opens", BooleanType.get())));

  /** The same order line together; the earliest event first, ties by event id. */
  static final BlockOrder ORDER = BlockOrder.by(SHAPE, ORDER_ID, ORDER_LINE, EVENT_TIME, EVENT_ID);

  private OrderRow() {}
}
