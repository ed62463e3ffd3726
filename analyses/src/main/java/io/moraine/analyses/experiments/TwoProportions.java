package io.moraine.analyses.experiments;

/**
 * Two independent proportions. Differences are the treatment's rate less the control's.
 *
 * @param control what is compared with
 * @param treatment what is compared
 */
public record TwoProportions(Proportion control, Proportion treatment) {

  /** The difference of the rates. */
  public double difference() {
    return treatment.rate() - control.rate();
  }

  /** The difference as a part of the control's rate; not a number where that is zero. */
  public double lift() {
    return difference() / control.rate();
  }

  /**
   * The statistic whose error comes from both proportions taken together: the test of no
   * difference.
   *
   * @return zero where all trials ended alike
   */
  public double pooledZ() {
    double rate = pooledRate();
    return standardised(rate * (1 - rate) * (1.0 / control.trials() + 1.0 / treatment.trials()));
  }

  private double pooledRate() {
    return (double) (control.successes() + treatment.successes())
        / (control.trials() + treatment.trials());
  }

  /**
   * The statistic whose error comes from each proportion by itself: what the Wald interval inverts.
   *
   * @return zero where there is neither difference nor error
   */
  public double unpooledZ() {
    return standardised(variance());
  }

  private double standardised(double variance) {
    return difference() == 0 ? 0 : difference() / Math.sqrt(variance);
  }

  /** The variance of the difference. */
  double variance() {
    return control.trialVariance() / control.trials()
        + treatment.trialVariance() / treatment.trials();
  }

  /** The two-sided p value of the pooled test. */
  public double p() {
    return Normal.twoSided(pooledZ());
  }

  /**
   * The large-sample normal interval of the difference.
   *
   * @param level such as 0.95
   * @return the large-sample interval of the difference
   */
  public Interval wald(double level) {
    return Interval.around(difference(), Normal.halfWidth(level) * Math.sqrt(variance()));
  }

  /**
   * The interval made of the two Wilson intervals (Newcombe, Statistics in Medicine 17, 1998,
   * method 10, without continuity correction).
   *
   * @param level such as 0.95
   * @return the interval of the difference
   */
  public Interval newcombe(double level) {
    return hybrid(control.wilson(level), treatment.wilson(level));
  }

  /**
   * The same of the two intervals with a correction for continuity (method 11 there).
   *
   * @param level such as 0.95
   * @return the interval of the difference
   */
  public Interval newcombeCorrected(double level) {
    return hybrid(control.wilsonCorrected(level), treatment.wilsonCorrected(level));
  }

  private Interval hybrid(Interval of, Interval from) {
    double down = Math.hypot(treatment.rate() - from.low(), of.high() - control.rate());
    double up = Math.hypot(from.high() - treatment.rate(), control.rate() - of.low());
    return new Interval(difference() - down, difference() + up);
  }

  /**
   * The Wald interval after one success and one failure are added to each proportion (Agresti and
   * Caffo, The American Statistician 54, 2000).
   *
   * @param level such as 0.95
   * @return the interval of the difference
   */
  public Interval agrestiCaffo(double level) {
    return smoothed().wald(level);
  }

  /**
   * The score interval: the differences that the score test does not reject, its error that of the
   * likeliest rates that are so far apart (Miettinen and Nurminen, Statistics in Medicine 4, 1985,
   * equations 8 to 11 and appendix).
   *
   * @param level such as 0.95
   * @return the interval of the difference, within -1 and 1
   */
  public Interval miettinenNurminen(double level) {
    double z = Normal.halfWidth(level);
    TwoProportions turned = new TwoProportions(treatment, control);
    return new Interval(-turned.greatestNotRejected(z), greatestNotRejected(z));
  }

  private double greatestNotRejected(double z) {
    double top = 1;
    return difference() == top
        ? top
        : Roots.reaching(
            apart -> apart >= top ? Double.POSITIVE_INFINITY : -score(apart), z, difference(), top);
  }

  /** How many errors the difference is greater than another. */
  private double score(double apart) {
    double off = difference() - apart;
    double n0 = control.trials();
    double n1 = treatment.trials();
    double all = n0 + n1;
    double rate0 = likeliestControl(apart);
    double rate1 = rate0 + apart;
    double variance = (rate0 * (1 - rate0) / n0 + rate1 * (1 - rate1) / n1) * all / (all - 1);
    return off == 0 ? 0 : off / Math.sqrt(Math.max(0, variance));
  }

  /** The control's likeliest rate where the rates are so far apart: the root of a cubic. */
  private double likeliestControl(double apart) {
    double n0 = control.trials();
    double n1 = treatment.trials();
    double x0 = control.successes();
    double x = x0 + treatment.successes();
    double l3 = n0 + n1;
    double l2 = (n1 + 2 * n0) * apart - l3 - x;
    double l1 = (n0 * apart - l3 - 2 * x0) * apart + x;
    double l0 = x0 * apart * (1 - apart);
    double third = l2 / (3 * l3);
    double q = third * third * third - l1 * l2 / (6 * l3 * l3) + l0 / (2 * l3);
    double p = Math.copySign(Math.sqrt(Math.max(0, third * third - l1 / (3 * l3))), q);
    double ratio = p == 0 ? 0 : Math.max(-1, Math.min(1, q / (p * p * p)));
    double root = 2 * p * Math.cos((Math.PI + Math.acos(ratio)) / 3) - third;
    // Rounding would leave a hair outside of what both rates can be.
    return Math.max(Math.max(0, -apart), Math.min(Math.min(1, 1 - apart), root));
  }

  /** The variance of the difference as if each side had one success and one failure more. */
  double smoothedVariance() {
    return smoothed().variance();
  }

  private TwoProportions smoothed() {
    return new TwoProportions(
        new Proportion(control.successes() + 1, control.trials() + 2),
        new Proportion(treatment.successes() + 1, treatment.trials() + 2));
  }

  /** Successes and failures of the control, then of the treatment. */
  public TwoByTwo table() {
    return new TwoByTwo(
        control.successes(),
        control.trials() - control.successes(),
        treatment.successes(),
        treatment.trials() - treatment.successes());
  }
}
