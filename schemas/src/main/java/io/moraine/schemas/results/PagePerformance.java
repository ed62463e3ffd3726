package io.moraine.schemas.results;

import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import org.apache.iceberg.types.Types.DoubleType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;

/**
 * How fast each page was, as browsers measured it. A percentile q of n samples is that of rank
 * floor(q (n - 1)), from the least, rank 0.
 */
public record PagePerformance(
    String page,
    String deviceClass,
    long samples,
    long errors,
    double errorRate,
    Double pageLoadP50Ms,
    Double pageLoadP75Ms,
    Double pageLoadP95Ms,
    Double pageLoadP99Ms,
    Double ttfbP50Ms,
    Double ttfbP75Ms,
    Double ttfbP95Ms,
    Double ttfbP99Ms,
    Double lcpP50Ms,
    Double lcpP75Ms,
    Double lcpP95Ms,
    Double lcpP99Ms,
    Double inpP50Ms,
    Double inpP75Ms,
    Double inpP95Ms,
    Double inpP99Ms,
    Double clsP50,
    Double clsP75,
    Double clsP95,
    Double clsP99,
    String definition,
    String bots) {
  /** What stands where an event names no page. */
  public static final String NO_PAGE = "(none)";

  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "page-performance/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.page_performance", PagePerformance.class)
          .grain("One row per page and device class, and per page for all devices together.")
          .definition(DEFINITION)
          .required(
              1, "page", StringType.get(), "Path of the page, (none) where the event names none.")
          .required(
              2,
              "device_class",
              StringType.get(),
              "Device class of the session beside which it was measured: that which began last, if it ended at most 30 minutes before; (unknown) where there is none; (all) for all of them together.")
          .required(3, "samples", LongType.get(), "Measurements (events of type performance).")
          .required(4, "errors", LongType.get(), "Of them those that tell an error.")
          .required(5, "error_rate", DoubleType.get(), "errors / samples.")
          .optional(
              6,
              "page_load_p50_ms",
              DoubleType.get(),
              "Page load time, 50th percentile, milliseconds, to within 1 % of its value; null where no sample tells it.")
          .optional(
              7,
              "page_load_p75_ms",
              DoubleType.get(),
              "Page load time, 75th percentile, milliseconds, to within 1 % of its value; null where no sample tells it.")
          .optional(
              8,
              "page_load_p95_ms",
              DoubleType.get(),
              "Page load time, 95th percentile, milliseconds, to within 1 % of its value; null where no sample tells it.")
          .optional(
              9,
              "page_load_p99_ms",
              DoubleType.get(),
              "Page load time, 99th percentile, milliseconds, to within 1 % of its value; null where no sample tells it.")
          .optional(
              10,
              "ttfb_p50_ms",
              DoubleType.get(),
              "Time to first byte, 50th percentile, milliseconds, to within 1 % of its value; null where no sample tells it.")
          .optional(
              11,
              "ttfb_p75_ms",
              DoubleType.get(),
              "Time to first byte, 75th percentile, milliseconds, to within 1 % of its value; null where no sample tells it.")
          .optional(
              12,
              "ttfb_p95_ms",
              DoubleType.get(),
              "Time to first byte, 95th percentile, milliseconds, to within 1 % of its value; null where no sample tells it.")
          .optional(
              13,
              "ttfb_p99_ms",
              DoubleType.get(),
              "Time to first byte, 99th percentile, milliseconds, to within 1 % of its value; null where no sample tells it.")
          .optional(
              14,
              "lcp_p50_ms",
              DoubleType.get(),
              "Largest contentful paint, 50th percentile, milliseconds, to within 1 % of its value; null where no sample tells it.")
          .optional(
              15,
              "lcp_p75_ms",
              DoubleType.get(),
              "Largest contentful paint, 75th percentile, milliseconds, to within 1 % of its value; null where no sample tells it.")
          .optional(
              16,
              "lcp_p95_ms",
              DoubleType.get(),
              "Largest contentful paint, 95th percentile, milliseconds, to within 1 % of its value; null where no sample tells it.")
          .optional(
              17,
              "lcp_p99_ms",
              DoubleType.get(),
              "Largest contentful paint, 99th percentile, milliseconds, to within 1 % of its value; null where no sample tells it.")
          .optional(
              18,
              "inp_p50_ms",
              DoubleType.get(),
              "Interaction to next paint, 50th percentile, milliseconds, to within 1 % of its value; null where no sample tells it.")
          .optional(
              19,
              "inp_p75_ms",
              DoubleType.get(),
              "Interaction to next paint, 75th percentile, milliseconds, to within 1 % of its value; null where no sample tells it.")
          .optional(
              20,
              "inp_p95_ms",
              DoubleType.get(),
              "Interaction to next paint, 95th percentile, milliseconds, to within 1 % of its value; null where no sample tells it.")
          .optional(
              21,
              "inp_p99_ms",
              DoubleType.get(),
              "Interaction to next paint, 99th percentile, milliseconds, to within 1 % of its value; null where no sample tells it.")
          .optional(
              22,
              "cls_p50",
              DoubleType.get(),
              "Cumulative layout shift, 50th percentile, no unit, to within 1 % of its value; null where no sample tells it.")
          .optional(
              23,
              "cls_p75",
              DoubleType.get(),
              "Cumulative layout shift, 75th percentile, no unit, to within 1 % of its value; null where no sample tells it.")
          .optional(
              24,
              "cls_p95",
              DoubleType.get(),
              "Cumulative layout shift, 95th percentile, no unit, to within 1 % of its value; null where no sample tells it.")
          .optional(
              25,
              "cls_p99",
              DoubleType.get(),
              "Cumulative layout shift, 99th percentile, no unit, to within 1 % of its value; null where no sample tells it.")
          .required(26, "definition", StringType.get(), "By what definition the row was made.")
          .required(27, "bots", StringType.get(), Bots.COLUMN)
          .key("page", "device_class")
          .slicing(Slicing.whole())
          .sortedBy("page", "device_class")
          .rowIdentity("Errors are told in samples.", "errors <= samples")
          .rowIdentity(
              "Percentiles rise.",
              "lcp_p50_ms is null or (lcp_p50_ms <= lcp_p75_ms and lcp_p75_ms <= lcp_p95_ms and lcp_p95_ms <= lcp_p99_ms)")
          .nextId(28);
}
