package io.moraine.pipelines.results;

import io.moraine.analyses.results.Analyses;
import io.moraine.analyses.results.Analysis;
import io.moraine.analyses.results.DataSpan;
import io.moraine.analyses.results.EventInterest;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.ResultSettings;
import io.moraine.analyses.results.StepSurvey;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/** What every worker of a walk knows: by which definitions it counts, of which span of data. */
record Walk(ResultSettings settings, DataSpan span) implements Serializable {

  /** A fold for each analysis, by its name, that has seen nothing yet. */
  Map<String, ResultFold<?>> folds() {
    Map<String, ResultFold<?>> folds = new LinkedHashMap<>();
    for (Analysis analysis : Analyses.ALL) {
      folds.put(analysis.name(), analysis.fold(settings, span));
    }
    return folds;
  }

  /** A survey for each analysis that asks for one, by its name, that has seen nothing yet. */
  Map<String, StepSurvey<?>> surveys() {
    Map<String, StepSurvey<?>> surveys = new LinkedHashMap<>();
    for (Analysis analysis : Analyses.ALL) {
      analysis.survey(settings).ifPresent(survey -> surveys.put(analysis.name(), survey));
    }
    return surveys;
  }

  /** What all analyses together want to be shown. */
  EventInterest interest() {
    return EventInterest.all(folds().values().stream().map(ResultFold::interest).toList());
  }
}
