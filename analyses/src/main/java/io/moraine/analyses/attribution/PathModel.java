package io.moraine.analyses.attribution;

/** A way to credit channels with the conversions of counted paths. */
@FunctionalInterface
public interface PathModel {

  /**
   * Credits every channel.
   *
   * @param counts the journeys, not changed
   * @return the credit of every channel, also of those that get none; its sum is the number of
   *     conversions on paths with at least one touch, and likewise for money
   */
  PathCredit credit(PathCounts counts);
}
