package io.moraine.cli;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandsPageTest {
  private static final String INTRODUCTION =
      """
      # Commands

      <!-- Generated from the commands' own help; a test compares. -Dmoraine.regenerate=true writes it
           again. -->

      Results go to standard output, everything else to standard error: progress (one line that is
      rewritten on a terminal, plain lines elsewhere; none with `--quiet`), remarks and errors. An
      error is one sentence with a code.

      | exit code | meaning |
      |---|---|
      | 0 | done |
      | 1 | done, and a check failed: `doctor` found something to mend, `demo` a number that is not the truth |
      | 2 | an option, an argument or a setting is wrong: correct it |
      | 3 | the data is wrong: mend it, then run again |
      | 4 | something outside failed (disk, database, network, memory): the same command may work later |
      | 70 | a defect of Moraine: report it with what `--stacktrace` prints |
      | 130 | stopped by Ctrl-C: the tables are whole, and the same command again finishes the work |
      """;

  @Test
  void everyCommandIsExplained() throws IOException {
    CommandLine moraine = Commands.all(Surroundings.ofProcess());
    StringBuilder page = new StringBuilder(INTRODUCTION).append(section(moraine));
    moraine.getSubcommands().values().forEach(command -> page.append(section(command)));
    GeneratedPage.writeOrCompare("commands.md", page.toString());
  }

  /** The help of a command; the options of every command are in that of Moraine itself. */
  private static String section(CommandLine command) {
    String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
    int everywhere = help.indexOf("\n" + Commands.EVERYWHERE);
    if (everywhere >= 0) {
      int after = help.indexOf("\n\n", everywhere + 1);
      help = help.substring(0, everywhere) + help.substring(after + 1);
    }
    return "%n## %s%n%n```%n%s```%n".formatted(command.getCommandSpec().qualifiedName(), help);
  }
}
