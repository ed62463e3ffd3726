package io.moraine.analyses.segments;

/**
 * What customers are called by how lately and how often they bought: each of the 25 cells of
 * recency and frequency has one name. The names and cells are those of the customary map of RFM
 * segments; money does not name, it only ranks within.
 */
public enum RfmSegment {
  /** Lately, and often. */
  CHAMPIONS("Champions", 5, 5, 4, 5),
  /** Not long ago, and often. */
  LOYAL("Loyal", 3, 4, 4, 5),
  /** Lately, and more than once. */
  POTENTIAL_LOYALISTS("Potential Loyalists", 4, 5, 2, 3),
  /** Just now, for the first time. */
  NEW("New", 5, 5, 1, 1),
  /** Lately, hardly ever before. */
  PROMISING("Promising", 4, 4, 1, 1),
  /** In the middle of everything. */
  NEED_ATTENTION("Need Attention", 3, 3, 3, 3),
  /** Some time ago, and not often. */
  ABOUT_TO_SLEEP("About to Sleep", 3, 3, 1, 2),
  /** Often, but long ago. */
  AT_RISK("At Risk", 1, 2, 3, 4),
  /** Most often of all, but long ago. */
  CANNOT_LOSE("Can't Lose", 1, 2, 5, 5),
  /** Long ago, and not often. */
  HIBERNATING("Hibernating", 1, 2, 1, 2);

  private final String label;
  private final int leastRecency;
  private final int mostRecency;
  private final int leastFrequency;
  private final int mostFrequency;

  RfmSegment(
      String label, int leastRecency, int mostRecency, int leastFrequency, int mostFrequency) {
    this.label = label;
    this.leastRecency = leastRecency;
    this.mostRecency = mostRecency;
    this.leastFrequency = leastFrequency;
    this.mostFrequency = mostFrequency;
  }

  /** As results show it. */
  public String label() {
    return label;
  }

  /**
   * The name of a cell.
   *
   * @param recency from 1, longest ago, to 5
   * @param frequency from 1, least often, to 5
   */
  public static RfmSegment of(int recency, int frequency) {
    for (RfmSegment segment : values()) {
      if (segment.has(recency, frequency)) {
        return segment;
      }
    }
    throw new IllegalArgumentException(
        "Scores are from 1 to 5, not " + recency + " and " + frequency + ".");
  }

  boolean has(int recency, int frequency) {
    return recency >= leastRecency
        && recency <= mostRecency
        && frequency >= leastFrequency
        && frequency <= mostFrequency;
  }
}
