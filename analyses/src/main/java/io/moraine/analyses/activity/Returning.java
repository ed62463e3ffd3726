package io.moraine.analyses.activity;

/** Which return counts for an interval. */
public enum Returning {
  /** One in that very interval. */
  ON,
  /** One in that interval or in a later one, so that a row never rises ("rolling"). */
  ON_OR_AFTER
}
