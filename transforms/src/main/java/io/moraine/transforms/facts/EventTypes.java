package io.moraine.transforms.facts;

import io.moraine.blocks.RowView;
import io.moraine.blocks.TextNumbers;
import io.moraine.schemas.EventType;

/** The types of events by the labels in a column of theirs; for one thread. */
public final class EventTypes {
  private static final EventType[] ALL = EventType.values();

  private final int column;
  private final TextNumbers ordinals =
      new TextNumbers(label -> EventType.ofLabel(label).orElse(EventType.CUSTOM).ordinal());

  /**
   * Reads labels there.
   *
   * @param column the place of the column among those of the rows
   */
  public EventTypes(int column) {
    this.column = column;
  }

  /** The type of a row's event, custom for a label that is none of ours; null without a label. */
  public EventType of(RowView row) {
    int ordinal = ordinals.of(row, column);
    return ordinal == TextNumbers.NULL ? null : ALL[ordinal];
  }
}
