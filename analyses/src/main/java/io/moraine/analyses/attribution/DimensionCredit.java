package io.moraine.analyses.attribution;

import io.moraine.analyses.results.Mergeable;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Credit by the values of one dimension: for each type of conversion the tallies of the rules over
 * dated touches, day by day, and what the models over all journeys need. It grows with days, values
 * and the steps between values.
 */
final class DimensionCredit implements Serializable, Mergeable<DimensionCredit> {
  private static final long serialVersionUID = 1L;

  private final CreditDimension dimension;
  private final AttributionRules rules;
  private final ValueNumbers numbers = new ValueNumbers();
  private long[] sessions = new long[16];
  private final Map<ConversionType, OfType> types = new EnumMap<>(ConversionType.class);

  /** What is known of one type of conversion. */
  static final class OfType implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Map<LocalDate, AttributionTally> days = new TreeMap<>();
    private final JourneyCounts journeys = new JourneyCounts();

    Map<LocalDate, AttributionTally> days() {
      return days;
    }

    JourneyCounts journeys() {
      return journeys;
    }
  }

  DimensionCredit(CreditDimension dimension, AttributionRules rules) {
    this.dimension = dimension;
    this.rules = rules;
    for (ConversionType type : ConversionType.values()) {
      types.put(type, new OfType());
    }
  }

  CreditDimension dimension() {
    return dimension;
  }

  OfType of(ConversionType type) {
    return types.get(type);
  }

  ValueNumbers numbers() {
    return numbers;
  }

  /** Counts a person's sessions and their journeys. */
  void person(Journeys journeys) {
    int[] values = new int[journeys.sessions().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = numbers.of(dimension.valueOf(journeys.sessions().get(i)));
      if (values[i] >= sessions.length) {
        sessions = Arrays.copyOf(sessions, 2 * values[i]);
      }
      sessions[values[i]]++;
    }
    types.forEach((type, known) -> count(journeys, type, values, known));
  }

  private void count(Journeys journeys, ConversionType type, int[] values, OfType known) {
    journeys.forEachConverted(
        type,
        (conversion, from, to) -> {
          List<Touch> touches = new ArrayList<>(to - from);
          for (int i = from; i < to; i++) {
            touches.add(
                new Touch(journeys.startMicros(i), numbers.value(values[i]), journeys.isDirect(i)));
          }
          known
              .days
              .computeIfAbsent(conversion.day(), day -> new AttributionTally(rules))
              .addWithin(touches, conversion.valueMicros());
          if (from < to) {
            known.journeys.converted(values, from, to, conversion.valueMicros(), numbers);
          }
        });
    journeys.forEachEnded(type, (from, to) -> known.journeys.ended(values, from, to));
  }

  @Override
  public void merge(DimensionCredit other) {
    int[] renumbered = numbers.merge(other.numbers);
    if (sessions.length < numbers.size()) {
      sessions = Arrays.copyOf(sessions, 2 * numbers.size());
    }
    for (int theirs = 0; theirs < renumbered.length; theirs++) {
      sessions[renumbered[theirs]] += other.sessions[theirs];
    }
    other.types.forEach(
        (type, theirs) -> {
          OfType ours = types.get(type);
          theirs.days.forEach(
              (day, tally) ->
                  ours.days
                      .computeIfAbsent(day, unseen -> new AttributionTally(rules))
                      .merge(tally));
          ours.journeys.merge(theirs.journeys, renumbered);
        });
  }

  /** The values of most sessions, of equally many the first by name. */
  Set<String> greatest(int most) {
    Set<String> greatest = new HashSet<>();
    IntStream.range(0, numbers.size())
        .boxed()
        .sorted(
            Comparator.comparingLong((Integer number) -> -sessions[number])
                .thenComparing(numbers::value))
        .limit(most)
        .forEach(number -> greatest.add(numbers.value(number)));
    return greatest;
  }

  /** Sessions by value. */
  Map<String, Long> sessions() {
    Map<String, Long> byValue = new TreeMap<>();
    for (String value : numbers.all()) {
      byValue.put(value, sessions[numbers.of(value)]);
    }
    return byValue;
  }
}
