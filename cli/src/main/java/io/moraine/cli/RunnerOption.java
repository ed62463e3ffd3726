package io.moraine.cli;

import io.moraine.cli.config.Assignment;
import io.moraine.cli.config.Keys;
import picocli.CommandLine.Option;

/** The option of commands that run a pipeline. */
final class RunnerOption {
  @Option(
      names = "--runner",
      paramLabel = "NAME",
      description = "The engine to run on: direct (default), flink or spark.")
  private String runner;

  /** What the option says about the settings. */
  Assignment[] assignments() {
    return runner == null
        ? new Assignment[0]
        : new Assignment[] {Assignment.ofOption("--runner", Keys.PIPELINES_RUNNER, runner)};
  }
}
