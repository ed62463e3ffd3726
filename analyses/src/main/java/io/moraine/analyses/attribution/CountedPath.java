package io.moraine.analyses.attribution;

import java.util.Arrays;

/**
 * The journeys that took one path.
 *
 * @param channels the path: places in {@link PathCounts#channels}, in order of time
 * @param conversions how many journeys converted
 * @param nulls how many ended without
 * @param valueMicros what the conversions brought together, in millionths
 */
public record CountedPath(int[] channels, long conversions, long nulls, long valueMicros) {

  /**
   * The channels on the path, each once, in order of their first touch.
   *
   * @return a new array
   */
  int[] distinctByFirst() {
    return Arrays.stream(channels).distinct().toArray();
  }
}
