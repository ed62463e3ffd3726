package io.moraine.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.partitioningBy;

import io.moraine.cli.export.ExportFormat;
import io.moraine.cli.output.ResultFormat;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.TypeConversionException;

/** The tree of commands, ready to run. */
final class Commands {
  /** Every command by its name, in the order of the help. */
  private static final Map<String, Class<?>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("demo", DemoCommand.class);
    ALL.put("simulate", SimulateCommand.class);
    ALL.put("ingest", IngestCommand.class);
    ALL.put("build", BuildCommand.class);
    ALL.put("tables", TablesCommand.class);
    ALL.put("describe", DescribeCommand.class);
    ALL.put("show", ShowCommand.class);
    ALL.put("export", ExportCommand.class);
    ALL.put("analyze", AnalyzeCommand.class);
    ALL.put("ask", AskCommand.class);
    ALL.put("doctor", DoctorCommand.class);
    ALL.put("config", ConfigCommand.class);
  }

  static final String EVERYWHERE = "Options of every command:";

  private static final int WIDEST_HELP = 100;
  private static final int HELP_ELSEWHERE = 80;

  private Commands() {}

  /** All commands. */
  static CommandLine all(Surroundings surroundings) {
    return tree(surroundings, ALL.values());
  }

  /**
   * The commands that those arguments may mean. To look at a command takes milliseconds, so that
   * one that is called by its name does not wait for the others.
   */
  static CommandLine meantBy(String[] arguments, Surroundings surroundings) {
    Set<String> words = Set.copyOf(Arrays.asList(arguments));
    if (words.contains("--version")) {
      return tree(surroundings, List.of());
    }
    List<Class<?>> named =
        ALL.entrySet().stream()
            .filter(command -> words.contains(command.getKey()))
            .map(Map.Entry::getValue)
            .collect(Collectors.toList());
    return named.isEmpty() ? all(surroundings) : tree(surroundings, named);
  }

  private static CommandLine tree(
      Surroundings surroundings, Collection<? extends Class<?>> subcommands) {
    Moraine moraine = new Moraine(surroundings);
    Terminal terminal = surroundings.outTerminal();
    Failures failures = new Failures(moraine);
    CommandLine commands = new CommandLine(moraine);
    subcommands.forEach(commands::addSubcommand);
    commands
        .setOut(new PrintWriter(surroundings.out(), true, UTF_8))
        .setErr(new PrintWriter(surroundings.err(), true, UTF_8))
        .setColorScheme(Help.defaultColorScheme(terminal.interactive() ? Ansi.ON : Ansi.OFF))
        .setUsageHelpWidth(Math.min(terminal.width().orElse(HELP_ELSEWHERE), WIDEST_HELP))
        .setUsageHelpLongOptionsMaxWidth(30)
        .setParameterExceptionHandler(failures)
        .setExecutionStrategy(Commands::run)
        .setExecutionExceptionHandler(failures)
        .registerConverter(ResultFormat.class, oneOf(ResultFormat.values()))
        .registerConverter(ExportFormat.class, oneOf(ExportFormat.values()))
        .registerConverter(LocalDate.class, Commands::day);
    arrange(commands);
    return commands;
  }

  /** Runs the command, and lets an error of Java (no memory, a missing class) be told as well. */
  private static int run(ParseResult parsed) {
    try {
      return new RunLast().execute(parsed);
    } catch (Error error) {
      throw new ExecutionException(parsed.commandSpec().commandLine(), error.toString(), error);
    }
  }

  private static void arrange(CommandLine command) {
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    usage.sortOptions(false);
    usage.abbreviateSynopsis(true);
    command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, Commands::options);
    command.getSubcommands().values().forEach(Commands::arrange);
  }

  /** The options of a command first, then, apart, those that every command has. */
  private static String options(Help help) {
    Map<Boolean, List<OptionSpec>> byKind =
        help.commandSpec().options().stream().collect(partitioningBy(OptionSpec::inherited));
    String own = help.optionListExcludingGroups(byKind.get(false));
    String everywhere = help.optionListExcludingGroups(byKind.get(true));
    return everywhere.isEmpty()
        ? own
        : own + System.lineSeparator() + EVERYWHERE + System.lineSeparator() + everywhere;
  }

  private static <T> ITypeConverter<T> oneOf(T[] words) {
    return text ->
        Arrays.stream(words)
            .filter(word -> word.toString().equalsIgnoreCase(text))
            .findFirst()
            .orElseThrow(
                () ->
                    new TypeConversionException(
                        "'%s' is none of %s"
                            .formatted(
                                text,
                                Arrays.stream(words)
                                    .map(Object::toString)
                                    .collect(Collectors.joining(", ")))));
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException noDay) {
      throw new TypeConversionException("'" + text + "' is no day such as 2026-03-23");
    }
  }
}
