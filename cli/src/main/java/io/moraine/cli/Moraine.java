package io.moraine.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of Moraine. */
@Command(
    name = "moraine",
    description = "A clickstream warehouse that runs by the clock.",
    mixinStandardHelpOptions = true,
    version = "moraine 0.1.0-SNAPSHOT")
public final class Moraine implements Runnable {

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Moraine()).execute(arguments));
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}
