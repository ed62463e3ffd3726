package io.moraine.schemas.results;

import io.moraine.schemas.TableDefinition;
import org.apache.iceberg.types.Types.DoubleType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;

/**
 * How fast pages were, as browsers measured it: what {@link Performance} and {@link
 * PagePerformance} tell of a day and of a page.
 *
 * @param samples measurements, errors among them
 * @param pageLoad milliseconds
 * @param firstByte milliseconds
 * @param largestPaint milliseconds
 * @param nextPaint milliseconds
 * @param layoutShift no unit
 */
public record Speeds(
    long samples,
    long errors,
    Percentiles pageLoad,
    Percentiles firstByte,
    Percentiles largestPaint,
    Percentiles nextPaint,
    Percentiles layoutShift) {
  /** The part of samples that tell an error. */
  public double errorRate() {
    return (double) errors / samples;
  }

  /** The columns from the device class to the last percentile, with the ids 2 to 25. */
  static TableDefinition.Builder columns(TableDefinition.Builder table) {
    table
        .required(
            2,
            "device_class",
            StringType.get(),
            "Device class of the session beside which it was measured: that which began last, if it ended at most 30 minutes before; (unknown) where there is none; (all) for all of them together.")
        .required(3, "samples", LongType.get(), "Measurements (events of type performance).")
        .required(4, "errors", LongType.get(), "Of them those that tell an error.")
        .required(5, "error_rate", DoubleType.get(), "errors / samples.");
    percentiles(table, 6, "page_load_p", "_ms", "Page load time", "milliseconds");
    percentiles(table, 10, "ttfb_p", "_ms", "Time to first byte", "milliseconds");
    percentiles(table, 14, "lcp_p", "_ms", "Largest contentful paint", "milliseconds");
    percentiles(table, 18, "inp_p", "_ms", "Interaction to next paint", "milliseconds");
    percentiles(table, 22, "cls_p", "", "Cumulative layout shift", "no unit");
    return table
        .rowIdentity("Errors are told in samples.", "errors <= samples")
        .rowIdentity(
            "Percentiles rise.",
            "lcp_p50_ms is null or (lcp_p50_ms <= lcp_p75_ms and lcp_p75_ms <= lcp_p95_ms and lcp_p95_ms <= lcp_p99_ms)");
  }

  private static void percentiles(
      TableDefinition.Builder table,
      int firstId,
      String before,
      String after,
      String meaning,
      String unit) {
    int id = firstId;
    for (int percentile : new int[] {50, 75, 95, 99}) {
      table.optional(
          id++,
          before + percentile + after,
          DoubleType.get(),
          meaning
              + ", "
              + percentile
              + "th percentile, "
              + unit
              + ", to within 1 % of its value; null where no sample tells it.");
    }
  }
}
