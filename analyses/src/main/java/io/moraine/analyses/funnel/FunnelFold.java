package io.moraine.analyses.funnel;

import io.moraine.analyses.Answer;
import io.moraine.analyses.Fold;
import io.moraine.analyses.history.History;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A funnel over histories: a tally for each value of the breakdown.
 *
 * @param <T> what is counted
 */
final class FunnelFold<T extends Tally<T>> implements Fold<FunnelFold<T>> {
  private final Funnel funnel;
  private final Optional<Breakdown> breakdown;
  private final Marker marker;
  private final AttemptSearch search;
  private final Supplier<T> tally;
  private final T total;
  private final Map<Object, T> byValue = new LinkedHashMap<>();
  private final Marks marks = new Marks();
  private final Marks scratch = new Marks();

  FunnelFold(Funnel funnel, Optional<Breakdown> breakdown, Marker marker, Supplier<T> tally) {
    this.funnel = funnel;
    this.breakdown = breakdown;
    this.marker = marker;
    this.search = AttemptSearch.of(funnel);
    this.tally = tally;
    this.total = tally.get();
  }

  @Override
  public void add(History history) {
    marker.mark(history, marks);
    if (marks.size() == 0) {
      return;
    }
    if (breakdown.isEmpty()) {
      total.add(history.actor(), marks, search);
    } else {
      breakdown
          .get()
          .forEach(
              funnel,
              marks,
              scratch,
              (value, seen) -> of(value).add(history.actor(), seen, search));
    }
  }

  @Override
  public void merge(FunnelFold<T> other) {
    total.merge(other.total);
    other.byValue.forEach((value, counted) -> of(value).merge(counted));
  }

  private T of(Object value) {
    return byValue.computeIfAbsent(value, first -> tally.get());
  }

  @Override
  public Answer answer() {
    Answer answer =
        new Answer().with("steps", funnel.steps().stream().map(FunnelStep::label).toList());
    if (breakdown.isEmpty()) {
      total.write(answer);
      return answer;
    }
    return answer.with("by_breakdown", byValue());
  }

  // Values under which nothing was counted are left out.
  private List<Answer> byValue() {
    List<Map.Entry<Object, T>> values = new ArrayList<>(byValue.entrySet());
    values.removeIf(entry -> entry.getValue().weight() == 0);
    values.sort(
        Comparator.comparingLong((Map.Entry<Object, T> entry) -> -entry.getValue().weight())
            .thenComparing(entry -> entry.getKey().toString()));
    List<Answer> answers = new ArrayList<>();
    for (Map.Entry<Object, T> entry : values) {
      Answer answer = new Answer().with("breakdown", entry.getKey());
      entry.getValue().write(answer);
      answers.add(answer);
    }
    return answers;
  }
}
