package io.moraine.pipelines.results;

import io.moraine.analyses.results.StepSurvey;
import io.moraine.pipelines.RunContext;
import java.io.IOException;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** What has an analysis learnt of all steps? */
final class MergeSurveys extends DoFn<KV<String, Iterable<FoldState>>, FoldState> {
  private static final long serialVersionUID = 1L;

  private final RunContext run;
  private final Walk walk;

  MergeSurveys(RunContext run, Walk walk) {
    this.run = run;
    this.walk = walk;
  }

  @ProcessElement
  public void merge(@Element KV<String, Iterable<FoldState>> learnt, OutputReceiver<FoldState> out)
      throws IOException {
    StepSurvey<?> all = walk.surveys().get(learnt.getKey());
    for (FoldState state : learnt.getValue()) {
      FoldState.merge(all, state.loadSurvey(run.scratch()));
    }
    out.output(FoldState.save(run.scratch(), learnt.getKey(), all));
  }
}
