package io.moraine.analyses.experiments;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Looking at an experiment a planned number of times. The chance to have crossed a bound by some
 * look is found by carrying the density of the not yet crossed from look to look (Armitage,
 * McPherson and Rowe, Journal of the Royal Statistical Society A 132, 1969), in the scale of a
 * Brownian motion whose time is the part of the information that has come in.
 */
public final class GroupSequential {

  /** Where a normal density is over for good. */
  private static final double FARTHEST = 9;

  /** Panels per standard deviation of a step between looks: sixteen nodes hold three of these. */
  private static final double PANELS = 1.0 / 3;

  private final double[] information;
  private final Power.Sides sides;

  /**
   * Looks at given times.
   *
   * @param sides whether only a greater treatment stops the experiment, or a lesser too
   * @param information what part of the information has come in at each look, increasing, above 0;
   *     only proportions matter
   */
  public GroupSequential(Power.Sides sides, double... information) {
    double before = 0;
    for (double each : information) {
      if (!(each > before)) {
        throw new IllegalArgumentException(
            "Information must increase from look to look and begin above 0, but is "
                + Arrays.toString(information)
                + ".");
      }
      before = each;
    }
    if (information.length == 0) {
      throw new IllegalArgumentException("There must be at least one look.");
    }
    this.sides = sides;
    this.information = information.clone();
  }

  /**
   * Looks at equal distances.
   *
   * @param sides as in the constructor
   * @param looks how many, from 1
   * @return the looks
   */
  public static GroupSequential equallySpaced(Power.Sides sides, int looks) {
    double[] information = new double[looks];
    Arrays.setAll(information, look -> (look + 1.0) / looks);
    return new GroupSequential(sides, information);
  }

  /**
   * The chance that no effect at all crosses a bound at some look: for 1.96 at every look, what
   * peeking does to a test of 5 %.
   *
   * @param bounds on the z statistic, one a look, all positive
   * @return from 0 to 1
   */
  public double crossing(double... bounds) {
    if (bounds.length != information.length) {
      throw new IllegalArgumentException(
          "There are "
              + information.length
              + " looks, but "
              + bounds.length
              + " bounds; give one for each look.");
    }
    Walk walk = new Walk();
    double crossed = 0;
    for (double bound : bounds) {
      crossed += walk.crossing(bound);
      walk.stopAt(bound);
    }
    return crossed;
  }

  /**
   * The same bound at every look (Pocock, Biometrika 64, 1977).
   *
   * @param alpha the chance of a false alarm over all looks
   * @return the bound on the z statistic at each look
   */
  public double[] pocock(double alpha) {
    return wangTsiatis(alpha, 0.5);
  }

  /**
   * Bounds that fall as the square root of the information rises, so that early looks take little
   * from the last (O'Brien and Fleming, Biometrics 35, 1979).
   *
   * @param alpha the chance of a false alarm over all looks
   * @return the bound on the z statistic at each look; the last is the constant C
   */
  public double[] obrienFleming(double alpha) {
    return wangTsiatis(alpha, 0);
  }

  /**
   * The family between and around these two (Wang and Tsiatis, Biometrics 43, 1987).
   *
   * @param alpha the chance of a false alarm over all looks
   * @param delta 0 for O'Brien and Fleming's bounds, a half for Pocock's
   * @return the bound on the z statistic at each look
   */
  public double[] wangTsiatis(double alpha, double delta) {
    Levels.checked(alpha);
    double all = information[information.length - 1];
    double last =
        Roots.reaching(constant -> 1 - crossing(family(constant, delta, all)), 1 - alpha, 0.01, 3);
    return family(last, delta, all);
  }

  private double[] family(double constant, double delta, double all) {
    return Arrays.stream(information)
        .map(each -> constant * Math.pow(each / all, delta - 0.5))
        .toArray();
  }

  /**
   * Bounds that spend the chance of a false alarm as information comes in, whenever the looks are
   * (Lan and DeMets, Biometrika 70, 1983). Of a two-sided test each side spends half.
   *
   * @param alpha the chance of a false alarm over all looks
   * @param spending how it is spent
   * @return the bound on the z statistic at each look; the information of the last look counts as
   *     all
   */
  public double[] spending(double alpha, Spending spending) {
    Levels.checked(alpha);
    int two = sides == Power.Sides.TWO ? 2 : 1;
    double all = information[information.length - 1];
    double[] bounds = new double[information.length];
    Walk walk = new Walk();
    double spent = 0;
    for (int look = 0; look < bounds.length; look++) {
      double until = two * spending.spent(alpha / two, information[look] / all);
      double now = until - spent;
      DoubleUnaryOperator staying = bound -> -walk.crossing(bound);
      bounds[look] = now <= 0 ? FARTHEST : Roots.reaching(staying, -now, 0, 2);
      walk.stopAt(bounds[look]);
      spent = until;
    }
    return bounds;
  }

  /** How the chance of a false alarm is spent. */
  public enum Spending {
    /** As O'Brien and Fleming's bounds would: next to nothing early. */
    OBRIEN_FLEMING {
      @Override
      double spent(double alpha, double part) {
        return 2 * Normal.above(Normal.exceededWith(alpha / 2) / Math.sqrt(part));
      }
    },
    /** As Pocock's bounds would: much early. */
    POCOCK {
      @Override
      double spent(double alpha, double part) {
        return alpha * Math.log1p((Math.E - 1) * part);
      }
    },
    /** In proportion to the information. */
    LINEAR {
      @Override
      double spent(double alpha, double part) {
        return alpha * part;
      }
    };

    abstract double spent(double alpha, double part);
  }

  /** Where the experiments are that have not stopped: nodes, and what mass is at each. */
  private final class Walk {

    private int look;
    private double[] places = {0};
    private double[] masses = {1};

    /** The chance to be beyond a bound at the look that is next. */
    private double crossing(double bound) {
      double step = step();
      double edge = bound * Math.sqrt(information[look]);
      double beyond = 0;
      for (int i = 0; i < places.length; i++) {
        double chance = Normal.above((edge - places[i]) / step);
        if (sides == Power.Sides.TWO) {
          chance += Normal.below((-edge - places[i]) / step);
        }
        beyond += masses[i] * chance;
      }
      return beyond;
    }

    /** Goes on to the look after, with those that are within the bound. */
    private void stopAt(double bound) {
      double step = step();
      double deviation = Math.sqrt(information[look]);
      double high = Math.min(bound, FARTHEST) * deviation;
      double low = sides == Power.Sides.TWO ? -high : -FARTHEST * deviation;
      int panels = (int) Math.ceil(PANELS * (high - low) / Math.min(step, nextStep()));
      Quadrature grid = Quadrature.over(low, high, Math.max(4, panels));
      double[] next = grid.weights().clone();
      for (int to = 0; to < next.length; to++) {
        double density = 0;
        for (int from = 0; from < places.length; from++) {
          density += masses[from] * Normal.density((grid.nodes()[to] - places[from]) / step);
        }
        next[to] *= density / step;
      }
      places = grid.nodes();
      masses = next;
      look++;
    }

    private double step() {
      return Math.sqrt(information[look] - (look == 0 ? 0 : information[look - 1]));
    }

    private double nextStep() {
      return look + 1 == information.length
          ? step()
          : Math.sqrt(information[look + 1] - information[look]);
    }
  }
}
