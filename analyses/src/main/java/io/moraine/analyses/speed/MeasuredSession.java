package io.moraine.analyses.speed;

import io.moraine.analyses.results.Conversion;
import io.moraine.analyses.results.SeenEvent;
import io.moraine.schemas.EventColumn;
import io.moraine.schemas.SessionView;
import io.moraine.schemas.results.Performance;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;

/** A session with what was measured beside it. */
final class MeasuredSession implements Serializable {
  /** How long after the end of a session a measurement may come in and still be of it. */
  static final Duration AFTER = Duration.ofMinutes(30);

  private static final long serialVersionUID = 1L;
  private static final long AFTER_MICROS = AFTER.toMillis() * 1000;
  private static final double MICROS = 1000;

  final String deviceClass;
  final boolean converted;
  final boolean bounce;
  final long orders;
  final BigDecimal revenue;
  private final long from;
  private final long to;
  private final Mean largestPaint = new Mean();
  private final Mean pageLoad = new Mean();

  /** A mean of milliseconds, summed in whole microseconds. */
  static final class Mean implements Serializable {
    private static final long serialVersionUID = 1L;

    private long sumMicros;
    private long samples;

    private void add(SeenEvent event, int column) {
      if (Timings.tells(event, column)) {
        sumMicros += Math.round(event.doubleAt(column) * MICROS);
        samples++;
      }
    }

    long samples() {
      return samples;
    }

    /** Only where there are samples. */
    double millis() {
      return sumMicros / MICROS / samples;
    }
  }

  MeasuredSession(SessionView session, Conversion money) {
    deviceClass = session.deviceClass() == null ? Performance.UNKNOWN : session.deviceClass();
    converted = session.conversions() > 0;
    bounce = !session.engaged();
    orders = session.orders();
    revenue = orders == 0 ? BigDecimal.ZERO : money.orZero(session.revenue(), session.currency());
    from = session.startedMicros();
    to = session.endedMicros();
  }

  boolean beganBy(long micros) {
    return from <= micros;
  }

  /** Whether something that comes after its start is still of it. */
  boolean reaches(long micros) {
    return micros <= to + AFTER_MICROS;
  }

  void measured(SeenEvent event) {
    largestPaint.add(event, EventColumn.LCP_MS);
    pageLoad.add(event, EventColumn.PAGE_LOAD_MS);
  }

  Mean largestPaint() {
    return largestPaint;
  }

  Mean pageLoad() {
    return pageLoad;
  }
}
