package io.moraine.cli;

import io.moraine.cli.output.ResultFormat;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.TypeConversionException;

/** The tree of commands, ready to run. */
final class Commands {
  private static final int WIDEST_HELP = 100;
  private static final int HELP_ELSEWHERE = 80;

  private Commands() {}

  static CommandLine in(Surroundings surroundings) {
    Moraine moraine = new Moraine(surroundings);
    Terminal terminal = surroundings.outTerminal();
    Failures failures = new Failures(moraine);
    CommandLine commands =
        new CommandLine(moraine)
            .setOut(new PrintWriter(surroundings.out(), true))
            .setErr(new PrintWriter(surroundings.err(), true))
            .setColorScheme(
                CommandLine.Help.defaultColorScheme(terminal.interactive() ? Ansi.ON : Ansi.OFF))
            .setUsageHelpWidth(Math.min(terminal.width().orElse(HELP_ELSEWHERE), WIDEST_HELP))
            .setUsageHelpLongOptionsMaxWidth(30)
            .setParameterExceptionHandler(failures)
            .setExecutionExceptionHandler(failures)
            .registerConverter(ResultFormat.class, Commands::format);
    inDeclaredOrder(commands);
    return commands;
  }

  private static void inDeclaredOrder(CommandLine command) {
    command.getCommandSpec().usageMessage().sortOptions(false);
    command.getSubcommands().values().forEach(Commands::inDeclaredOrder);
  }

  private static ResultFormat format(String word) {
    for (ResultFormat format : ResultFormat.values()) {
      if (format.toString().equals(word.toLowerCase(Locale.ROOT))) {
        return format;
      }
    }
    throw new TypeConversionException("'" + word + "' is none of table, csv, json");
  }
}
