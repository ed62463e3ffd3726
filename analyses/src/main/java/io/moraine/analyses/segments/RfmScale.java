package io.moraine.analyses.segments;

import io.moraine.analyses.results.Mergeable;
import java.io.Serializable;

/**
 * Scores for customers, from all of them: they are walked twice, once to make the scale, once to be
 * scored. Spending is compared in one currency.
 */
public final class RfmScale {
  private final Quintiles recency;
  private final Quintiles frequency;
  private final Quintiles monetary;

  private RfmScale(Quintiles recency, Quintiles frequency, Quintiles monetary) {
    this.recency = recency;
    this.frequency = frequency;
    this.monetary = monetary;
  }

  /**
   * A customer's scores.
   *
   * @param lastEpochDay the day of the last order
   * @param orders how many orders
   * @param spentMicros what was spent, in millionths of the currency
   */
  public RfmScores score(long lastEpochDay, long orders, long spentMicros) {
    return new RfmScores(
        recency.score(lastEpochDay), frequency.score(orders), monetary.score(spentMicros));
  }

  /** Customers on their way to a scale. */
  public static final class Builder implements Serializable, Mergeable<Builder> {
    private static final long serialVersionUID = 1L;

    private final Quintiles.Builder recency = new Quintiles.Builder();
    private final Quintiles.Builder frequency = new Quintiles.Builder();
    private final Quintiles.Builder monetary = new Quintiles.Builder();

    /**
     * Takes in a customer.
     *
     * @see RfmScale#score
     */
    public void add(long lastEpochDay, long orders, long spentMicros) {
      recency.add(lastEpochDay);
      frequency.add(orders);
      monetary.add(spentMicros);
    }

    /** Takes in all customers of another. */
    @Override
    public void merge(Builder other) {
      recency.merge(other.recency);
      frequency.merge(other.frequency);
      monetary.merge(other.monetary);
    }

    /** The scale of all customers so far. */
    public RfmScale build() {
      return new RfmScale(recency.build(), frequency.build(), monetary.build());
    }
  }
}
