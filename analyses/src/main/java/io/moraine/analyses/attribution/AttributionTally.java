package io.moraine.analyses.attribution;

import io.moraine.analyses.results.Mergeable;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Conversions and whom they are owed to, under several models at once, counted one conversion after
 * the other. Tallies of the same rules can be merged in any order and give the same numbers, since
 * all of these are whole.
 *
 * <p>For every model, the credit of all values and of the unattributed conversions is the number of
 * conversions, and their money is the conversions' money, exactly. It grows with the number of
 * distinct values only.
 */
public final class AttributionTally implements Serializable, Mergeable<AttributionTally> {

  private static final long serialVersionUID = 1L;

  private final AttributionRules rules;
  private final Map<String, Row> rows = new HashMap<>();
  private long conversions;
  private long moneyMicros;
  private long unattributed;
  private long unattributedMicros;

  /**
   * An empty tally.
   *
   * @param rules what is asked
   */
  public AttributionTally(AttributionRules rules) {
    this.rules = rules;
  }

  /**
   * Counts one conversion. Its touches are those of the history that began within the window before
   * it; one that began in the same microsecond as the conversion is before it.
   *
   * @param history the person's touches without the excluded ones, the earliest first; those
   *     outside the window may be among them
   * @param conversionMicros when the conversion was, in microseconds since 1970 in UTC
   * @param valueMicros what it brought, in millionths of its currency
   */
  public void add(List<Touch> history, long conversionMicros, long valueMicros) {
    addWithin(within(history, conversionMicros), valueMicros);
  }

  /**
   * Counts one conversion whose touches are told.
   *
   * @param touches those that began within the window before it, the earliest first; none where it
   *     is unattributed
   * @param valueMicros what it brought, in millionths of its currency
   */
  void addWithin(List<Touch> touches, long valueMicros) {
    conversions++;
    moneyMicros = Math.addExact(moneyMicros, valueMicros);
    if (touches.isEmpty()) {
      unattributed++;
      unattributedMicros = Math.addExact(unattributedMicros, valueMicros);
      return;
    }
    // Values in order of their first touch: what is shared out depends on nothing else.
    Map<String, Integer> places = new LinkedHashMap<>();
    int[] place = new int[touches.size()];
    for (int touch = 0; touch < place.length; touch++) {
      place[touch] = places.computeIfAbsent(touches.get(touch).value(), value -> places.size());
    }
    Row[] touched = places.keySet().stream().map(this::row).toArray(Row[]::new);
    for (Row row : touched) {
      row.influence(1, valueMicros);
    }
    if (touched.length == 1) {
      // Every model gives out all of it, and there is only one to have it.
      for (int model = 0; model < rules.models().size(); model++) {
        touched[0].credit(model, Credits.UNITS_PER_CONVERSION, valueMicros);
      }
      return;
    }
    for (int model = 0; model < rules.models().size(); model++) {
      double[] byTouch = rules.models().get(model).weights(touches, rules.halfLife());
      double[] weights = new double[touched.length];
      for (int touch = 0; touch < place.length; touch++) {
        weights[place[touch]] += byTouch[touch];
      }
      long[] units = Apportionment.split(Credits.UNITS_PER_CONVERSION, weights);
      long[] money = Apportionment.split(valueMicros, weights);
      for (int i = 0; i < touched.length; i++) {
        touched[i].credit(model, units[i], money[i]);
      }
    }
  }

  private List<Touch> within(List<Touch> history, long conversionMicros) {
    long earliest = conversionMicros - rules.window().toNanos() / 1_000;
    return history.subList(
        startingFrom(history, earliest), startingFrom(history, conversionMicros + 1));
  }

  /** The place of the first touch that began at a moment or later. */
  private static int startingFrom(List<Touch> history, long micros) {
    int from = 0;
    int to = history.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (history.get(middle).startMicros() < micros) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  private Row row(String value) {
    return rows.computeIfAbsent(value, unseen -> new Row(rules.models().size()));
  }

  /**
   * Adds what another tally of the same rules counted.
   *
   * @param other not changed
   * @throws IllegalArgumentException if it counted by other rules
   */
  @Override
  public void merge(AttributionTally other) {
    if (!other.rules.equals(rules)) {
      throw new IllegalArgumentException(
          "Only tallies of the same rules can be merged: " + rules + " and " + other.rules + ".");
    }
    conversions += other.conversions;
    moneyMicros = Math.addExact(moneyMicros, other.moneyMicros);
    unattributed += other.unattributed;
    unattributedMicros = Math.addExact(unattributedMicros, other.unattributedMicros);
    other.rows.forEach((value, row) -> row(value).add(row));
  }

  /**
   * What it counts by.
   *
   * @return the rules it was made with
   */
  public AttributionRules rules() {
    return rules;
  }

  /**
   * All conversions, with a touch or without.
   *
   * @return how many
   */
  public long conversions() {
    return conversions;
  }

  /**
   * The money of all conversions.
   *
   * @return in millionths
   */
  public long moneyMicros() {
    return moneyMicros;
  }

  /**
   * Conversions without a touch in their window.
   *
   * @return how many
   */
  public long unattributed() {
    return unattributed;
  }

  /**
   * The money of the conversions without a touch.
   *
   * @return in millionths
   */
  public long unattributedMicros() {
    return unattributedMicros;
  }

  /**
   * What each value is owed.
   *
   * @return by value, in the values' order
   */
  public Map<String, ValueCredit> credits() {
    Map<String, ValueCredit> credits = new TreeMap<>();
    rows.forEach((value, row) -> credits.put(value, row.credit()));
    return credits;
  }

  /** One value's sums. */
  private static final class Row implements Serializable {

    private static final long serialVersionUID = 1L;

    private final long[] units;
    private final long[] money;
    private long influenced;
    private long influencedMicros;

    private Row(int models) {
      units = new long[models];
      money = new long[models];
    }

    private void credit(int model, long creditUnits, long moneyMicros) {
      units[model] = Math.addExact(units[model], creditUnits);
      money[model] = Math.addExact(money[model], moneyMicros);
    }

    private void influence(long conversions, long moneyMicros) {
      influenced += conversions;
      influencedMicros = Math.addExact(influencedMicros, moneyMicros);
    }

    private void add(Row other) {
      for (int model = 0; model < units.length; model++) {
        credit(model, other.units[model], other.money[model]);
      }
      influence(other.influenced, other.influencedMicros);
    }

    private ValueCredit credit() {
      return new ValueCredit(boxed(units), boxed(money), influenced, influencedMicros);
    }

    private static List<Long> boxed(long[] numbers) {
      return Arrays.stream(numbers).boxed().toList();
    }
  }
}
