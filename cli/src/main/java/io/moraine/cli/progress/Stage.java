package io.moraine.cli.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * A stage of a long work and how far it is.
 *
 * @param total how much there is to do; 0 or less where nobody knows
 */
record Stage(String name, Instant since, long done, long total, String unit) {
  private static final Duration BEFORE_ANY_GUESS = Duration.ofSeconds(2);

  static Stage begin(String name, Instant now) {
    return new Stage(name, now, 0, 0, "");
  }

  Stage at(long nowDone, long nowTotal, String nowUnit) {
    return new Stage(name, since, nowDone, nowTotal, nowUnit);
  }

  /** {@code ingest: 1,200,000 of 3,000,000 rows, 800,000 rows/s, 3 s left}. */
  String sentence(Instant now) {
    Duration elapsed = Duration.between(since, now);
    StringBuilder sentence = new StringBuilder(name);
    if (done > 0) {
      sentence.append(total > 0 ? format(": %,d of %,d ", done, total) : format(": %,d ", done));
      sentence.append(unit);
    }
    if (done > 0 && elapsed.compareTo(BEFORE_ANY_GUESS) >= 0) {
      double perSecond = done * 1000.0 / elapsed.toMillis();
      sentence.append(format(", %,d %s/s", Math.round(perSecond), unit));
      if (total > done) {
        sentence.append(", ").append(time(Math.round((total - done) / perSecond))).append(" left");
      }
    }
    return sentence.toString();
  }

  /** {@code ingest: 3,000,000 rows in 3.8 s}. */
  String summary(Instant now) {
    double elapsed = Duration.between(since, now).toMillis() / 1000.0;
    String amount = done > 0 ? format("%,d %s in ", done, unit) : "";
    return name + ": " + amount + format("%.1f s", elapsed);
  }

  private static String time(long seconds) {
    return seconds < 90 ? seconds + " s" : Math.round(seconds / 60.0) + " min";
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
