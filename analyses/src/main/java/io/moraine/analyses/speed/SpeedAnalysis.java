package io.moraine.analyses.speed;

import io.moraine.analyses.results.Analysis;
import io.moraine.analyses.results.Balance;
import io.moraine.analyses.results.Balance.Side;
import io.moraine.analyses.results.DataSpan;
import io.moraine.analyses.results.Highlight;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.ResultSettings;
import io.moraine.analyses.results.SessionSums;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.results.ConversionBySpeed;
import io.moraine.schemas.results.PagePerformance;
import io.moraine.schemas.results.Performance;
import java.math.BigDecimal;
import java.util.List;

/** How fast pages are, and what that goes with. */
public final class SpeedAnalysis implements Analysis {
  @Override
  public String name() {
    return "speed";
  }

  @Override
  public String question() {
    return "How fast are pages, and do slow visits convert less?";
  }

  @Override
  public List<TableDefinition> tables() {
    return List.of(Performance.TABLE, PagePerformance.TABLE, ConversionBySpeed.TABLE);
  }

  @Override
  public List<Balance> balances() {
    return List.of(
        new Balance(
            "Samples of all devices are those of each",
            samplesOfDays("samples of results.performance by device", false),
            samplesOfDays("samples of results.performance of all devices", true)),
        new Balance(
            "Samples of all days are those of all pages",
            Side.sum(
                "samples of results.performance",
                Performance.TABLE,
                Performance.class,
                Performance::deviceClass,
                row -> BigDecimal.valueOf(row.samples())),
            Side.sum(
                "samples of results.page_performance",
                PagePerformance.TABLE,
                PagePerformance.class,
                PagePerformance::deviceClass,
                row -> BigDecimal.valueOf(row.samples()))),
        new Balance(
            "Sessions of all speeds are the sessions",
            Side.sum(
                "sessions of results.conversion_by_speed by lcp",
                ConversionBySpeed.TABLE,
                ConversionBySpeed.class,
                row -> row.metric().equals(ConversionBySpeed.LCP) ? "" : null,
                row -> BigDecimal.valueOf(row.sessions())),
            SessionSums.SESSIONS),
        new Balance(
            "Orders of all speeds are the orders of sessions",
            Side.sum(
                "orders of results.conversion_by_speed by page_load",
                ConversionBySpeed.TABLE,
                ConversionBySpeed.class,
                row -> row.metric().equals(ConversionBySpeed.PAGE_LOAD) ? "" : null,
                row -> BigDecimal.valueOf(row.orders())),
            SessionSums.ORDERS));
  }

  @Override
  public List<Highlight> highlights() {
    return List.of(
        Highlight.of(Performance.TABLE).rankedBy("lcp_p75_ms"),
        Highlight.of(PagePerformance.TABLE)
            .where("device_class", Performance.ALL_DEVICES)
            .showing(
                "samples",
                "error_rate",
                "page_load_p75_ms",
                "ttfb_p75_ms",
                "lcp_p75_ms",
                "inp_p75_ms",
                "cls_p75"),
        Highlight.of(ConversionBySpeed.TABLE)
            .where("metric", "lcp")
            .inItsOrder()
            .rankedBy("conversion_rate")
            .showing("sessions", "conversion_rate", "bounce_rate", "orders", "revenue"));
  }

  @Override
  public ResultFold<?> fold(ResultSettings settings, DataSpan span) {
    return new SpeedFold(span);
  }

  private static Side samplesOfDays(String name, boolean ofAllDevices) {
    return Side.sum(
        name,
        Performance.TABLE,
        Performance.class,
        row ->
            row.deviceClass().equals(Performance.ALL_DEVICES) == ofAllDevices
                ? row.day().toString()
                : null,
        row -> BigDecimal.valueOf(row.samples()));
  }
}
