package io.moraine.analyses.speed;

import io.moraine.analyses.results.Mergeable;
import io.moraine.analyses.results.Quantiles;
import io.moraine.analyses.results.SeenEvent;
import io.moraine.schemas.EventColumn;
import io.moraine.schemas.results.Percentiles;
import io.moraine.schemas.results.Speeds;
import java.io.Serializable;

/**
 * What browsers measured. The metrics are the Web Vitals of W3C's performance interfaces; a value
 * below 0 is none.
 */
final class Timings implements Serializable, Mergeable<Timings> {
  private static final long serialVersionUID = 1L;

  private long samples;
  private long errors;
  private final Quantiles pageLoad = new Quantiles();
  private final Quantiles firstByte = new Quantiles();
  private final Quantiles largestPaint = new Quantiles();
  private final Quantiles nextPaint = new Quantiles();
  private final Quantiles layoutShift = new Quantiles();

  void sample(SeenEvent event) {
    samples++;
    errors += event.isNull(EventColumn.ERROR) ? 0 : 1;
    add(pageLoad, event, EventColumn.PAGE_LOAD_MS);
    add(firstByte, event, EventColumn.TTFB_MS);
    add(largestPaint, event, EventColumn.LCP_MS);
    add(nextPaint, event, EventColumn.INP_MS);
    add(layoutShift, event, EventColumn.CLS);
  }

  /** Whether the event tells that metric, in a way that can be. */
  static boolean tells(SeenEvent event, int column) {
    return !event.isNull(column) && Quantiles.accept(event.doubleAt(column));
  }

  private static void add(Quantiles values, SeenEvent event, int column) {
    if (tells(event, column)) {
      values.add(event.doubleAt(column));
    }
  }

  @Override
  public void merge(Timings other) {
    samples += other.samples;
    errors += other.errors;
    pageLoad.merge(other.pageLoad);
    firstByte.merge(other.firstByte);
    largestPaint.merge(other.largestPaint);
    nextPaint.merge(other.nextPaint);
    layoutShift.merge(other.layoutShift);
  }

  /** What is told of them. */
  Speeds speeds() {
    return new Speeds(
        samples,
        errors,
        percentiles(pageLoad),
        percentiles(firstByte),
        percentiles(largestPaint),
        percentiles(nextPaint),
        percentiles(layoutShift));
  }

  private static Percentiles percentiles(Quantiles values) {
    return new Percentiles(
        values.orNull(0.5), values.orNull(0.75), values.orNull(0.95), values.orNull(0.99));
  }
}
