package io.moraine.cli;

import io.moraine.schemas.MoraineException;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    String help = refused.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    String what =
        refused instanceof UnmatchedArgumentException unmatched
            ? unknown(unmatched)
            : sentence(refused.getMessage());
    String sentence = "%s See \"%s\".".formatted(what, help);
    return report(new MoraineException(CliError.USAGE, sentence, refused), refused);
  }

  private int report(MoraineException failure, Throwable thrown) {
    PrintStream err = moraine.surroundings().err();
    String overProgress = moraine.surroundings().errTerminal().interactive() ? "\r\u001b[K" : "";
    err.printf("%smoraine: %s [%s]%n", overProgress, failure.getMessage(), failure.code());
    if (moraine.wantsStackTrace()) {
      thrown.printStackTrace(err);
    }
    return failure.category().exitCode();
  }

  /** The failure that Moraine knows, wherever engines have wrapped it, else a defect. */
  static MoraineException known(Throwable failure) {
    List<Throwable> causes = causes(failure);
    if (causes.stream().anyMatch(cause -> cause instanceof OutOfMemoryError)) {
      return new MoraineException(
          CliError.MEMORY,
          "The memory is used up. Give more, such as MORAINE_HEAP=4g, or set"
              + " pipelines.parallelism lower.",
          failure);
    }
    return causes.stream()
        .filter(cause -> cause instanceof MoraineException)
        .map(cause -> (MoraineException) cause)
        .findFirst()
        .orElseGet(() -> defect(causes.get(causes.size() - 1)));
  }

  /** The failure, its cause, the cause of that, and so on. */
  private static List<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .collect(Collectors.toList());
  }

  private static MoraineException defect(Throwable failure) {
    return new MoraineException(
        CliError.DEFECT,
        "This is a defect of Moraine: %s Run the command again with --stacktrace and report what"
                .formatted(sentence(failure.toString()))
            + " it prints.",
        failure);
  }

  private static String unknown(UnmatchedArgumentException unmatched) {
    CommandLine command = unmatched.getCommandLine();
    String written = unmatched.getUnmatched().get(0);
    if (unmatched.isUnknownOption()) {
      List<String> options =
          command.getCommandSpec().optionsMap().keySet().stream()
              .filter(name -> name.startsWith("--"))
              .collect(Collectors.toList());
      return "There is no option %s.%s".formatted(written, NearestName.question(written, options));
    }
    Set<String> commands = command.getSubcommands().keySet();
    return commands.isEmpty()
        ? "There is one argument too many: '%s'.".formatted(written)
        : "There is no command %s.%s".formatted(written, NearestName.question(written, commands));
  }

  private static String sentence(String words) {
    String line = words.lines().findFirst().orElse("").strip();
    return line.endsWith(".") ? line : line + ".";
  }
}
