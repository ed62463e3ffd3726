package io.moraine.transforms.facts;

import java.io.Serializable;
import java.time.Duration;

/**
 * When a cart is abandoned, and for how long it can come back.
 *
 * @param abandonedAfter a cart that nothing touches for longer is abandoned; exactly this time is
 *     in time
 * @param recoverableFor a cart that is touched again within this time of its last touch, exactly
 *     this time included, is the same cart; later it is not
 */
public record CartRules(Duration abandonedAfter, Duration recoverableFor) implements Serializable {

  public CartRules {
    Durations.requireWholeMillis(abandonedAfter, "The time after which a cart is abandoned");
    if (recoverableFor.compareTo(abandonedAfter) < 0) {
      throw new IllegalArgumentException(
          "A cart cannot be lost ("
              + Durations.label(recoverableFor)
              + ") before it is abandoned ("
              + Durations.label(abandonedAfter)
              + ").");
    }
  }

  /** Abandoned after 24 hours, recoverable for 30 days. */
  public static CartRules defaults() {
    return new CartRules(Duration.ofHours(24), Duration.ofDays(30));
  }

  /** What stands on the rows, such as {@code timeout-24h/recover-30d/v1}. */
  public String definition() {
    return "timeout-"
        + Durations.label(abandonedAfter)
        + "/recover-"
        + Durations.label(recoverableFor)
        + "/v1";
  }
}
