package io.moraine.pipelines;

/**
 * On what a pipeline runs.
 *
 * @param runner name of the engine: direct, flink or spark
 * @param parallelism how many workers at a time
 * @param progress who is told how far it is
 */
public record PipelineEnvironment(Runner runner, int parallelism, Progress progress) {
  public PipelineEnvironment {
    if (parallelism < 1) {
      throw new IllegalArgumentException("Parallelism must be 1 or more, not " + parallelism + ".");
    }
  }
}
