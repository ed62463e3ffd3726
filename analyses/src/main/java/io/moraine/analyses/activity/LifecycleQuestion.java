package io.moraine.analyses.activity;

import io.moraine.analyses.HistoryQuestion;
import io.moraine.analyses.history.EventPattern;
import io.moraine.analyses.history.History;
import io.moraine.analyses.history.Interest;
import io.moraine.analyses.time.Periods;
import java.util.function.ToLongFunction;

/**
 * How many actors were new, returning, resurrecting and dormant in each period.
 *
 * @param interest what is looked at: all that an actor ever did, unless it is known apart from that
 *     when actors came to be
 * @param periods the period before the range, and those of the range
 * @param activity what makes an actor active
 * @param created when an actor came to be, in microseconds of UTC
 */
public record LifecycleQuestion(
    Interest interest, Periods periods, EventPattern activity, ToLongFunction<History> created)
    implements HistoryQuestion<LifecycleFold> {
  @Override
  public LifecycleFold fold() {
    return new LifecycleFold(this);
  }
}
