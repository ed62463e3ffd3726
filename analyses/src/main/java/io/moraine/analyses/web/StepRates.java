package io.moraine.analyses.web;

import io.moraine.analyses.Answer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** What becomes of visitors from one step to the next, in per cent with two digits. */
final class StepRates {
  private StepRates() {}

  /**
   * The steps with their visitors and rates.
   *
   * @param labels the name of each step
   * @param visitors how many reached it
   */
  static List<Answer> of(List<String> labels, long[] visitors) {
    List<Answer> steps = new ArrayList<>();
    for (int i = 0; i < visitors.length; i++) {
      long before = i == 0 ? visitors[0] : visitors[i - 1];
      steps.add(
          new Answer()
              .with("label", labels.get(i))
              .with("visitors", visitors[i])
              .with("conversion_rate", percent(visitors[i], visitors[0]))
              .with("conversion_rate_step", i == 0 ? 0 : percent(visitors[i], before))
              .with("dropoff", before - visitors[i])
              .with("dropoff_percentage", percent(before - visitors[i], before)));
    }
    return steps;
  }

  /** A part in per cent of the whole, with two digits; 0 of nothing. */
  static double percent(long part, long whole) {
    return whole == 0
        ? 0
        : BigDecimal.valueOf(part)
            .multiply(BigDecimal.valueOf(100))
            .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP)
            .doubleValue();
  }
}
