package io.moraine.analyses.attribution;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How the credit of one conversion is shared over the touches before it. Every model gives out all of
 * it; they differ in to whom.
 */
public enum TouchModel {
  /** The earliest touch gets everything. */
  FIRST_TOUCH,
  /** The latest touch gets everything. */
  LAST_TOUCH,
  /**
   * The latest touch that was not direct gets everything; where all were direct, the latest of
   * these.
   */
  LAST_NON_DIRECT_TOUCH,
  /** Every touch gets the same. */
  LINEAR,
  /** A touch's share halves with every half-life that lies between it and the conversion. */
  TIME_DECAY,
  /**
   * The first and the last touch get 40 % each, those between share 20 %; of two touches each gets
   * half.
   */
  POSITION_BASED;

  private static final double END = 0.4;
  private static final double MIDDLE = 0.2;

  /**
   * The model's name in questions and answers.
   *
   * @return such as {@code first_touch}
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The half-life where none is asked for: a quarter of the window, at least a day.
   *
   * @param window how far back a touch may lie
   * @return the half-life of {@link #TIME_DECAY}
   */
  public static Duration defaultHalfLife(Duration window) {
    Duration quarter = window.dividedBy(4);
    Duration day = Duration.ofDays(1);
    return quarter.compareTo(day) < 0 ? day : quarter;
  }

  /**
   * The weight of each touch; only their proportions mean something.
   *
   * @param touches at least one, the earliest first, none after the conversion
   * @param halfLife for {@link #TIME_DECAY}
   * @return one weight a touch, not all zero
   */
  double[] weights(List<Touch> touches, Duration halfLife) {
    int last = touches.size() - 1;
    double[] weights = new double[touches.size()];
    switch (this) {
      case FIRST_TOUCH -> weights[0] = 1;
      case LAST_TOUCH -> weights[last] = 1;
      case LAST_NON_DIRECT_TOUCH -> weights[lastNonDirect(touches)] = 1;
      case LINEAR -> Arrays.fill(weights, 1);
      case TIME_DECAY -> decay(weights, touches, halfLife);
      case POSITION_BASED -> byPosition(weights);
    }
    return weights;
  }

  private static int lastNonDirect(List<Touch> touches) {
    for (int i = touches.size() - 1; i >= 0; i--) {
      if (!touches.get(i).direct()) {
        return i;
      }
    }
    return touches.size() - 1;
  }

  private static void decay(double[] weights, List<Touch> touches, Duration halfLife) {
    double halfLifeMicros = halfLife.toNanos() / 1_000.0;
    // Measured from the latest touch: the proportions are the same, and however old all of them
    // are, one weight is 1.
    long latest = touches.get(touches.size() - 1).startMicros();
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.pow(2, -(latest - touches.get(i).startMicros()) / halfLifeMicros);
    }
  }

  private static void byPosition(double[] weights) {
    if (weights.length <= 2) {
      Arrays.fill(weights, 1);
      return;
    }
    Arrays.fill(weights, MIDDLE / (weights.length - 2));
    weights[0] = END;
    weights[weights.length - 1] = END;
  }
}
