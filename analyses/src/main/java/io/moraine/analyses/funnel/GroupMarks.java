package io.moraine.analyses.funnel;

import io.moraine.analyses.results.Mergeable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What people of each group did, until all people are known. It grows with the events of the
 * funnel's steps that belong to a group, some forty bytes each.
 */
final class GroupMarks implements Serializable, Mergeable<GroupMarks> {
  private static final long serialVersionUID = 1L;

  // Equal times in an order that does not depend on whose events came first.
  private static final Comparator<Mark> ORDER =
      Comparator.comparingLong(Mark::micros)
          .thenComparingLong(Mark::steps)
          .thenComparingLong(Mark::gaps)
          .thenComparing(mark -> String.valueOf(mark.value()))
          .thenComparing(mark -> String.valueOf(mark.held()));

  private final Map<String, ArrayList<Mark>> byGroup = new HashMap<>();

  private record Mark(long micros, long steps, long gaps, Object value, Object held)
      implements Serializable {}

  void add(String group, Marks marks) {
    List<Mark> own = byGroup.computeIfAbsent(group, first -> new ArrayList<>());
    for (int event = 0; event < marks.size(); event++) {
      own.add(
          new Mark(
              marks.micros(event),
              marks.steps(event),
              marks.gaps(event),
              marks.value(event),
              marks.held(event)));
    }
  }

  @Override
  public void merge(GroupMarks other) {
    other.byGroup.forEach(
        (group, theirs) -> {
          ArrayList<Mark> ours = byGroup.putIfAbsent(group, theirs);
          if (ours != null) {
            ours.addAll(theirs);
          }
        });
  }

  /** Hands over what each group did, in order of time. */
  void forEach(BiConsumer<String, Marks> each) {
    Marks marks = new Marks();
    byGroup.forEach(
        (group, gathered) -> {
          marks.clear();
          gathered.stream()
              .sorted(ORDER)
              .forEach(
                  mark ->
                      marks.add(
                          mark.micros(), mark.steps(), mark.gaps(), mark.value(), mark.held()));
          each.accept(group, marks);
        });
  }
}
