package io.moraine.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Calls the commands that people wait for, on a shop of one day, so that Java can put the classes
 * they load into an archive: a command then starts in half the time. The launcher calls it once for
 * each build, with an empty folder to work in.
 */
public final class Rehearsal {
  private static final String QUESTION =
      """
      {"kind": "funnel", "steps": [{"event": "page_view"}, {"event": "purchase"}]}
      """;

  private Rehearsal() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Path question = Files.writeString(folder.resolve("question.json"), QUESTION);
    Path shop = folder.resolve("shop");
    for (List<String> command :
        List.of(
            List.of("--help"),
            List.of("demo", "--help"),
            List.of("simulate", "--days", "1", "--events", "1000", "--out", shop.toString()),
            List.of("ingest", shop.resolve("events").toString()),
            List.of("build"),
            List.of("tables"),
            List.of("show", "facts.sessions", "--where", "page_views > 1", "--limit", "5"),
            List.of("describe", "facts.sessions"),
            List.of("ask", question.toString()))) {
      call(folder, command);
    }
  }

  private static void call(Path folder, List<String> command) {
    PrintStream nobody = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
    Surroundings surroundings =
        new Surroundings(
            nobody,
            nobody,
            Terminal.none(),
            Terminal.none(),
            Map.of("MORAINE_WAREHOUSE_LOCATION", folder.resolve("warehouse").toString()),
            folder,
            "./moraine",
            InstantSource.system());
    String[] arguments = command.toArray(String[]::new);
    int exitCode = Commands.meantBy(arguments, surroundings).execute(arguments);
    if (exitCode != ExitCode.OK) {
      throw new IllegalStateException(command + " ended with " + exitCode + ".");
    }
  }
}
