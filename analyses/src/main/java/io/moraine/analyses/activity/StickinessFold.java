package io.moraine.analyses.activity;

import io.moraine.analyses.Answer;
import io.moraine.analyses.Fold;
import io.moraine.analyses.history.Happening;
import io.moraine.analyses.history.History;
import java.util.BitSet;

/** Stickiness, of one actor's history after the other. */
public final class StickinessFold implements Fold<StickinessFold> {
  private final StickinessQuestion question;
  private final StickinessCounts counts;

  StickinessFold(StickinessQuestion question) {
    this.question = question;
    this.counts = new StickinessCounts(question.intervals());
  }

  @Override
  public void add(History history) {
    int[] events = new int[question.intervals()];
    for (Happening happening : history.events()) {
      int period = question.periods().indexOf(happening.micros());
      if (period >= 0) {
        events[question.intervalOf(period)]++;
      }
    }
    BitSet active = new BitSet();
    for (int interval = 0; interval < events.length; interval++) {
      active.set(interval, events[interval] > 0 && question.enough().test(events[interval]));
    }
    counts.add(active);
  }

  @Override
  public void merge(StickinessFold other) {
    counts.merge(other.counts);
  }

  @Override
  public Answer answer() {
    return new Answer()
        .with("actors_active_exactly_k_intervals", counts.exactly())
        .with("actors_active_at_least_k_intervals", counts.atLeast());
  }
}
