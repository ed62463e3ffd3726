package io.moraine.analyses.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class AttributionTallyTest {

  private static final long DAY = Duration.ofDays(1).toNanos() / 1_000;
  private static final AttributionRules RULES = AttributionRules.over(Duration.ofDays(8));

  @Test
  void aTouchAtEitherEndOfTheWindowCounts() {
    AttributionTally tally = new AttributionTally(RULES);
    List<Touch> touches =
        List.of(
            new Touch(2 * DAY - 1, "before", false),
            new Touch(2 * DAY, "first", false),
            new Touch(10 * DAY, "last", false),
            new Touch(10 * DAY + 1, "after", false));
    tally.add(touches, 10 * DAY, 1);
    assertThat(tally.credits()).containsOnlyKeys("first", "last");
  }

  @Test
  void theLastNonDirectTouchIsTheLastWhereAllAreDirect() {
    AttributionRules rules =
        new AttributionRules(
            List.of(TouchModel.LAST_NON_DIRECT), Duration.ofDays(8), Duration.ofDays(2));
    AttributionTally tally = new AttributionTally(rules);
    tally.add(
        List.of(
            new Touch(1, "search", false), new Touch(2, "mail", false), new Touch(3, "none", true)),
        DAY,
        0);
    tally.add(List.of(new Touch(1, "first", true), new Touch(2, "second", true)), DAY, 0);
    assertThat(tally.credits().get("mail").conversions(0)).isEqualTo(1);
    assertThat(tally.credits().get("second").conversions(0)).isEqualTo(1);
    assertThat(tally.credits().get("none").conversions(0)).isZero();
  }

  @Test
  void aTouchThatIsVeryOldStillDecaysInProportion() {
    AttributionRules rules =
        new AttributionRules(
            List.of(TouchModel.TIME_DECAY), Duration.ofDays(3650), Duration.ofDays(1));
    AttributionTally tally = new AttributionTally(rules);
    tally.add(List.of(new Touch(0, "a", false), new Touch(DAY, "b", false)), 3000 * DAY, 3_000_000);
    assertThat(tally.credits().get("b").conversions(0)).isCloseTo(2.0 / 3, within(1e-9));
    assertThat(tally.credits().get("b").moneyMicros()).containsExactly(2_000_000L);
  }

  /** The credit of each conversion by plain fractions, one conversion after the other. */
  @Test
  void equalsSharesAddedUpPlainly() {
    Random random = new Random(4);
    Map<String, double[]> expected = new HashMap<>();
    AttributionTally tally = new AttributionTally(RULES);
    for (int i = 0; i < 3_000; i++) {
      List<Touch> touches = touches(random);
      tally.add(touches, 9 * DAY, 1_000_000);
      plainly(touches, expected);
    }
    Map<String, ValueCredit> credits = tally.credits();
    assertThat(credits.keySet()).isEqualTo(expected.keySet()).isNotEmpty();
    expected.forEach(
        (value, numbers) -> {
          for (int model = 0; model < numbers.length; model++) {
            assertThat(credits.get(value).conversions(model))
                .as("%s %s", value, RULES.models().get(model))
                .isCloseTo(numbers[model], within(1e-6));
          }
        });
  }

  private static void plainly(List<Touch> touches, Map<String, double[]> expected) {
    int n = touches.size();
    double[] decay = new double[n];
    double allDecay = 0;
    for (int i = 0; i < n; i++) {
      decay[i] = Math.pow(2, -(9 * DAY - touches.get(i).startMicros()) / (2.0 * DAY));
      allDecay += decay[i];
    }
    int notDirect = n - 1;
    for (int i = 0; i < n; i++) {
      notDirect = touches.get(i).direct() ? notDirect : i;
    }
    for (int i = 0; i < n; i++) {
      double[] numbers = expected.computeIfAbsent(touches.get(i).value(), unseen -> new double[6]);
      numbers[0] += i == 0 ? 1 : 0;
      numbers[1] += i == n - 1 ? 1 : 0;
      numbers[2] += i == notDirect ? 1 : 0;
      numbers[3] += 1.0 / n;
      numbers[4] += decay[i] / allDecay;
      numbers[5] += n <= 2 ? 1.0 / n : i == 0 || i == n - 1 ? 0.4 : 0.2 / (n - 2);
    }
  }

  @Test
  void creditAndMoneyAddUpToTheLastUnit() {
    Random random = new Random(5);
    AttributionTally tally = new AttributionTally(RULES);
    for (int i = 0; i < 5_000; i++) {
      tally.add(
          random.nextInt(10) == 0 ? List.of() : touches(random),
          9 * DAY,
          random.nextLong(-1_000_000, 100_000_000_000L));
    }
    for (int model = 0; model < RULES.models().size(); model++) {
      int place = model;
      assertThat(
              tally.credits().values().stream()
                  .mapToLong(credit -> credit.creditUnits().get(place))
                  .sum())
          .isEqualTo(Credits.units(tally.conversions() - tally.unattributed()));
      assertThat(
              tally.credits().values().stream()
                  .mapToLong(credit -> credit.moneyMicros().get(place))
                  .sum())
          .isEqualTo(tally.moneyMicros() - tally.unattributedMicros());
    }
    assertThat(tally.unattributed()).isPositive();
  }

  @Test
  void isTheSameInWhateverOrderTalliesAreMerged() {
    Random random = new Random(6);
    List<List<Touch>> conversions = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      conversions.add(touches(random));
    }
    AttributionTally whole = new AttributionTally(RULES);
    conversions.forEach(touches -> whole.add(touches, 9 * DAY, 1_234_567));
    Collections.shuffle(conversions, random);
    AttributionTally merged = new AttributionTally(RULES);
    for (int part = 0; part < 7; part++) {
      AttributionTally own = new AttributionTally(RULES);
      for (int i = part; i < conversions.size(); i += 7) {
        own.add(conversions.get(i), 9 * DAY, 1_234_567);
      }
      merged.merge(own);
    }
    assertThat(merged.credits()).isEqualTo(whole.credits());
    assertThat(merged.conversions()).isEqualTo(1_000);
    assertThat(merged.moneyMicros()).isEqualTo(1_234_567_000L);
  }

  @Test
  void refusesToMergeOtherRules() {
    AttributionTally other = new AttributionTally(AttributionRules.over(Duration.ofDays(7)));
    assertThatThrownBy(() -> new AttributionTally(RULES).merge(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Only tallies of the same rules can be merged");
  }

  private static List<Touch> touches(Random random) {
    List<Touch> touches = new ArrayList<>();
    long at = DAY + random.nextInt(1_000);
    int n = 1 + random.nextInt(6);
    for (int i = 0; i < n; i++) {
      touches.add(new Touch(at, "c" + random.nextInt(5), random.nextInt(3) == 0));
      at += random.nextLong(DAY);
    }
    return touches;
  }
}
