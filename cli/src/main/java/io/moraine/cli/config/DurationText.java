package io.moraine.cli.config;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: 500ms, 10s, 30m, 24h, 30d, or several of these in a row. */
final class DurationText {
  private static final Pattern FORM = Pattern.compile("(?:\\d{1,9} ?(?:ms|s|m|h|d) ?)+");
  private static final Pattern PART = Pattern.compile("(\\d{1,9}) ?(ms|s|m|h|d)");

  private DurationText() {}

  static Duration parse(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    if (!FORM.matcher(lower).matches()) {
      throw new IllegalArgumentException("no duration");
    }
    Duration sum = Duration.ZERO;
    for (Matcher part = PART.matcher(lower); part.find(); ) {
      sum = sum.plus(unit(part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
    }
    return sum;
  }

  /** The duration in the largest unit that says it exactly; 24h stays 24h, 48h is 2d. */
  static String write(Duration duration) {
    for (String unit : new String[] {"d", "h", "m", "s"}) {
      Duration one = unit(unit);
      long amount = duration.dividedBy(one);
      if (amount > 0
          && one.multipliedBy(amount).equals(duration)
          && !(unit.equals("d") && amount == 1)) {
        return amount + unit;
      }
    }
    return duration.isZero() ? "0s" : duration.toMillis() + "ms";
  }

  private static Duration unit(String name) {
    return switch (name) {
      case "ms" -> Duration.ofMillis(1);
      case "s" -> Duration.ofSeconds(1);
      case "m" -> Duration.ofMinutes(1);
      case "h" -> Duration.ofHours(1);
      case "d" -> Duration.ofDays(1);
      default -> throw new IllegalArgumentException("No unit of time: " + name);
    };
  }
}
