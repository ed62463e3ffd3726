package io.moraine.analyses.activity;

import io.moraine.analyses.Answer;
import io.moraine.analyses.Fold;
import io.moraine.analyses.history.Happening;
import io.moraine.analyses.history.History;
import io.moraine.analyses.query.Field;
import java.util.Arrays;
import java.util.BitSet;

/** The lifecycle, of one actor's history after the other. */
public final class LifecycleFold implements Fold<LifecycleFold> {
  private final LifecycleQuestion question;
  private final LifecycleCounts counts;

  LifecycleFold(LifecycleQuestion question) {
    this.question = question;
    this.counts = new LifecycleCounts(question.periods().count() - 1);
  }

  @Override
  public void add(History history) {
    BitSet active = new BitSet();
    for (Happening happening : history.events()) {
      int period = question.periods().indexOf(happening.micros());
      if (period >= 0 && question.activity().test(happening)) {
        active.set(period);
      }
    }
    if (!active.isEmpty()) {
      counts.add(active, question.periods().indexOf(question.created().applyAsLong(history)));
    }
  }

  @Override
  public void merge(LifecycleFold other) {
    counts.merge(other.counts);
  }

  @Override
  public Answer answer() {
    Answer answer = new Answer();
    Answer totals = new Answer();
    for (LifecycleStatus status : LifecycleStatus.values()) {
      int sign = status == LifecycleStatus.DORMANT ? -1 : 1;
      long[] byPeriod = new long[counts.periods()];
      Arrays.setAll(byPeriod, period -> sign * counts.count(period, status));
      answer.with(Field.word(status), byPeriod);
      totals.with(Field.word(status), sign * counts.total(status));
    }
    return answer
        .with("periods", question.periods().labels().subList(1, question.periods().count()))
        .with("totals", totals);
  }
}
