package io.moraine.analyses.web;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Pages whose path is that of the pattern, in which {@code *} and {@code **} stand for anything.
 */
record PagePattern(String written, Pattern pattern) implements Predicate<String> {
  /** For paths without a slash at their end. */
  static PagePattern of(String written) {
    return asSent(Pages.withoutSlash(written));
  }

  /** For paths as they were sent. */
  static PagePattern asSent(String written) {
    String regex =
        Arrays.stream(written.split("\\*+", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return new PagePattern(written, Pattern.compile(regex, Pattern.DOTALL));
  }

  @Override
  public boolean test(String path) {
    return pattern.matcher(path).matches();
  }
}
