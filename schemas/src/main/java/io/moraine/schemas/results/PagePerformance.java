package io.moraine.schemas.results;

import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import org.apache.iceberg.types.Types.StringType;

/** How fast each page was, as browsers measured it. */
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
      Speeds.columns(
              TableDefinition.named("results.page_performance", PagePerformance.class)
                  .grain(
                      "One row per page and device class, and per page for all devices together.")
                  .definition(DEFINITION)
                  .required(
                      1,
                      "page",
                      StringType.get(),
                      "Path of the page, (none) where the event names none."))
          .required(26, "definition", StringType.get(), "By what definition the row was made.")
          .required(27, "bots", StringType.get(), Bots.COLUMN)
          .key("page", "device_class")
          .slicing(Slicing.whole())
          .sortedBy("page", "device_class")
          .nextId(28);

  /** What was measured of that page on devices of that class. */
  public static PagePerformance of(String page, String deviceClass, Speeds speeds) {
    Percentiles pageLoad = speeds.pageLoad();
    Percentiles ttfb = speeds.firstByte();
    Percentiles lcp = speeds.largestPaint();
    Percentiles inp = speeds.nextPaint();
    Percentiles cls = speeds.layoutShift();
    return new PagePerformance(
        page,
        deviceClass,
        speeds.samples(),
        speeds.errors(),
        speeds.errorRate(),
        pageLoad.p50(),
        pageLoad.p75(),
        pageLoad.p95(),
        pageLoad.p99(),
        ttfb.p50(),
        ttfb.p75(),
        ttfb.p95(),
        ttfb.p99(),
        lcp.p50(),
        lcp.p75(),
        lcp.p95(),
        lcp.p99(),
        inp.p50(),
        inp.p75(),
        inp.p95(),
        inp.p99(),
        cls.p50(),
        cls.p75(),
        cls.p95(),
        cls.p99(),
        DEFINITION,
        Bots.WITHOUT);
  }
}
