package io.moraine.analyses.attribution;

import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The second-order probabilistic model of Shao and Li ("Data-driven multi-touch attribution models",
 * KDD 2011, section 3.3): a channel's chance of a conversion by itself, plus half of what it adds to
 * the chance of each other channel on the path, averaged over these.
 *
 * <p>Its scores compare channels; they do not sum to the conversions, so it is no {@link PathModel}.
 */
public final class PairScores {

  private PairScores() {}

  /**
   * Scores every channel.
   *
   * @param counts the journeys; those that did not convert count
   * @return the score of each channel, summed over all conversions, in the channels' order
   */
  public static Map<String, Double> of(PathCounts counts) {
    Chances chances = new Chances();
    List<CountedPath> paths = counts.paths();
    for (CountedPath path : paths) {
      int[] members = path.distinctByFirst();
      for (int one : members) {
        for (int other : members) {
          if (one <= other) {
            chances.count(one, other, path);
          }
        }
      }
    }
    List<String> channels = counts.channels();
    double[] scores = new double[channels.size()];
    for (CountedPath path : paths) {
      int[] members = path.distinctByFirst();
      for (int one : members) {
        scores[one] += path.conversions() * contribution(one, members, chances);
      }
    }
    Map<String, Double> byChannel = new LinkedHashMap<>();
    for (int i = 0; i < scores.length; i++) {
      byChannel.put(channels.get(i), scores[i]);
    }
    return byChannel;
  }

  private static double contribution(int one, int[] members, Chances chances) {
    double alone = chances.of(one, one);
    if (members.length == 1) {
      return alone;
    }
    double added =
        Arrays.stream(members)
            .filter(other -> other != one)
            .mapToDouble(other -> chances.of(one, other) - alone - chances.of(other, other))
            .sum();
    return alone + added / (2.0 * (members.length - 1));
  }

  /** How often journeys with a channel, or with a pair of them, converted. */
  private static final class Chances {

    private final Long2ObjectOpenHashMap<long[]> counts = new Long2ObjectOpenHashMap<>();

    private void count(int one, int other, CountedPath path) {
      long[] pair = counts.computeIfAbsent(key(one, other), unseen -> new long[2]);
      pair[0] += path.conversions();
      pair[1] += path.conversions() + path.nulls();
    }

    private double of(int one, int other) {
      long[] pair = counts.get(key(one, other));
      return (double) pair[0] / pair[1];
    }

    private static long key(int one, int other) {
      return (long) Math.min(one, other) << 32 | Math.max(one, other);
    }
  }
}
