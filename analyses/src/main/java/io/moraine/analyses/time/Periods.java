package io.moraine.analyses.time;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Periods that follow one another without a gap. */
public final class Periods implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ReportingCalendar calendar;
  private final PeriodUnit unit;
  // The start of each period, and the end of the last.
  private final long[] edges;

  private Periods(ReportingCalendar calendar, PeriodUnit unit, long[] edges) {
    this.calendar = calendar;
    this.unit = unit;
    this.edges = edges;
  }

  /** The periods that have a part in a range, each taken whole. */
  public static Periods of(TimeRange range, ReportingCalendar calendar, PeriodUnit unit) {
    LongArrayList edges = new LongArrayList();
    long start = calendar.startOf(range.fromMicros(), unit);
    while (start <= range.toMicros()) {
      edges.add(start);
      start = calendar.plus(start, unit, 1);
    }
    edges.add(start);
    return new Periods(calendar, unit, edges.toLongArray());
  }

  /** A number of periods, the first of which holds a moment. */
  public static Periods startingAt(
      long micros, int count, ReportingCalendar calendar, PeriodUnit unit) {
    long[] edges = new long[count + 1];
    edges[0] = calendar.startOf(micros, unit);
    for (int i = 0; i < count; i++) {
      edges[i + 1] = calendar.plus(edges[i], unit, 1);
    }
    return new Periods(calendar, unit, edges);
  }

  /** How many there are. */
  public int count() {
    return edges.length - 1;
  }

  /** The period that a moment is in, from 0; -1 where it is before or after all of them. */
  public int indexOf(long micros) {
    int found = Arrays.binarySearch(edges, micros);
    int index = found >= 0 ? found : -found - 2;
    return index >= count() ? -1 : index;
  }

  /** The start of a period in microseconds of UTC; that of the period after the last is its end. */
  public long start(int index) {
    return edges[index];
  }

  /** From the start of the first period to the end of the last. */
  public TimeRange range() {
    return new TimeRange(edges[0], edges[count()] - 1);
  }

  /** How answers name a period. */
  public String label(int index) {
    return calendar.label(edges[index], unit);
  }

  /** How answers name all periods. */
  public java.util.List<String> labels() {
    return IntStream.range(0, count()).mapToObj(this::label).toList();
  }
}
