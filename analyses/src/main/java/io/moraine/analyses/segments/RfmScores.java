package io.moraine.analyses.segments;

/**
 * A customer's scores among all customers (RFM analysis; Hughes, Strategic Database Marketing,
 * 1994).
 *
 * @param recency 5 for those who bought last
 * @param frequency 5 for those who bought most often
 * @param monetary 5 for those who spent most
 */
public record RfmScores(int recency, int frequency, int monetary) {
  /** What such customers are called. */
  public RfmSegment segment() {
    return RfmSegment.of(recency, frequency);
  }

  /** The three digits, such as {@code 543}. */
  public String cell() {
    return "" + recency + frequency + monetary;
  }
}
