package io.moraine.cli.doctor;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Can this machine's clock be right? */
final class ClockCheck {
  private static final String SUBJECT = "clock";

  private ClockCheck() {}

  static Finding of(Instant now, Optional<Instant> lastChange, ZoneId reportingZone) {
    Instant seconds = now.truncatedTo(ChronoUnit.SECONDS);
    if (lastChange.isPresent() && lastChange.get().isAfter(now)) {
      return Finding.warn(
          SUBJECT,
          "It is %s here, but the tables were changed at %s. Set the machine's clock."
              .formatted(seconds, lastChange.get().truncatedTo(ChronoUnit.SECONDS)));
    }
    return Finding.ok(
        SUBJECT, "It is %s; reporting days are those of %s.".formatted(seconds, reportingZone));
  }
}
