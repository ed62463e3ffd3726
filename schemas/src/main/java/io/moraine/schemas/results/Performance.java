package io.moraine.schemas.results;

import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import java.time.LocalDate;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.StringType;

/** How fast pages were, as browsers measured it, day by day. */
public record Performance(
    LocalDate day,
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
  /** The device class of rows of all device classes together. */
  public static final String ALL_DEVICES = "(all)";

  /** What stands where the device class is not known. */
  public static final String UNKNOWN = "(unknown)";

  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "performance/v1";

  public static final TableDefinition TABLE =
      Speeds.columns(
              TableDefinition.named("results.performance", Performance.class)
                  .grain("One row per day and device class, and per day for all devices together.")
                  .definition(DEFINITION)
                  .required(1, "day", DateType.get(), "Reporting day."))
          .required(26, "definition", StringType.get(), "By what definition the row was made.")
          .required(27, "bots", StringType.get(), Bots.COLUMN)
          .key("day", "device_class")
          .slicing(Slicing.byDay("day"))
          .sortedBy("day", "device_class")
          .nextId(28);

  /** What was measured of that day on devices of that class. */
  public static Performance of(LocalDate day, String deviceClass, Speeds speeds) {
    Percentiles pageLoad = speeds.pageLoad();
    Percentiles ttfb = speeds.firstByte();
    Percentiles lcp = speeds.largestPaint();
    Percentiles inp = speeds.nextPaint();
    Percentiles cls = speeds.layoutShift();
    return new Performance(
        day,
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
