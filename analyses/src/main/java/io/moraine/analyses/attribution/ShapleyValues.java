package io.moraine.analyses.attribution;

import it.unimi.dsi.fastutil.objects.Object2ObjectOpenHashMap;
import java.util.Arrays;
import java.util.Map;

/**
 * The Shapley value of every channel, in the game in which a coalition of channels is worth the
 * conversions whose journeys touched no channel outside it, the empty coalition nothing.
 *
 * <p>It is exact for any number of channels and needs no coalition to be visited: the worth is the
 * sum, over the sets of channels that journeys touched, of that set's conversions wherever the set is
 * inside the coalition. Those conversions are the set's Harsanyi dividend, and a Shapley value is the
 * equal split of each dividend among the set's members (Harsanyi, "A simplified bargaining model for
 * the n-person cooperative game", International Economic Review 4, 1963, section 4). Journeys that
 * did not convert are worth nothing and change nothing.
 */
public final class ShapleyValues implements PathModel {

  @Override
  public PathCredit credit(PathCounts counts) {
    PathCredit credit = new PathCredit(counts.channels());
    for (CountedPath coalition : coalitions(counts).values()) {
      double[] equal = new double[coalition.channels().length];
      Arrays.fill(equal, 1);
      credit.share(coalition, coalition.channels(), equal);
    }
    return credit;
  }

  /** The journeys by the set of channels that they touched. */
  private static Map<String, CountedPath> coalitions(PathCounts counts) {
    Map<String, CountedPath> coalitions = new Object2ObjectOpenHashMap<>();
    for (CountedPath path : counts.paths()) {
      int[] members = Arrays.stream(path.channels()).sorted().distinct().toArray();
      CountedPath found =
          new CountedPath(members, path.conversions(), path.nulls(), path.valueMicros());
      coalitions.merge(
          Arrays.toString(members),
          found,
          (one, other) ->
              new CountedPath(
                  members,
                  one.conversions() + other.conversions(),
                  one.nulls() + other.nulls(),
                  one.valueMicros() + other.valueMicros()));
    }
    return coalitions;
  }
}
