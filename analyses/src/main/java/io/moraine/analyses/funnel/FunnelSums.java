package io.moraine.analyses.funnel;

import io.moraine.analyses.results.Groups;
import io.moraine.analyses.results.Mergeable;
import io.moraine.analyses.results.ResultOutput;
import io.moraine.schemas.results.Bots;
import io.moraine.schemas.results.FunnelResult;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is counted of one funnel: attempts by when they started and what the breakdown says. */
final class FunnelSums implements Serializable, Mergeable<FunnelSums> {
  private static final long serialVersionUID = 1L;

  private final int steps;
  private final Groups<Part, StepSums> parts = new Groups<>();
  private final GroupMarks ofGroups = new GroupMarks();

  /**
   * Attempts that are counted together.
   *
   * @param week the first day of the week; null for the best attempts ever
   * @param value the value of the breakdown; null for all
   */
  private record Part(LocalDate week, String value) implements Serializable {}

  FunnelSums(int steps) {
    this.steps = steps;
  }

  GroupMarks ofGroups() {
    return ofGroups;
  }

  void add(LocalDate week, String value, Attempt attempt, Funnel funnel) {
    parts.of(new Part(week, value), () -> new StepSums(steps)).add(attempt, funnel);
  }

  @Override
  public void merge(FunnelSums other) {
    parts.merge(other.parts);
    ofGroups.merge(other.ofGroups);
  }

  /** All best attempts ever. */
  StepSums ever() {
    return parts.of(new Part(null, null), () -> new StepSums(steps));
  }

  /** The best attempts ever by value of the breakdown. */
  Map<String, StepSums> everByValue() {
    Map<String, StepSums> byValue = new HashMap<>();
    parts.forEach(
        (part, sums) -> {
          if (part.week() == null && part.value() != null) {
            byValue.put(part.value(), sums);
          }
        });
    return byValue;
  }

  void tell(FunnelDefinition definition, int valuesTold, LocalDate firstDay, ResultOutput rows) {
    Set<String> told = mostFrequent(valuesTold);
    Groups<Part, StepSums> shown = new Groups<>();
    parts.forEach(
        (part, sums) -> {
          boolean rare = part.value() != null && !told.contains(part.value());
          Part as = rare ? new Part(part.week(), FunnelResult.OTHER) : part;
          shown.of(as, () -> new StepSums(steps)).merge(sums);
        });
    shown.forEach(
        (part, sums) -> {
          if (sums.reached(0) > 0) {
            for (int step = 0; step < steps; step++) {
              rows.row(FunnelResult.TABLE, row(definition, part, step, sums, firstDay));
            }
          }
        });
  }

  private Set<String> mostFrequent(int most) {
    List<Map.Entry<String, StepSums>> values = new ArrayList<>(everByValue().entrySet());
    values.sort(
        Comparator.comparingLong(
                (Map.Entry<String, StepSums> value) -> -value.getValue().reached(0))
            .thenComparing(Map.Entry::getKey));
    Set<String> told = new HashSet<>();
    values.stream().limit(most).forEach(value -> told.add(value.getKey()));
    return told;
  }

  private static FunnelResult row(
      FunnelDefinition definition, Part part, int step, StepSums sums, LocalDate firstDay) {
    Funnel funnel = definition.funnel();
    boolean optional = funnel.steps().get(step).optional();
    int before = funnel.requiredBefore(step);
    long previous = step == 0 ? sums.reached(0) : sums.reached(before);
    return new FunnelResult(
        definition.name(),
        part.week() == null ? FunnelResult.EVER : FunnelResult.WEEK,
        part.week() == null ? firstDay : part.week(),
        part.value() == null ? FunnelResult.ALL : part.value(),
        step + 1,
        funnel.steps().get(step).label(),
        optional,
        definition.countedAs(),
        sums.reached(0),
        sums.reached(step),
        optional ? 0 : sums.reached(step) - next(funnel, step, sums),
        sums.converted(step),
        (double) sums.reached(step) / sums.reached(0),
        previous == 0 ? 0 : (double) sums.reached(step) / previous,
        sums.averageFromPrevious(step),
        sums.medianFromPrevious(step),
        sums.averageFromFirst(step),
        sums.medianFromFirst(step),
        FunnelResult.DEFINITION,
        Bots.WITHOUT);
  }

  // How many went on to the next step that cannot be left out; all of the last one.
  private static long next(Funnel funnel, int step, StepSums sums) {
    int next = step + 1;
    while (next < funnel.size() && funnel.steps().get(next).optional()) {
      next++;
    }
    return next < funnel.size() ? sums.reached(next) : sums.reached(step);
  }
}
