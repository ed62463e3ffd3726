package io.moraine.analyses.attribution;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * By which definitions conversions are owed to visits.
 *
 * @param lookBack how far before a conversion a session may have begun, both ends included
 * @param halfLife after how much time a session weighs half under {@link TouchModel#TIME_DECAY}
 * @param mostValues how many values of a dimension, those of most sessions, are told by name
 */
public record AttributionSettings(Duration lookBack, Duration halfLife, int mostValues)
    implements Serializable {
  private static final Duration USUAL_LOOK_BACK = Duration.ofDays(30);
  private static final int USUAL_VALUES = 100;

  public AttributionSettings {
    if (mostValues < 1) {
      throw new IllegalArgumentException(
          "Attribution tells at least one value by name, but is to tell " + mostValues + ".");
    }
    rules(lookBack, halfLife);
  }

  /** Thirty days are looked back on. */
  public static AttributionSettings defaults() {
    return new AttributionSettings(
        USUAL_LOOK_BACK, TouchModel.defaultHalfLife(USUAL_LOOK_BACK), USUAL_VALUES);
  }

  /** The rules over dated touches, all of them. */
  AttributionRules rules() {
    return rules(lookBack, halfLife);
  }

  private static AttributionRules rules(Duration lookBack, Duration halfLife) {
    return new AttributionRules(List.of(TouchModel.values()), lookBack, halfLife);
  }
}
