package io.moraine.analyses.results;

import java.util.List;

/** What has to add up between facts and results, and between results; looked at on every build. */
public final class Balances {
  /** Every balance of every analysis. */
  public static final List<Balance> ALL =
      Analyses.ALL.stream().flatMap(analysis -> analysis.balances().stream()).toList();

  private Balances() {}
}
