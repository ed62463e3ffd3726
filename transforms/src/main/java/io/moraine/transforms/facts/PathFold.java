package io.moraine.transforms.facts;

import io.moraine.blocks.RowView;
import io.moraine.schemas.EventType;
import io.moraine.schemas.PathStep;
import java.time.LocalDate;

/**
 * A session's way: the rows of facts.paths, each written when the next step, or the session's end,
 * shows how long it lasted. Rows of a session come in order of position.
 */
final class PathFold {
  private final PathItems items;
  private final FactOutput output;
  private final String sessionId;
  private final LocalDate day;
  private final String visitorId;
  private int position;
  private String item;
  private EventType itemType;
  private long enteredAt;
  private int repeats;

  PathFold(PathItems items, FactOutput output, String sessionId, LocalDate day, String visitorId) {
    this.items = items;
    this.output = output;
    this.sessionId = sessionId;
    this.day = day;
    this.visitorId = visitorId;
  }

  void event(RowView event, EventType type, long at) {
    if (!items.isStep(type)) {
      return;
    }
    String next = items.of(event, type);
    if (type == itemType && next.equals(item)) {
      repeats++;
      return;
    }
    if (position > 0) {
      write(Micros.millisBetween(enteredAt, at));
    }
    position++;
    item = next;
    itemType = type;
    enteredAt = at;
    repeats = 1;
  }

  void end() {
    if (position > 0) {
      write(null);
    }
  }

  private void write(Long timeToNextMs) {
    output.row(
        PathStep.TABLE,
        new PathStep(
            sessionId,
            day,
            visitorId,
            position,
            item,
            itemType.label(),
            Micros.instant(enteredAt),
            repeats,
            timeToNextMs,
            timeToNextMs == null));
  }
}
