package io.moraine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.simulator.SimulationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DemoCommandTest {
  @TempDir Path folder;

  @Test
  void saysTheTruthAndCanBeRunAgain() {
    Call demo = demo("shop");
    assertThat(demo.exitCode()).as(demo.out() + demo.err()).isZero();
    assertThat(demo.out())
        .contains(
            "sessions", "carts abandoned", "net revenue EUR", "identities", "persons", "recall")
        .contains("numbers are the truth, in 0.0 s.")
        .doesNotContain("✗");

    Call again = demo("shop");
    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).isEqualTo(demo.out());

    commandsToTryWork(demo);
  }

  private void commandsToTryWork(Call demo) {
    List<String> printed =
        demo.out()
            .lines()
            .map(String::strip)
            .filter(line -> line.startsWith("./moraine"))
            .collect(Collectors.toList());
    assertThat(printed).hasSize(4);
    for (String command : printed) {
      Call call = Call.in(folder, Map.of(), ShellWords.argumentsOf(command));
      assertThat(call.exitCode()).as(command + call.err()).isZero();
      assertThat(call.out()).isNotEmpty();
    }
  }

  @Test
  void refusesAFolderThatHoldsSomethingElse() throws IOException {
    Files.createDirectories(folder.resolve("mine"));
    Files.writeString(folder.resolve("mine/moraine.yaml"), "session.gap: 20m");

    Call demo = demo("mine");
    assertThat(demo.exitCode()).isEqualTo(2);
    assertThat(demo.err())
        .isEqualTo(
            "moraine: %s holds something that is no demo. Name a new or an empty folder with --dir. [CLI-9005]\n"
                .formatted(folder.resolve("mine")));
    assertThat(folder.resolve("mine/moraine.yaml")).hasContent("session.gap: 20m");
  }

  @Test
  void simulatesByTheDefaultsOfTheSimulator() {
    SimulateCommand command =
        CommandLine.populateCommand(new SimulateCommand(), "--out", "nowhere");
    assertThat(command.settings()).isEqualTo(SimulationSettings.defaults());
  }

  @Test
  void simulatesWhatItIsTold() {
    Call call =
        Call.in(
            folder,
            Map.of(),
            "simulate",
            "--days=2",
            "--visitors=50",
            "--gzip",
            "--format=csv",
            "--out",
            folder.resolve("logs").toString());
    assertThat(call.exitCode()).as(call.err()).isZero();
    assertThat(call.out()).contains("what,count\r\n", "files,2\r\n", "visitors,50\r\n");
    assertThat(folder.resolve("logs/truth.json")).exists();

    Call again = Call.in(folder, Map.of(), "simulate", "--out", folder.resolve("logs").toString());
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).contains("holds events already").contains("[SIMULATOR-7002]");
  }

  private Call demo(String name) {
    return Call.in(
        folder, Map.of(), "demo", "--visitors", "200", "--dir", folder.resolve(name).toString());
  }
}
