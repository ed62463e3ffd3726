package io.moraine.analyses.results;

import io.moraine.analyses.activity.ActivityAnalysis;
import io.moraine.analyses.attribution.MarketingAnalysis;
import io.moraine.analyses.commerce.CartAnalysis;
import io.moraine.analyses.commerce.ProductAnalysis;
import io.moraine.analyses.experiments.ExperimentAnalysis;
import io.moraine.analyses.features.FeatureAnalysis;
import io.moraine.analyses.funnel.FunnelAnalysis;
import io.moraine.analyses.journeys.JourneysAnalysis;
import io.moraine.analyses.kpis.KpiAnalysis;
import io.moraine.analyses.revenue.RevenueAnalysis;
import io.moraine.analyses.segments.SegmentsAnalysis;
import io.moraine.analyses.speed.SpeedAnalysis;
import io.moraine.analyses.traffic.CrawlerAnalysis;
import io.moraine.analyses.traffic.SearchAnalysis;
import io.moraine.analyses.traffic.TrafficAnalysis;
import io.moraine.analyses.traffic.VisitAnalysis;
import io.moraine.schemas.TableDefinition;
import java.util.List;
import java.util.Optional;

/** Every analysis. A results table that none of them fills does not exist. */
public final class Analyses {
  /** In the order in which people read them. */
  public static final List<Analysis> ALL =
      List.of(
          new KpiAnalysis(),
          new TrafficAnalysis(),
          new VisitAnalysis(),
          new SearchAnalysis(),
          new CrawlerAnalysis(),
          new CartAnalysis(),
          new ProductAnalysis(),
          new RevenueAnalysis(),
          new ActivityAnalysis(),
          new SegmentsAnalysis(),
          new JourneysAnalysis(),
          new FunnelAnalysis(),
          new MarketingAnalysis(),
          new ExperimentAnalysis(),
          new FeatureAnalysis(),
          new SpeedAnalysis());

  private Analyses() {}

  /** The analysis of that name. */
  public static Optional<Analysis> named(String name) {
    return ALL.stream().filter(analysis -> analysis.name().equals(name)).findFirst();
  }

  /** The tables of all of them. */
  public static List<TableDefinition> tables() {
    return ALL.stream().flatMap(analysis -> analysis.tables().stream()).toList();
  }
}
