package io.moraine.schemas.results;

/** What stands in the column {@code bots} of every results table. */
public final class Bots {
  /** What flagged bots did is left out. */
  public static final String WITHOUT = "without";

  /** The row is of flagged bots, or counts them as well. */
  public static final String WITH = "with";

  /** The sentence of the column. */
  static final String COLUMN =
      "without: what flagged bots did is left out; with: the row is of them, or counts them.";

  private Bots() {}
}
