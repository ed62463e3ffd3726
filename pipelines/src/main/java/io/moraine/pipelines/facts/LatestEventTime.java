package io.moraine.pipelines.facts;

import io.moraine.pipelines.WorkerResult;
import org.apache.beam.sdk.transforms.DoFn;

/** When was the last event of a bucket? */
final class LatestEventTime extends DoFn<WorkerResult, Long> {
  private static final long serialVersionUID = 1L;

  @ProcessElement
  public void read(@Element WorkerResult result, OutputReceiver<Long> out) {
    if (result instanceof WorkerResult.LatestEvent latest) {
      out.output(latest.time());
    }
  }
}
