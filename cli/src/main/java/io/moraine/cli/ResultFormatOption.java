package io.moraine.cli;

import io.moraine.cli.output.ResultFormat;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option of commands that print a result. */
final class ResultFormatOption {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "How the result is printed: table (default), csv or json.")
  private ResultFormat format;

  Optional<ResultFormat> asked() {
    return Optional.ofNullable(format);
  }
}
