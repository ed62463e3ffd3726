package io.moraine.transforms.facts;

import io.moraine.blocks.RowView;
import io.moraine.blocks.Shape;
import io.moraine.schemas.Event;

/** Pass 1. */
public final class VisitorPass {
  /** The columns of {@link Event#TABLE} that the pass reads, ascending; not to be written to. */
  public static final int[] COLUMNS = EventFields.COLUMNS;

  /** The shape of the rows that the pass is given: {@link #COLUMNS} of an event, in this order. */
  public static final Shape SHAPE = Shape.of(Event.TABLE.struct()).project(COLUMNS);

  public VisitorPass(FactSettings settings, OrderRepeats repeats, FactOutput output) {}

  /** Takes the next event. */
  public void event(RowView event) {}

  /** Ends the last visitor. */
  public void end() {}
}
