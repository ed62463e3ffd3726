package io.moraine.analyses.attribution;

import java.util.List;

/**
 * Journeys told by the steps from one channel to the next: all that a {@link MarkovChain} of order
 * 1 has to know of them.
 *
 * @param channels sorted by name; all else is by place in them
 * @param started how many journeys began at a channel
 * @param steps how often a journey went from one channel to another
 * @param conversions how many journeys converted at a channel
 * @param nulls how many ended there without
 * @param valueMicros what the conversions brought together, in millionths
 */
record ChannelSteps(
    List<String> channels,
    long[] started,
    long[][] steps,
    long[] conversions,
    long[] nulls,
    long[] valueMicros) {

  /** Nothing is counted yet. */
  static ChannelSteps none(List<String> channels) {
    int size = channels.size();
    return new ChannelSteps(
        List.copyOf(channels),
        new long[size],
        new long[size][size],
        new long[size],
        new long[size],
        new long[size]);
  }
}
