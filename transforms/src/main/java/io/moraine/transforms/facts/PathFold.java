package io.moraine.transforms.facts;

import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.RowView;
import io.moraine.schemas.EventType;

/**
 * A session's way: its rows of facts.paths, in order of position. A step is known whole when the
 * next one, or the session's end, shows how long it lasted.
 */
final class PathFold {
  private final PathItems items;
  private final Steps steps;
  private final String sessionId;
  private final long day;
  private final String visitorId;
  // Of the steps that are held, the first and the last one.
  private int first = Steps.NONE;
  private int last = Steps.NONE;
  private int written;
  private boolean open = true;

  PathFold(PathItems items, Steps steps, String sessionId, long day, String visitorId) {
    this.items = items;
    this.steps = steps;
    this.sessionId = sessionId;
    this.day = day;
    this.visitorId = visitorId;
    steps.begin(this);
  }

  void event(RowView event, EventType type, long at) {
    if (!items.isStep(type)) {
      return;
    }
    int item = items.of(event, type);
    if (last != Steps.NONE && steps.is(last, item, type)) {
      steps.repeat(last);
      return;
    }
    // Steps held so far may move by this, so it comes before they are looked at.
    int step = steps.add(item, type, at);
    if (last == Steps.NONE) {
      first = step;
    } else {
      steps.link(last, step);
    }
    last = step;
  }

  void end() {
    open = false;
  }

  String sessionId() {
    return sessionId;
  }

  /** Whether more events may come. */
  boolean isOpen() {
    return open;
  }

  /** Where the last step is held. */
  int last() {
    return last;
  }

  /** Writes the steps that are held, but not the last one of a session that goes on. */
  void release() {
    while (first != Steps.NONE && (first != last || !open)) {
      write(first);
      first = steps.next(first);
    }
    if (first == Steps.NONE) {
      last = Steps.NONE;
    }
  }

  /** The last step, the only one held, is at another place from now on. */
  void moveLast(int step) {
    first = step;
    last = step;
  }

  private void write(int step) {
    written++;
    BlockBuilder row = steps.rows().row(day);
    row.setGroupedText(PathFields.SESSION_ID, sessionId);
    row.setLong(PathFields.SESSION_DATE, day);
    row.setGroupedText(PathFields.VISITOR_ID, visitorId);
    row.setLong(PathFields.POSITION, written);
    row.setText(PathFields.ITEM, items.texts(), steps.item(step));
    row.setText(PathFields.ITEM_TYPE, steps.type(step).label());
    row.setLong(PathFields.ENTERED_AT, steps.enteredAt(step));
    row.setLong(PathFields.REPEATS, steps.repeats(step));
    int next = steps.next(step);
    if (next != Steps.NONE) {
      long lasted = Micros.millisBetween(steps.enteredAt(step), steps.enteredAt(next));
      row.setLong(PathFields.TIME_TO_NEXT_MS, lasted);
    }
    row.setBoolean(PathFields.IS_EXIT, next == Steps.NONE);
    steps.rows().endRow();
  }
}
