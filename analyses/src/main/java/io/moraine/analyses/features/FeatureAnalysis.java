package io.moraine.analyses.features;

import io.moraine.analyses.results.Analysis;
import io.moraine.analyses.results.Balance;
import io.moraine.analyses.results.Balance.Side;
import io.moraine.analyses.results.DataSpan;
import io.moraine.analyses.results.Highlight;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.ResultSettings;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.results.FeatureConversion;
import io.moraine.schemas.results.FeatureUsage;
import io.moraine.schemas.results.Kpi;
import java.math.BigDecimal;
import java.util.List;

/** How features are used, and who converts after them. */
public final class FeatureAnalysis implements Analysis {
  @Override
  public String name() {
    return "features";
  }

  @Override
  public String question() {
    return "Which features are used, do they work, and do those who use them convert?";
  }

  @Override
  public List<TableDefinition> tables() {
    return List.of(FeatureUsage.TABLE, FeatureConversion.TABLE);
  }

  @Override
  public List<Balance> balances() {
    return List.of(
        new Balance(
            "Uses of all features are the feature uses of the day",
            Side.sum(
                "events of results.feature_usage",
                FeatureUsage.TABLE,
                FeatureUsage.class,
                row -> row.day().toString(),
                row -> BigDecimal.valueOf(row.events())),
            Side.sum(
                "feature_uses of results.kpis",
                Kpi.TABLE,
                Kpi.class,
                row -> row.kpi().equals("feature_uses") ? row.day().toString() : null,
                Kpi::numerator)));
  }

  @Override
  public List<Highlight> highlights() {
    return List.of(
        Highlight.of(FeatureUsage.TABLE).showing("starts", "completions", "errors"),
        Highlight.of(FeatureConversion.TABLE)
            .showing("users", "conversion_rate", "non_user_conversion_rate", "lift"));
  }

  @Override
  public ResultFold<?> fold(ResultSettings settings, DataSpan span) {
    return new FeatureFold();
  }
}
