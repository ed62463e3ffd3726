package io.moraine.analyses.segments;

/** What people are called by how often they bought. */
public enum CustomerSegment {
  /** Never. */
  PROSPECT("Prospect"),
  /** Once. */
  ONE_TIME("One-time Customer"),
  /** More than once. */
  REPEAT("Repeat Customer");

  private final String label;

  CustomerSegment(String label) {
    this.label = label;
  }

  /** As results show it. */
  public String label() {
    return label;
  }

  /** The segment of somebody with so many orders. */
  public static CustomerSegment of(long orders) {
    if (orders == 0) {
      return PROSPECT;
    }
    return orders == 1 ? ONE_TIME : REPEAT;
  }
}
