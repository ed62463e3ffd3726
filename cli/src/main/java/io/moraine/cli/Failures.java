package io.moraine.cli;

import io.moraine.schemas.ErrorCode;
import io.moraine.schemas.MoraineException;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What people see of a failure: one sentence with its code, and the exit code of its category. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private final Moraine moraine;

  Failures(Moraine moraine) {
    this.moraine = moraine;
  }

  /** A command that failed while it ran. */
  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    return report(known(failure), failure);
  }

  /** Arguments that are no command. */
  @Override
  public int handleParseException(ParameterException refused, String[] arguments) {
    CommandLine command = refused.getCommandLine();
    String help = command.getCommandSpec().qualifiedName() + " --help";
    String sentence =
        "%s%s See \"%s\".".formatted(sentence(refused.getMessage()), nearest(refused), help);
    return report(new MoraineException(CliError.USAGE, sentence, refused), refused);
  }

  private int report(MoraineException failure, Throwable thrown) {
    PrintStream err = moraine.surroundings().err();
    err.printf("moraine: %s [%s]%n", failure.getMessage(), failure.code());
    if (moraine.wantsStackTrace()) {
      thrown.printStackTrace(err);
    }
    return failure.category().exitCode();
  }

  /** The failure that Moraine knows, wherever engines have wrapped it, else a defect. */
  private static MoraineException known(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof MoraineException known) {
        return known;
      }
      if (cause instanceof OutOfMemoryError) {
        return new MoraineException(
            CliError.MEMORY,
            "The memory is used up. Give more, such as MORAINE_HEAP=4g, or set"
                + " pipelines.parallelism lower.",
            failure);
      }
    }
    return defect(failure);
  }

  private static MoraineException defect(Throwable failure) {
    ErrorCode code = CliError.DEFECT;
    return new MoraineException(
        code,
        "This is a defect of Moraine: %s Run the command again with --stacktrace and report what it prints."
            .formatted(sentence(failure.toString())),
        failure);
  }

  private static String nearest(ParameterException refused) {
    if (!(refused instanceof UnmatchedArgumentException unmatched)) {
      return "";
    }
    String written = unmatched.getUnmatched().get(0);
    List<String> names =
        unmatched.isUnknownOption()
            ? refused.getCommandLine().getCommandSpec().optionsMap().keySet().stream()
                .filter(name -> name.startsWith("--"))
                .collect(Collectors.toList())
            : List.copyOf(refused.getCommandLine().getSubcommands().keySet());
    return NearestName.question(written, names);
  }

  private static String sentence(String words) {
    String line = words.lines().findFirst().orElse("").strip();
    return line.endsWith(".") ? line : line + ".";
  }
}
