package io.moraine.analyses.web;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Pages whose path is that of the pattern, in which {@code *} and {@code **} stand for anything.
 */
record PagePattern(String written, Pattern pattern) implements Predicate<String> {
  static PagePattern of(String written) {
    String regex =
        Arrays.stream(Pages.withoutSlash(written).split("\\*+", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return new PagePattern(written, Pattern.compile(regex, Pattern.DOTALL));
  }

  @Override
  public boolean test(String path) {
    return pattern.matcher(path).matches();
  }
}
