package io.moraine.pipelines.ingest;

import io.moraine.blocks.BlockOrder;
import io.moraine.blocks.Shape;
import io.moraine.schemas.Event;
import io.moraine.schemas.EventColumn;
import io.moraine.schemas.RejectedLine;

/** How events and rejected lines lie in run files. */
final class EventRow {
  static final Shape SHAPE = Shape.of(Event.TABLE.struct());

  /** As raw.events is sorted; file and line make it total. */
  static final BlockOrder ORDER =
      BlockOrder.by(
          SHAPE,
          EventColumn.VISITOR_ID,
          EventColumn.EVENT_TIME,
          EventColumn.EVENT_ID,
          EventColumn.SOURCE_FILE,
          EventColumn.SOURCE_LINE);

  static final Shape REJECT_SHAPE = Shape.of(RejectedLine.TABLE.struct());
  static final int REJECT_FILE = RejectedLine.TABLE.ordinal("file_id");
  static final BlockOrder REJECT_ORDER =
      BlockOrder.by(REJECT_SHAPE, REJECT_FILE, RejectedLine.TABLE.ordinal("line"));

  private EventRow() {}
}
