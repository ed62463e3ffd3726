package io.moraine.analyses.experiments;

import io.moraine.analyses.results.Mergeable;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What is known of the persons who were exposed to one experiment. */
final class ExposedPersons implements Serializable, Mergeable<ExposedPersons> {
  private static final long serialVersionUID = 1L;

  private final Map<String, Variant> variants = new TreeMap<>();
  private final Map<LocalDate, Long> several = new TreeMap<>();

  /** The persons who saw one variant and no other. */
  static final class Variant implements Serializable, Mergeable<Variant> {
    private static final long serialVersionUID = 1L;

    private final Map<LocalDate, Long> days = new TreeMap<>();
    private final Map<ExperimentMetric, ExactPairs> pairs = new EnumMap<>(ExperimentMetric.class);

    Variant() {
      for (ExperimentMetric metric : ExperimentMetric.values()) {
        pairs.put(metric, new ExactPairs());
      }
    }

    /** Takes in a person who was exposed first on that day. */
    void person(LocalDate day) {
      days.merge(day, 1L, Long::sum);
    }

    /** What a person of a metric did before the exposure, and from then on. */
    void add(ExperimentMetric metric, long before, long since) {
      if (before != 0 || since != 0) {
        pairs.get(metric).add(before, since);
      }
    }

    @Override
    public void merge(Variant other) {
      other.days.forEach((day, persons) -> days.merge(day, persons, Long::sum));
      other.pairs.forEach((metric, theirs) -> pairs.get(metric).merge(theirs));
    }

    long units() {
      return sum(days);
    }

    Map<LocalDate, Long> days() {
      return days;
    }

    Outcome outcome(ExperimentMetric metric) {
      return metric.outcome(units(), pairs.get(metric));
    }
  }

  Variant variant(String name) {
    return variants.computeIfAbsent(name, unseen -> new Variant());
  }

  /** Takes in a person who saw several variants, the first of them on that day. */
  void severalVariants(LocalDate day) {
    several.merge(day, 1L, Long::sum);
  }

  @Override
  public void merge(ExposedPersons other) {
    other.variants.forEach((name, theirs) -> variant(name).merge(theirs));
    other.several.forEach((day, persons) -> several.merge(day, persons, Long::sum));
  }

  /** By name. */
  Map<String, Variant> variants() {
    return variants;
  }

  /** Persons who saw several variants, by the day of the first. */
  Map<LocalDate, Long> several() {
    return several;
  }

  static long sum(Map<LocalDate, Long> days) {
    return days.values().stream().mapToLong(Long::longValue).sum();
  }
}
