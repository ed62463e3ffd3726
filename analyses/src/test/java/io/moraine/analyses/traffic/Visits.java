package io.moraine.analyses.traffic;

import io.moraine.schemas.Session;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;

/** Sessions of which only that is known which a test is about. */
final class Visits {
  private Visits() {}

  /** An engaged one that began then. */
  static Session at(String startedAt) {
    return session(Instant.parse(startedAt), 1, 10_000, true, 0);
  }

  static Session of(long pageViews, long engagedMs, boolean engaged, long conversions) {
    return session(
        Instant.parse("2026-03-25T10:00:00Z"), pageViews, engagedMs, engaged, conversions);
  }

  private static Session session(
      Instant startedAt, long pageViews, long engagedMs, boolean engaged, long conversions) {
    return new Session(
        "session " + startedAt,
        startedAt.atZone(ZoneOffset.UTC).toLocalDate(),
        "ann",
        null,
        null,
        "ann",
        null,
        "test",
        startedAt,
        startedAt.plusMillis(engagedMs),
        engagedMs,
        engagedMs,
        engaged,
        null,
        !engaged,
        pageViews,
        pageViews,
        0,
        0,
        0,
        conversions,
        0,
        BigDecimal.ZERO,
        null,
        0,
        null,
        null,
        null,
        null,
        null,
        "Direct",
        null,
        "(direct)",
        "(none)",
        null,
        null,
        null,
        null,
        1,
        true,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
