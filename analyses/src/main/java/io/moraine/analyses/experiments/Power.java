package io.moraine.analyses.experiments;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How likely a test finds an effect, how many units that takes, and what is the smallest effect
 * found (Cohen, "Statistical power analysis for the behavioral sciences", 1988). A two-sided test
 * that alarms on the wrong side counts as having found the effect, as in statsmodels.
 *
 * @param alpha the chance of an alarm without an effect
 * @param sides on how many sides the test alarms
 * @param ratio the treatment's units by the control's
 */
public record Power(double alpha, Sides sides, double ratio) {

  /** On how many sides a test alarms. */
  public enum Sides {
    /** Only where the treatment is greater. */
    ONE,
    /** Where it is greater and where it is less. */
    TWO;

    double tail(double alpha) {
      return this == ONE ? alpha : alpha / 2;
    }
  }

  /** Refuses what is no level and no ratio. */
  public Power {
    Levels.checked(alpha);
    if (!(ratio > 0)) {
      throw new IllegalArgumentException(
          "The treatment's units by the control's must be positive, but are " + ratio + ".");
    }
  }

  /**
   * A two-sided test of two variants of one size.
   *
   * @param alpha the chance of a false alarm
   * @return of a two-sided test of two variants of one size
   */
  public static Power twoSided(double alpha) {
    return new Power(alpha, Sides.TWO, 1);
  }

  /**
   * The power of a comparison of two normal means whose variance is known.
   *
   * @param effect in standard deviations: Cohen's d, or h of two proportions
   * @param controlUnits units of the control
   * @return from 0 to 1
   */
  public double normal(double effect, double controlUnits) {
    double critical = Normal.exceededWith(sides.tail(alpha));
    double shift = effect * Math.sqrt(harmonic(controlUnits));
    double right = Normal.above(critical - shift);
    return sides == Sides.ONE ? right : right + Normal.below(-critical - shift);
  }

  /**
   * The power of Student's test of two samples.
   *
   * @param effect in standard deviations: Cohen's d
   * @param controlUnits units of the control
   * @return from 0 to 1
   */
  public double t(double effect, double controlUnits) {
    double freedom = controlUnits * (1 + ratio) - 2;
    return found(freedom, effect * Math.sqrt(harmonic(controlUnits)));
  }

  /**
   * The power of the t test of one sample, or of pairs.
   *
   * @param effect the mean in standard deviations
   * @param units how many, or how many pairs
   * @return from 0 to 1
   */
  public double oneSampleT(double effect, double units) {
    return found(units - 1, effect * Math.sqrt(units));
  }

  private double found(double freedom, double shift) {
    double critical = TDistribution.of(freedom).inverseSurvivalProbability(sides.tail(alpha));
    NoncentralT shifted = new NoncentralT(freedom, shift);
    double right = shifted.above(critical);
    return sides == Sides.ONE ? right : right + shifted.below(-critical);
  }

  private double harmonic(double controlUnits) {
    return 1 / (1 / controlUnits + 1 / (controlUnits * ratio));
  }

  /**
   * The control's units with which {@link #normal} reaches a power.
   *
   * @param effect in standard deviations, not zero
   * @param power above alpha, below 1
   * @return not rounded up
   */
  public double normalUnits(double effect, double power) {
    return Roots.reaching(units -> normal(positive(effect), units), wanted(power), 0, 1);
  }

  /**
   * The control's units with which {@link #t} reaches a power.
   *
   * @param effect in standard deviations, not zero
   * @param power above alpha, below 1
   * @return not rounded up
   */
  public double tUnits(double effect, double power) {
    double fewest = 2.0001 / (1 + ratio);
    return Roots.reaching(units -> t(positive(effect), units), wanted(power), fewest, fewest + 2);
  }

  /**
   * The units, or pairs, with which {@link #oneSampleT} reaches a power.
   *
   * @param effect in standard deviations, not zero
   * @param power above alpha, below 1
   * @return not rounded up
   */
  public double oneSampleTUnits(double effect, double power) {
    return Roots.reaching(units -> oneSampleT(positive(effect), units), wanted(power), 1.0001, 3);
  }

  /**
   * The smallest effect that {@link #normal} finds with a power.
   *
   * @param controlUnits units of the control
   * @param power above alpha, below 1
   * @return in standard deviations
   */
  public double normalEffect(double controlUnits, double power) {
    return smallest(effect -> normal(effect, controlUnits), power);
  }

  /**
   * The smallest effect that {@link #t} finds with a power.
   *
   * @param controlUnits units of the control
   * @param power above alpha, below 1
   * @return in standard deviations
   */
  public double tEffect(double controlUnits, double power) {
    return smallest(effect -> t(effect, controlUnits), power);
  }

  /**
   * The control's units with which a difference of two proportions is found, by their own variances
   * (Fleiss, Levin and Paik, "Statistical methods for rates and proportions", 2003, equation 4.14).
   *
   * @param controlRate from 0 to 1
   * @param treatmentRate another
   * @param power above alpha, below 1
   * @return not rounded up
   */
  public double proportionUnits(double controlRate, double treatmentRate, double power) {
    double pooled = (controlRate + ratio * treatmentRate) / (1 + ratio);
    double without = Math.sqrt(pooled * (1 - pooled) * (1 + 1 / ratio));
    double with =
        Math.sqrt(controlRate * (1 - controlRate) + treatmentRate * (1 - treatmentRate) / ratio);
    double reach =
        Normal.exceededWith(sides.tail(alpha)) * without
            + Normal.exceededWith(1 - wanted(power)) * with;
    double apart = reach / positive(treatmentRate - controlRate);
    return apart * apart;
  }

  /**
   * The control's units with which a difference of two proportions is found by a test whose error
   * is the control's on both sides, as calculators on the web have it (Miller, "Sample size
   * calculator", evanmiller.org, 2010). With variants of one size only.
   *
   * @param controlRate from 0 to 1, neither
   * @param treatmentRate another
   * @param power above alpha, below 1
   * @return not rounded up
   */
  public double baselineUnits(double controlRate, double treatmentRate, double power) {
    double variance = controlRate * (1 - controlRate);
    double reach =
        Normal.exceededWith(sides.tail(alpha)) * Math.sqrt(2 * variance)
            + Normal.exceededWith(1 - wanted(power))
                * Math.sqrt(variance + treatmentRate * (1 - treatmentRate));
    double apart = reach / positive(treatmentRate - controlRate);
    return apart * apart;
  }

  private double smallest(DoubleUnaryOperator power, double wanted) {
    return Roots.reaching(power, wanted(wanted), 0, 1);
  }

  private double wanted(double power) {
    Levels.checked(power);
    if (power <= alpha) {
      throw new IllegalArgumentException(
          "The power must be above the level of the test, " + alpha + ", but is " + power + ".");
    }
    return power;
  }

  private static double positive(double effect) {
    if (effect == 0 || Double.isNaN(effect)) {
      throw new IllegalArgumentException("No number of units finds an effect of " + effect + ".");
    }
    return Math.abs(effect);
  }
}
