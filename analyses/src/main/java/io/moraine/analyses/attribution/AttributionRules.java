package io.moraine.analyses.attribution;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * What is asked of dated touches.
 *
 * @param models the models told side by side, in this order
 * @param window how far before the conversion a touch may have begun, both ends included
 * @param halfLife of {@link TouchModel#TIME_DECAY}
 */
public record AttributionRules(List<TouchModel> models, Duration window, Duration halfLife)
    implements Serializable {

  /** Refuses rules without models, a window or a half-life. */
  public AttributionRules {
    models = List.copyOf(models);
    if (models.isEmpty() || models.stream().distinct().count() < models.size()) {
      throw new IllegalArgumentException("Attribution needs at least one model, each named once.");
    }
    if (window.isNegative() || window.isZero()) {
      throw new IllegalArgumentException(
          "The attribution window must be longer than nothing, but is " + window + ".");
    }
    if (halfLife.isNegative() || halfLife.isZero()) {
      throw new IllegalArgumentException(
          "The half-life of time decay must be longer than nothing, but is " + halfLife + ".");
    }
  }

  /**
   * All models over a window, with the half-life that is usual for it.
   *
   * @param window how far back a touch may lie
   * @return the rules
   */
  public static AttributionRules over(Duration window) {
    return new AttributionRules(
        List.of(TouchModel.values()), window, TouchModel.defaultHalfLife(window));
  }
}
