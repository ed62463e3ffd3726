package io.moraine.benchmarks;

import io.moraine.benchmarks.kernels.Kernels;
import io.moraine.cli.output.ResultColumn;
import io.moraine.cli.output.ResultWriter;
import io.moraine.schemas.MoraineException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The kernels, measured by JMH in processes of its own: a row a kernel. */
final class KernelRun {
  private static final double MILLION = 1e6;

  private KernelRun() {}

  static List<ResultColumn> columns() {
    return List.of(
        ResultColumn.text("kernel"),
        ResultColumn.number("events_per_s"),
        ResultColumn.number("error"),
        ResultColumn.number("mb_per_s"));
  }

  /**
   * Measures and writes.
   *
   * @throws MoraineException if JMH cannot run them
   */
  static void write(ResultWriter writer) {
    Options options =
        new OptionsBuilder()
            .include("^" + Kernels.class.getName().replace(".", "\\.") + "\\.")
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .build();
    Collection<RunResult> results;
    try {
      results = new Runner(options).run();
    } catch (RunnerException failure) {
      throw new MoraineException(
          BenchError.PROCESS,
          "The kernels cannot be measured (%s).".formatted(failure.getMessage()),
          failure);
    }
    for (RunResult result : results) {
      Result<?> events = result.getSecondaryResults().get("events");
      double error = events.getScoreError();
      writer.row(
          List.of(
              result.getPrimaryResult().getLabel(),
              rounded(events.getScore(), 0),
              rounded(Double.isNaN(error) ? 0 : error, 0),
              rounded(result.getSecondaryResults().get("bytes").getScore() / MILLION, 1)));
    }
  }

  private static BigDecimal rounded(double value, int digits) {
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
  }
}
