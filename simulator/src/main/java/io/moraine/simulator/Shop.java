package io.moraine.simulator;

import java.util.List;

/** The shop and the world around it: what does not change while visitors are simulated. */
final class Shop {
  private final SimulationSettings settings;
  private final Season season;
  private final Traffic traffic;
  private final Rhythm newcomers;
  private final Rhythm returners;
  private final Catalogue catalogue = new Catalogue();
  private final SiteMap site = new SiteMap(catalogue);
  private final List<Pattern> patterns = Pattern.of(site);

  Shop(SimulationSettings settings) {
    this.settings = settings;
    season = new Season(settings);
    traffic = new Traffic(season);
    newcomers = Rhythm.of(season, traffic::newcomersOn);
    returners = Rhythm.of(season, day -> 1.0);
  }

  SimulationSettings settings() {
    return settings;
  }

  Season season() {
    return season;
  }

  Traffic traffic() {
    return traffic;
  }

  /** When people come for the first time. */
  Rhythm newcomers() {
    return newcomers;
  }

  /** When people come again. */
  Rhythm returners() {
    return returners;
  }

  Catalogue catalogue() {
    return catalogue;
  }

  SiteMap site() {
    return site;
  }

  List<Pattern> patterns() {
    return patterns;
  }
}
