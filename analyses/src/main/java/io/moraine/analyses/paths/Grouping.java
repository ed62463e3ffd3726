package io.moraine.analyses.paths;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Items that are shown as one.
 *
 * @param name how they are shown
 * @param pattern which: those with this somewhere in them
 */
record Grouping(String name, Pattern pattern) {
  /**
   * @param wildcards such as {@code /product/*}, where a star is anything
   */
  static Grouping of(String wildcards) {
    String regex =
        Arrays.stream(wildcards.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return new Grouping(wildcards, Pattern.compile(regex));
  }
}
