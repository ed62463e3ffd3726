package io.moraine.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A call of the command line within this process, and what came of it.
 *
 * @param out what was printed for whoever reads results
 * @param err what was printed beside it
 */
record Call(int exitCode, String out, String err) {
  static final Instant NOW = Instant.parse("2026-04-07T10:00:00Z");

  /** Calls Moraine in an empty environment. */
  static Call of(String... arguments) {
    return in(Path.of("no-such-folder"), Map.of(), arguments);
  }

  static Call in(Path folder, Map<String, String> environment, String... arguments) {
    return with(folder, environment, Terminal.none(), arguments);
  }

  /** Calls Moraine on a terminal of that width. */
  static Call onTerminal(int width, String... arguments) {
    return with(
        Path.of("no-such-folder"), Map.of(), new Terminal(OptionalInt.of(width)), arguments);
  }

  private static Call with(
      Path folder, Map<String, String> environment, Terminal terminal, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            terminal,
            terminal,
            environment,
            folder,
            "./moraine",
            InstantSource.fixed(NOW));
    int exitCode = Commands.meantBy(arguments, surroundings).execute(arguments);
    return new Call(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
