package io.moraine.analyses.published;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a case of experiments, which often says what it is about: {@code pocock_K2_alpha05}.
 */
record CaseName(String text) {
  private static final Pattern PROPORTION = Pattern.compile("(\\d+)of(\\d+)");
  private static final Pattern LEVEL = Pattern.compile("alpha_?(0?\\.?\\d+)");

  boolean has(String... words) {
    return Arrays.stream(words).anyMatch(word -> text.toLowerCase(Locale.ROOT).contains(word));
  }

  /** Successes and trials, written as {@code 48of80}. */
  List<long[]> proportions() {
    List<long[]> found = new ArrayList<>();
    Matcher matcher = PROPORTION.matcher(text);
    while (matcher.find()) {
      found.add(new long[] {Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))});
    }
    return found;
  }

  /** The number after a word, as in {@code tau2_0.01}; {@code _0_01} is not known. */
  OptionalDouble after(String regex) {
    Matcher matcher =
        Pattern.compile(regex + "_?(-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?)").matcher(text);
    return matcher.find()
        ? OptionalDouble.of(Double.parseDouble(matcher.group(1)))
        : OptionalDouble.empty();
  }

  /** The level of a test: {@code alpha05} and {@code alpha0.05} are five percent. */
  double alpha() {
    Matcher matcher = LEVEL.matcher(text);
    return matcher.find() ? fraction(matcher.group(1)) : 0.05;
  }

  /** Digits after the point, whose zero and point may have been left out: 05 is 0.05, 50 is 0.5. */
  static double fraction(String digits) {
    return Double.parseDouble(digits.contains(".") ? digits : "0." + digits);
  }

  /** The parts of a match in the name. */
  Optional<Matcher> match(String regex) {
    Matcher matcher = Pattern.compile(regex).matcher(text);
    return matcher.find() ? Optional.of(matcher) : Optional.empty();
  }

  /** Whole numbers that the name ends with, separated by underscores. */
  long[] trailingCounts() {
    Matcher matcher = Pattern.compile("((?:_\\d+)+)$").matcher(text);
    return matcher.find()
        ? Arrays.stream(matcher.group(1).substring(1).split("_"))
            .mapToLong(Long::parseLong)
            .toArray()
        : new long[0];
  }

  boolean oneSided() {
    return has("one_sided", "onesided", "one-sided", "larger", "smaller", "greater");
  }
}
