package io.moraine.pipelines;

import io.moraine.schemas.MoraineException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Duration;

/** Runs a pipeline to its end, tells how far it is, and turns its failure into a sentence. */
public final class PipelineRun {
  /** The namespace of every counter that progress is read from. */
  public static final String COUNTERS = "moraine";

  private static final Duration POLL = Duration.millis(250);

  private PipelineRun() {}

  /** An empty pipeline for that environment; step names must be unique. */
  public static Pipeline create(PipelineEnvironment environment) {
    List<String> arguments = environment.runner().arguments(environment.parallelism());
    PipelineOptions options =
        PipelineOptionsFactory.fromArgs(arguments.toArray(String[]::new)).create();
    options.setStableUniqueNames(PipelineOptions.CheckEnabled.ERROR);
    return Pipeline.create(options);
  }

  /** The buckets of that run's warehouse, each for one worker. */
  public static PCollection<Integer> buckets(Pipeline pipeline, RunContext run) {
    return pipeline
        .apply("Buckets", Create.of(IntStream.range(0, run.buckets()).boxed().toList()))
        .apply("Spread", Reshuffle.viaRandomKey());
  }

  /**
   * Runs the pipeline and waits for its end.
   *
   * @param counter the counter that says how far it is
   * @param total what the counter ends at, 0 where it is not known
   * @param unit what is counted, in the plural
   * @throws MoraineException if it fails: the one that a step threw, else one with the cause
   */
  public static void run(
      Pipeline pipeline, PipelineEnvironment environment, String counter, long total, String unit) {
    try {
      PipelineResult result = pipeline.run();
      PipelineResult.State state = result.waitUntilFinish(POLL);
      while (state == null || !state.isTerminal()) {
        environment.progress().advance(read(result, counter), total, unit);
        state = result.waitUntilFinish(POLL);
      }
      environment.progress().advance(read(result, counter), total, unit);
      if (state != PipelineResult.State.DONE) {
        throw new MoraineException(
            PipelineError.RUN_FAILED, "The pipeline ended as " + state + "; run it again.");
      }
    } catch (RuntimeException e) {
      throw sentence(e);
    }
  }

  private static long read(PipelineResult result, String counter) {
    MetricsFilter filter =
        MetricsFilter.builder().addNameFilter(MetricNameFilter.named(COUNTERS, counter)).build();
    return StreamSupport.stream(
            result.metrics().queryMetrics(filter).getCounters().spliterator(), false)
        .mapToLong(MetricResult<Long>::getAttempted)
        .sum();
  }

  // Runners wrap what a step throws, each in its own way; the innermost of ours is the reason.
  private static MoraineException sentence(RuntimeException failure) {
    MoraineException ours = null;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof MoraineException known) {
        ours = known;
      }
    }
    if (ours != null) {
      return ours;
    }
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new MoraineException(
        PipelineError.RUN_FAILED,
        "The pipeline failed: " + root + ". The tables are as before; run it again.",
        failure);
  }
}
