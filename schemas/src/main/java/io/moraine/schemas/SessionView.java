package io.moraine.schemas;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What a session says to those who count sessions, wherever it stands: in its record, or in the
 * columns of many. See {@link Session} for what each means.
 */
public interface SessionView {
  String sessionId();

  LocalDate sessionDate();

  String personId();

  Instant startedAt();

  Instant endedAt();

  /** {@link #startedAt()} in microseconds since 1970. */
  default long startedMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, startedAt());
  }

  /** {@link #endedAt()} in microseconds since 1970. */
  default long endedMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, endedAt());
  }

  long durationMs();

  long engagedMs();

  boolean engaged();

  long events();

  long pageViews();

  long searches();

  long cartAdds();

  long conversions();

  long orders();

  BigDecimal revenue();

  String currency();

  String entryPage();

  String exitPage();

  /** Whether it has an {@link #entryPage()}. */
  default boolean hasEntryPage() {
    return entryPage() != null;
  }

  /** Whether it has an {@link #exitPage()}. */
  default boolean hasExitPage() {
    return exitPage() != null;
  }

  String channel();

  String source();

  String medium();

  String campaign();

  long sessionNumber();

  String site();

  String country();

  String language();

  String deviceClass();

  String browser();

  String os();
}
