package io.moraine.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The name that somebody meant who wrote one that there is not. */
public final class NearestName {
  private NearestName() {}

  /**
   * The name nearest to what was written, if any is near: at most two letters in five wrong. What
   * stands before the last point of a name may be missing.
   */
  public static Optional<String> of(String written, Collection<String> names) {
    String lower = written.toLowerCase(Locale.ROOT);
    return names.stream()
        .filter(name -> steps(lower, name) * 5 <= Math.max(lower.length(), 3) * 2)
        .min(Comparator.comparingInt(name -> steps(lower, name)));
  }

  /** " Did you mean x?", or nothing where no name is near. */
  public static String question(String written, Collection<String> names) {
    return of(written, names).map(name -> " Did you mean " + name + "?").orElse("");
  }

  private static int steps(String written, String name) {
    String end = name.substring(name.lastIndexOf('.') + 1);
    return Math.min(distance(written, name), distance(written, end));
  }

  /** How many letters to change, add, drop or swap with a neighbour to make one of the other. */
  static int distance(String from, String to) {
    int[][] steps = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          steps[i][j] = i + j;
          continue;
        }
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int least =
            Math.min(steps[i - 1][j - 1] + change, 1 + Math.min(steps[i - 1][j], steps[i][j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && from.charAt(i - 1) == to.charAt(j - 2)
                && from.charAt(i - 2) == to.charAt(j - 1);
        steps[i][j] = swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
      }
    }
    return steps[from.length()][to.length()];
  }
}
