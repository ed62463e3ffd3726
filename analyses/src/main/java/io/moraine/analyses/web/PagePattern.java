package io.moraine.analyses.web;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Pages whose path is that of the pattern, in which {@code *} and {@code **} stand for anything.
 */
record PagePattern(String written, Pattern pattern) implements Predicate<String> {
  /** For paths without a slash at their end; the pattern may have one. */
  static PagePattern of(String written) {
    String page = Pages.withoutSlash(written);
    String regex =
        Arrays.stream(page.split("\\*+", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    return new PagePattern(page, Pattern.compile(regex, Pattern.DOTALL));
  }

  @Override
  public boolean test(String path) {
    return pattern.matcher(path).matches();
  }
}
