package io.moraine.analyses.attribution;

import java.util.Arrays;
import java.util.List;

/**
 * The models that look at one path at a time and only at the order of its touches. Where the times of
 * the touches are known, {@link TouchModel} is the better judge.
 */
public final class PathRules {

  private PathRules() {}

  /**
   * The first touch gets everything.
   *
   * @return the model
   */
  public static PathModel firstTouch() {
    return rule(path -> new Shares(new int[] {path.channels()[0]}, new double[] {1}));
  }

  /**
   * The last touch gets everything.
   *
   * @return the model
   */
  public static PathModel lastTouch() {
    return rule(
        path ->
            new Shares(
                new int[] {path.channels()[path.channels().length - 1]}, new double[] {1}));
  }

  /**
   * The last touch that is not of this channel gets everything; the last touch of all where there is
   * no other.
   *
   * @param direct the channel of visits that nothing led to
   * @return the model
   */
  public static PathModel lastTouchNot(String direct) {
    return counts -> {
      int passed = counts.channels().indexOf(direct);
      return rule(
              path -> {
                int[] channels = path.channels();
                int last = channels.length - 1;
                while (last > 0 && channels[last] == passed) {
                  last--;
                }
                int credited =
                    channels[last] == passed ? channels[channels.length - 1] : channels[last];
                return new Shares(new int[] {credited}, new double[] {1});
              })
          .credit(counts);
    };
  }

  /**
   * Every touch gets the same, so that a channel touched twice gets two shares.
   *
   * @return the model
   */
  public static PathModel linearPerTouch() {
    return rule(path -> equal(path.channels()));
  }

  /**
   * Every channel on the path gets the same, however often it was touched.
   *
   * @return the model
   */
  public static PathModel linearPerChannel() {
    return rule(path -> equal(path.distinctByFirst()));
  }

  /**
   * The first and the last touch get fixed parts and those between share the rest. Of two touches the
   * fixed parts keep their proportion and get everything; a single touch gets everything.
   *
   * @param firstPercent the first touch's part, from 0 to 100
   * @param lastPercent the last touch's part, from 0 to 100
   * @return the model
   * @throws IllegalArgumentException if the parts are negative, exceed 100 together or are both
   *     nothing
   */
  public static PathModel position(double firstPercent, double lastPercent) {
    double ends = firstPercent + lastPercent;
    if (!(firstPercent >= 0 && lastPercent >= 0 && ends <= 100 && ends > 0)) {
      throw new IllegalArgumentException(
          "The first and the last touch need parts from 0 to 100 that are more than nothing and at"
              + " most 100 together, but they are "
              + firstPercent
              + " and "
              + lastPercent
              + ".");
    }
    return rule(
        path -> {
          int[] touched = path.channels();
          int last = touched.length - 1;
          double[] weights = new double[touched.length];
          if (last == 0) {
            weights[0] = 1;
          } else {
            Arrays.fill(weights, last == 1 ? 0 : (100 - ends) / (last - 1));
            weights[0] = firstPercent;
            weights[last] = lastPercent;
          }
          return new Shares(touched, weights);
        });
  }

  /**
   * Channels in order of their touches get 1, 2, 3 … parts, the latest the most.
   *
   * @param repeats which touch of a channel touched several times says its place
   * @return the model
   */
  public static PathModel timeDecay(Repeats repeats) {
    return rule(
        path -> {
          int[] order =
              switch (repeats) {
                case FIRST_TOUCH_COUNTS -> path.distinctByFirst();
                case LAST_TOUCH_COUNTS -> distinctByLast(path.channels());
              };
          double[] weights = new double[order.length];
          Arrays.setAll(weights, place -> place + 1);
          return new Shares(order, weights);
        });
  }

  /** Where a channel stands that a path touches several times. */
  public enum Repeats {
    /** Where it was touched first: an early start costs it weight. */
    FIRST_TOUCH_COUNTS,
    /** Where it was touched last: a late reminder gives it weight. */
    LAST_TOUCH_COUNTS
  }

  private static Shares equal(int[] touched) {
    double[] weights = new double[touched.length];
    Arrays.fill(weights, 1);
    return new Shares(touched, weights);
  }

  private static int[] distinctByLast(int[] channels) {
    int[] backwards = reversed(channels);
    return reversed(Arrays.stream(backwards).distinct().toArray());
  }

  private static int[] reversed(int[] channels) {
    int[] reversed = new int[channels.length];
    Arrays.setAll(reversed, i -> channels[channels.length - 1 - i]);
    return reversed;
  }

  private static PathModel rule(Rule rule) {
    return counts -> {
      List<String> channels = counts.channels();
      PathCredit credit = new PathCredit(channels);
      for (CountedPath path : counts.paths()) {
        Shares shares = rule.shares(path);
        credit.share(path, shares.touched, shares.weights);
      }
      return credit;
    };
  }

  /** Who on a path is owed how much of it. */
  private interface Rule {
    Shares shares(CountedPath path);
  }

  /** Channels and their weights, side by side. */
  private record Shares(int[] touched, double[] weights) {}
}
