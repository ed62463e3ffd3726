package io.moraine.analyses.experiments;

import io.moraine.analyses.results.Analysis;
import io.moraine.analyses.results.Balance;
import io.moraine.analyses.results.DataSpan;
import io.moraine.analyses.results.Highlight;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.ResultSettings;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.results.AbTestExposure;
import io.moraine.schemas.results.AbTestResult;
import java.util.List;

/** What experiments changed, and how sure that is. */
public final class ExperimentAnalysis implements Analysis {
  @Override
  public String name() {
    return "experiments";
  }

  @Override
  public String question() {
    return "Did the variant of an experiment change what people do?";
  }

  @Override
  public List<TableDefinition> tables() {
    return List.of(AbTestResult.TABLE, AbTestExposure.TABLE);
  }

  @Override
  public List<Balance> balances() {
    // Exposures are in raw.events only; an identity of the table ties units to those exposed.
    return List.of();
  }

  @Override
  public List<Highlight> highlights() {
    return List.of(
        Highlight.of(AbTestResult.TABLE)
            .where("is_control", "false")
            .inItsOrder()
            .showing(
                "value",
                "lift",
                "lift_low",
                "lift_high",
                "verdict",
                "days_needed",
                "always_valid_p_value"),
        Highlight.of(AbTestExposure.TABLE).rankedBy("new_units"));
  }

  @Override
  public ResultFold<?> fold(ResultSettings settings, DataSpan span) {
    return new ExperimentFold(settings.experiments(), span, settings.reportingZone());
  }
}
