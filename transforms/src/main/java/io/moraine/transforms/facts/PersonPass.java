package io.moraine.transforms.facts;

import io.moraine.blocks.RowView;
import java.time.Instant;

/** Pass 2. */
public final class PersonPass {
  public PersonPass(FactSettings settings, Instant dataEnd, FactOutput output) {}

  /** Takes the next row, of the shape of {@link Activity#TABLE}. */
  public void activity(RowView row) {}

  /** Ends the last person. */
  public void end() {}
}
