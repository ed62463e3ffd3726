package io.moraine.analyses.attribution;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
public final class AttributionTally {

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
   * @param history the person's touches without the excluded ones, the earliest first; those outside
   *     the window may be among them
   * @param conversionMicros when the conversion was, in microseconds since 1970 in UTC
   * @param valueMicros what it brought, in millionths of its currency
   */
  public void add(List<Touch> history, long conversionMicros, long valueMicros) {
    conversions++;
    moneyMicros = Math.addExact(moneyMicros, valueMicros);
    List<Touch> touches = within(history, conversionMicros);
    if (touches.isEmpty()) {
      unattributed++;
      unattributedMicros = Math.addExact(unattributedMicros, valueMicros);
      return;
    }
    influence(touches, valueMicros);
    for (int model = 0; model < rules.models().size(); model++) {
      double[] weights = rules.models().get(model).weights(touches, rules.halfLife());
      long[] units = Apportionment.split(Credits.UNITS_PER_CONVERSION, weights);
      long[] money = Apportionment.split(valueMicros, weights);
      for (int touch = 0; touch < units.length; touch++) {
        row(touches.get(touch).value()).credit(model, units[touch], money[touch]);
      }
    }
  }

  private List<Touch> within(List<Touch> history, long conversionMicros) {
    long earliest = conversionMicros - rules.window().toNanos() / 1_000;
    int from = 0;
    while (from < history.size() && history.get(from).startMicros() < earliest) {
      from++;
    }
    int to = history.size();
    while (to > from && history.get(to - 1).startMicros() > conversionMicros) {
      to--;
    }
    return history.subList(from, to);
  }

  private void influence(List<Touch> touches, long valueMicros) {
    Set<String> values = new HashSet<>();
    for (Touch touch : touches) {
      if (values.add(touch.value())) {
        row(touch.value()).influence(1, valueMicros);
      }
    }
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
  private static final class Row {

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
