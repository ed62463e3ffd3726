package io.moraine.analyses.time;

/**
 * A stretch of time, both ends included.
 *
 * @param fromMicros the first microsecond of UTC in it
 * @param toMicros the last one
 */
public record TimeRange(long fromMicros, long toMicros) {
  /** All of time. */
  public static final TimeRange EVER = new TimeRange(Long.MIN_VALUE, Long.MAX_VALUE);

  /** Whether a moment is in it. */
  public boolean contains(long micros) {
    return micros >= fromMicros && micros <= toMicros;
  }
}
