package io.moraine.analyses.attribution;

import java.util.List;

/**
 * What one value of the dimension is owed.
 *
 * @param creditUnits credit by model, in the order of the rules; {@link Credits} says the unit
 * @param moneyMicros the conversions' money by model, in the same order, in millionths
 * @param influenced conversions that it touched at least once: these overlap between values
 * @param influencedMicros the money of these conversions, in millionths
 */
public record ValueCredit(
    List<Long> creditUnits, List<Long> moneyMicros, long influenced, long influencedMicros) {

  /** Keeps copies. */
  public ValueCredit {
    creditUnits = List.copyOf(creditUnits);
    moneyMicros = List.copyOf(moneyMicros);
  }

  /**
   * @param model the place of the model in the rules
   * @return its credit in conversions
   */
  public double conversions(int model) {
    return Credits.conversions(creditUnits.get(model));
  }
}
