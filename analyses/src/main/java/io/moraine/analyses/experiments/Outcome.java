package io.moraine.analyses.experiments;

/**
 * What the units of one variant did, as far as one metric is concerned. Mergeable, as its parts
 * are.
 */
public sealed interface Outcome {

  /** How many units. */
  long units();

  /** The metric: a rate, a mean or a ratio; not a number where nothing can be said. */
  double value();

  /** The variance of that value as an estimate; not a number below two units. */
  double variance();

  /**
   * The outcome of these and other units together.
   *
   * @param other of the same kind
   * @return the outcome of both together
   * @throws IllegalArgumentException if it is of another kind
   */
  Outcome plus(Outcome other);

  /** Refuses to add what is of another kind. */
  private static IllegalArgumentException mixed(Outcome one, Outcome other) {
    return new IllegalArgumentException(
        "Outcomes of one metric are of one kind, but are "
            + one.getClass().getSimpleName()
            + " and "
            + other.getClass().getSimpleName()
            + ".");
  }

  /**
   * Each unit did it or did not.
   *
   * @param successes how many did
   * @param units how many there were
   */
  record Rate(long successes, long units) implements Outcome {

    /** Refuses what is no rate. */
    public Rate {
      if (successes < 0 || successes > units) {
        throw new IllegalArgumentException(
            "Of " + units + " units from none to all succeed, but " + successes + " did.");
      }
    }

    Proportion proportion() {
      return new Proportion(successes, units);
    }

    @Override
    public double value() {
      return units == 0 ? Double.NaN : proportion().rate();
    }

    @Override
    public double variance() {
      return units < 2 ? Double.NaN : proportion().trialVariance() / units;
    }

    @Override
    public Outcome plus(Outcome other) {
      if (other instanceof Rate rate) {
        return new Rate(successes + rate.successes, units + rate.units);
      }
      throw mixed(this, other);
    }
  }

  /**
   * Each unit has an amount.
   *
   * @param amounts of the units, those with nothing among them
   */
  record Mean(Moments amounts) implements Outcome {

    @Override
    public long units() {
      return amounts.count();
    }

    @Override
    public double value() {
      return amounts.count() == 0 ? Double.NaN : amounts.mean();
    }

    @Override
    public double variance() {
      return amounts.meanVariance();
    }

    @Override
    public Outcome plus(Outcome other) {
      if (other instanceof Mean mean) {
        return new Mean(amounts.plus(mean.amounts));
      }
      throw mixed(this, other);
    }
  }

  /**
   * Each unit has an amount, and one from before the experiment.
   *
   * @param amounts history (x) and outcome (y) of the units
   */
  record MeanWithHistory(PairMoments amounts) implements Outcome {

    @Override
    public long units() {
      return amounts.count();
    }

    @Override
    public double value() {
      return amounts.count() == 0 ? Double.NaN : amounts.y().mean();
    }

    @Override
    public double variance() {
      return amounts.y().meanVariance();
    }

    @Override
    public Outcome plus(Outcome other) {
      if (other instanceof MeanWithHistory mean) {
        return new MeanWithHistory(amounts.plus(mean.amounts));
      }
      throw mixed(this, other);
    }
  }

  /**
   * A sum by another sum, such as revenue by orders.
   *
   * @param parts numerator (x) and denominator (y) of the units
   */
  record Ratio(PairMoments parts) implements Outcome {

    @Override
    public long units() {
      return parts.count();
    }

    @Override
    public double value() {
      return parts.count() == 0 ? Double.NaN : new RatioMetric(parts).ratio();
    }

    @Override
    public double variance() {
      return new RatioMetric(parts).variance();
    }

    @Override
    public Outcome plus(Outcome other) {
      if (other instanceof Ratio ratio) {
        return new Ratio(parts.plus(ratio.parts));
      }
      throw mixed(this, other);
    }
  }
}
