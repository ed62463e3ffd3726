package io.moraine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class CommandsTest {
  @TempDir Path folder;

  @Test
  void showsTheCommandsWithoutOne() {
    Call call = Call.of();
    assertThat(call.exitCode()).isZero();
    assertThat(call.out()).contains("Usage: ./moraine", "describe", "./moraine demo");
  }

  @Test
  void saysItsVersion() {
    assertThat(Call.of("--version").out()).startsWith("moraine ").contains("Java 17");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void showsAnExampleOfEveryCommandThatTheCommandLineTakes(CommandLine command) {
    Call help = Call.of(command.getCommandName(), "--help");
    assertThat(help.exitCode()).isZero();
    List<String> examples =
        help.out()
            .lines()
            .map(String::strip)
            .filter(line -> line.startsWith("./moraine "))
            .toList();
    assertThat(examples).isNotEmpty().anyMatch(line -> line.contains(command.getCommandName()));
    for (String example : examples) {
      String[] arguments = ShellWords.argumentsOf(example);
      assertThat(command.getParent().parseArgs(arguments).errors()).isEmpty();
    }
  }

  static Stream<CommandLine> commands() {
    return Commands.all(Surroundings.ofProcess()).getSubcommands().values().stream();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tablse | There is no command tablse. Did you mean tables? See \"./moraine --help\".",
        "config --formt csv | There is no option --formt. Did you mean --format? See \"./moraine"
            + " config --help\".",
        "tables --format xml | Invalid value for option '--format': 'xml' is none of table, csv,"
            + " json. See \"./moraine tables --help\".",
        "describe | Missing required parameter: 'TABLE'. See \"./moraine describe --help\".",
        "describe a b | There is one argument too many: 'b'. See \"./moraine describe --help\"."
      })
  void refusesArgumentsWithASentence(String arguments, String sentence) {
    Call call = Call.of(arguments.split(" "));
    assertThat(call.err()).isEqualTo("moraine: " + sentence + " [CLI-9001]\n");
    assertThat(call.out()).isEmpty();
    assertThat(call.exitCode()).isEqualTo(2);
  }

  @Test
  void suggestsTheTableThatWasMeant() {
    Call call = Call.of("describe", "sesions");
    assertThat(call.err())
        .startsWith(
            "moraine: There is no table sesions. Did you mean facts.sessions? The tables are")
        .endsWith("[CLI-9006]\n");
    assertThat(call.exitCode()).isEqualTo(2);
  }

  @Test
  void printsAStackTraceOnlyWhenAskedTo() {
    assertThat(Call.of("describe", "x").err()).doesNotContain("\tat ");
    assertThat(Call.of("describe", "x", "--stacktrace").err()).contains("\tat io.moraine.cli");
    assertThat(Call.in(folder, Map.of("MORAINE_DEBUG", "1"), "describe", "x").err())
        .contains("\tat io.moraine.cli");
  }

  @Test
  void describesATable() {
    Call call = Call.onTerminal(100, "describe", "carts");
    assertThat(call.out())
        .startsWith("facts.carts: One row per cart of a person.\n")
        .contains("key      cart_id\n", "sliced   by opened_date and bucket of person_id\n")
        .contains("cart_id           string          never   ")
        .contains("What always holds:\n  - A cart's value is never above its peak.\n");
    assertThat(call.out().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void describesATableToPrograms() {
    assertThat(Call.of("describe", "facts.carts", "--format", "csv").out())
        .startsWith("column,type,null,meaning\r\ncart_id,string,never,");
    assertThat(Call.of("--format", "json", "describe", "facts.carts").out())
        .startsWith("[\n{\"column\":\"cart_id\",");
  }

  @Test
  void printsTheSettingsWithTheirOrigins() throws IOException {
    Files.writeString(folder.resolve("moraine.yaml"), "# ours\nreporting.zone: Europe/Berlin\n");
    Call call =
        Call.in(
            folder,
            Map.of("MORAINE_SESSION_GAP", "20m", "MORAINE_CATALOG_TOKEN", "s3cr3t"),
            "--warehouse",
            "shop",
            "config",
            "--format=csv",
            "--set",
            "ingest.ip=drop");
    assertThat(call.out())
        .contains("warehouse.location,shop,option --warehouse\r\n")
        .contains("reporting.zone,Europe/Berlin," + folder.resolve("moraine.yaml") + ":2\r\n")
        .contains("session.gap,20m,variable MORAINE_SESSION_GAP\r\n")
        .contains("ingest.ip,drop,option --set ingest.ip\r\n")
        .contains("catalog.token,(hidden),variable MORAINE_CATALOG_TOKEN\r\n")
        .contains("session.max-length,24h,default\r\n");
  }

  @Test
  void doctorSaysWhatToMendAndFails() {
    Call call =
        Call.in(
            folder, Map.of(), "--warehouse", folder.toString(), "--set", "sesion.gap=1m", "doctor");
    assertThat(call.out()).contains("settings", "FAIL", "Did you mean session.gap?");
    assertThat(call.exitCode()).isEqualTo(1);
  }

  @Test
  void doctorIsContentWithAFolderToComeAndFailsForAFile() throws IOException {
    Call toCome = Call.in(folder, Map.of(), "--warehouse", folder + "/new", "doctor");
    assertThat(toCome.out()).contains("the first ingest makes it").doesNotContain("FAIL");
    assertThat(toCome.exitCode()).isZero();

    Path file = Files.writeString(folder.resolve("file"), "");
    Call occupied = Call.in(folder, Map.of(), "--warehouse", file.toString(), "doctor");
    assertThat(occupied.out()).contains(file + " is a file. Name another folder");
    assertThat(occupied.exitCode()).isEqualTo(1);
  }
}
