package io.moraine.pipelines;

import io.moraine.schemas.MoraineException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An engine that pipelines run on, in this process. */
public enum Runner {
  /** Beam's own runner: nothing to start, the default. */
  DIRECT("org.apache.beam.runners.direct.DirectRunner") {
    @Override
    List<String> arguments(int parallelism) {
      // References are immutable records, so that the checks which clone every element only cost.
      return List.of(
          "--runner=DirectRunner",
          "--targetParallelism=" + parallelism,
          "--blockOnRun=false",
          "--enforceImmutability=false",
          "--enforceEncodability=false");
    }
  },
  /** Apache Flink, a mini cluster in this process. */
  FLINK("org.apache.beam.runners.flink.FlinkRunner") {
    @Override
    List<String> arguments(int parallelism) {
      return List.of(
          "--runner=FlinkRunner", "--flinkMaster=[local]", "--parallelism=" + parallelism);
    }
  },
  /** Apache Spark, local mode. */
  SPARK("org.apache.beam.runners.spark.SparkRunner") {
    @Override
    List<String> arguments(int parallelism) {
      return List.of("--runner=SparkRunner", "--sparkMaster=local[" + parallelism + "]");
    }
  };

  private final String className;

  Runner(String className) {
    this.className = className;
  }

  /** The pipeline options that choose this runner. */
  abstract List<String> arguments(int parallelism);

  /** The name on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The runner of that name.
   *
   * @throws MoraineException if there is none, or its jars are not on the class path
   */
  public static Runner named(String label) {
    Runner runner =
        Stream.of(values())
            .filter(candidate -> candidate.label().equals(label))
            .findFirst()
            .orElseThrow(
                () ->
                    new MoraineException(
                        PipelineError.UNKNOWN_RUNNER,
                        "There is no runner '" + label + "'; name one of " + labels() + "."));
    try {
      Class.forName(runner.className, false, Runner.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new MoraineException(
          PipelineError.UNKNOWN_RUNNER,
          "The runner '"
              + label
              + "' is not on the class path; start through ./moraine, which adds it.",
          e);
    }
    return runner;
  }

  private static String labels() {
    return Stream.of(values()).map(Runner::label).collect(Collectors.joining(", "));
  }
}
