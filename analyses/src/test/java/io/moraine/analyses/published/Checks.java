package io.moraine.analyses.published;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Published numbers, each beside ours. */
final class Checks {
  /** As the cases are given, where no other is said. */
  static final double RELATIVE = 1e-6;

  private static final int FULL_PRECISION = 12;

  private final List<String> differences = new ArrayList<>();
  private int made;

  /** Whether a number is the published one, to six digits or to as many as were printed. */
  void number(String place, JsonNode published, double ours) {
    number(place, published, ours, 0);
  }

  /** The same, where the published number is only good to an absolute error. */
  void number(String place, JsonNode published, double ours, double error) {
    made++;
    if (published.isNull() || published.isNumber() && !Double.isFinite(published.doubleValue())) {
      none(place, published, ours);
      return;
    }
    if (!published.isNumber()) {
      differences.add(place + " is to be " + ours + ", but what is published is no number");
      return;
    }
    double wanted = published.doubleValue();
    double allowed = Math.max(error, Math.max(rounding(published), RELATIVE * Math.abs(wanted)));
    if (!(Math.abs(ours - wanted) <= allowed)) {
      differences.add(place + " is " + ours + ", not " + wanted);
    }
  }

  /** A figure that is none: infinite in one direction, or not there. */
  private void none(String place, JsonNode published, double ours) {
    boolean infinite = published.isNumber() && Double.isInfinite(published.doubleValue());
    if (infinite ? ours != published.doubleValue() : Double.isFinite(ours)) {
      differences.add(place + " is " + ours + ", not " + published);
    }
  }

  /** By how much a number may be off because fewer digits of it were printed than there are. */
  static double rounding(JsonNode published) {
    BigDecimal exact = published.decimalValue().stripTrailingZeros();
    return exact.precision() >= FULL_PRECISION || exact.scale() <= 0
        ? 0
        : 0.500001 * Math.pow(10, -exact.scale());
  }

  /** Whether a list of numbers is the published one. */
  void numbers(String place, JsonNode published, double... ours) {
    within(0, place, published, ours);
  }

  /** The same, where the published numbers are only good to an absolute error. */
  void within(double error, String place, JsonNode published, double... ours) {
    if (published.size() != ours.length) {
      wrong(place + " has " + ours.length + " numbers, not " + published.size());
      return;
    }
    for (int i = 0; i < ours.length; i++) {
      number(place + "[" + i + "]", published.get(i), ours[i], error);
    }
  }

  /** Something that cannot be compared at all. */
  void wrong(String sentence) {
    made++;
    differences.add(sentence);
  }

  /** A field that a family of cases does not know. */
  void unknown(String family, String field) {
    wrong("The field " + field + " is none that cases of " + family + " are known to have");
  }

  /** Sentences on what differs; where nothing was compared, that. */
  List<String> differences() {
    return made == 0 ? List.of("Nothing of the case was compared.") : differences;
  }
}
