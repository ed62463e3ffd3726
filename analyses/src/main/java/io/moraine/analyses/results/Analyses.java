package io.moraine.analyses.results;

import io.moraine.analyses.attribution.MarketingAnalysis;
import io.moraine.analyses.experiments.ExperimentAnalysis;
import io.moraine.analyses.traffic.TrafficAnalysis;
import io.moraine.schemas.TableDefinition;
import java.util.List;
import java.util.Optional;

/** Every analysis. A results table that none of them fills does not exist. */
public final class Analyses {
  /** In the order in which people read them. */
  public static final List<Analysis> ALL =
      List.of(new MarketingAnalysis(), new ExperimentAnalysis(), new TrafficAnalysis());

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
