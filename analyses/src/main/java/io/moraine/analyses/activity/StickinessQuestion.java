package io.moraine.analyses.activity;

import io.moraine.analyses.HistoryQuestion;
import io.moraine.analyses.history.Interest;
import io.moraine.analyses.time.Periods;
import java.util.function.IntPredicate;

/**
 * In how many intervals actors were active.
 *
 * @param interest what makes an actor active
 * @param periods the periods of the range
 * @param periodsPerInterval how many of them make an interval; the first interval may have fewer
 * @param enough whether so many events, at least one, make an actor active in an interval
 */
public record StickinessQuestion(
    Interest interest, Periods periods, int periodsPerInterval, IntPredicate enough)
    implements HistoryQuestion<StickinessFold> {
  @Override
  public StickinessFold fold() {
    return new StickinessFold(this);
  }

  /** The interval that a period is in: the last one is whole. */
  int intervalOf(int period) {
    return intervals() - 1 - (periods.count() - 1 - period) / periodsPerInterval;
  }

  int intervals() {
    return (periods.count() - 1) / periodsPerInterval + 1;
  }
}
