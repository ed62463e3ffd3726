package io.moraine.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moraine.schemas.MoraineException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SimulationTest {
  private static final SimulationSettings SMALL =
      SimulationSettings.defaults().withDays(3).withVisitors(700);

  @TempDir private Path folder;

  @Test
  void sameSettingsGiveTheSameBytes() throws IOException {
    assertThat(written("again", SMALL)).isEqualTo(written("once", SMALL));
  }

  @Test
  void anotherSeedGivesOtherBytes() throws IOException {
    Map<String, String> other = written("other", SMALL.withSeed(8));
    written("once", SMALL)
        .forEach((file, bytes) -> assertThat(other.get(file)).isNotEqualTo(bytes));
  }

  @Test
  void theNumberOfThreadsDoesNotShow() throws IOException {
    Simulation.of(SMALL).onThreads(1).write(folder.resolve("one"), progress -> {});
    Simulation.of(SMALL).onThreads(2).write(folder.resolve("two"), progress -> {});
    assertThat(hashesBelow(folder.resolve("two"))).isEqualTo(hashesBelow(folder.resolve("one")));
  }

  @Test
  void mishapsDoNotChangeWhatPeopleDo() throws IOException {
    written("plain", SMALL);
    written("mishaps", SMALL.withMishaps(0.1, 0.2, 0.1));
    for (TruthTable<?> table :
        List.of(TruthTable.SESSIONS, TruthTable.CARTS, TruthTable.ORDERS, TruthTable.PERSONS)) {
      assertThat(table.file(folder.resolve("mishaps")))
          .hasSameTextualContentAs(table.file(folder.resolve("plain")));
    }
  }

  @Test
  void packedFilesHoldTheSameLines() throws IOException {
    written("plain", SMALL);
    written("packed", SMALL.withCompression(Compression.GZIP));
    Map<String, String> packed = new TreeMap<>();
    new Logs(folder.resolve("packed"))
        .lines()
        .forEach((file, lines) -> packed.put(file.replace(".gz", ""), hash(join(lines))));
    assertThat(packed).isEqualTo(hashesBelow(folder.resolve("plain").resolve("events")));
  }

  @Test
  void linesAreAsLongAsThoseOfRealLogs() {
    TotalsTruth totals = SimulatedShop.shared().truth().totals();
    assertThat(totals.bytes() / totals.lines()).isBetween(350L, 450L);
  }

  @Test
  void aNumberOfEventsIsMetNearly() throws IOException {
    written("events", SMALL.withEvents(30_000));
    assertThat(Truth.read(folder.resolve("events")).totals().events()).isBetween(25_000L, 35_000L);
  }

  @Test
  void oneDayAndOneVisitorAreEnough() throws IOException {
    written("least", SMALL.withDays(1).withVisitors(1));
    Truth truth = Truth.read(folder.resolve("least"));
    assertThat(truth.totals().visitors()).isEqualTo(1);
    assertThat(truth.totals().sessions()).isEqualTo(24);
  }

  @Test
  void aDayOfTwentyThreeHoursHasThatManyLooksOfTheMonitor() throws IOException {
    LocalDate clocksChange = LocalDate.of(2026, 3, 29);
    written("short", SMALL.withDays(1).withVisitors(1).withStart(clocksChange));
    assertThat(Truth.read(folder.resolve("short")).totals().sessions()).isEqualTo(23);
  }

  @Test
  void anyZoneWillDo() throws IOException {
    for (String zone : List.of("UTC", "Asia/Kolkata", "America/St_Johns", "Pacific/Apia")) {
      Path out = folder.resolve(zone.replace('/', '-'));
      Simulation.of(SMALL.withZone(ZoneId.of(zone))).write(out, progress -> {});
      assertThat(new Logs(out).lines()).hasSize(3);
    }
  }

  @Test
  void tellsHowFarItIs() {
    List<SimulationProgress> told = new ArrayList<>();
    SimulationReport report = Simulation.of(SMALL).write(folder.resolve("told"), told::add);
    SimulationProgress last = told.get(told.size() - 1);
    assertThat(last.households()).isEqualTo(last.ofHouseholds()).isPositive();
    assertThat(report.events()).isDirectory();
    assertThat(report.truth()).isRegularFile();
    assertThat(report.totals()).isEqualTo(Truth.read(folder.resolve("told")).totals());
  }

  @Test
  void refusesAFolderWithEvents() {
    Simulation simulation = Simulation.of(SMALL.withVisitors(1));
    simulation.write(folder, progress -> {});
    assertThatThrownBy(() -> simulation.write(folder, progress -> {}))
        .isInstanceOf(MoraineException.class)
        .hasMessage(
            folder.resolve("events")
                + " holds events already: choose another folder, or remove it first.");
  }

  @Test
  void saysWhatCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way", StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Simulation.of(SMALL).write(file, progress -> {}))
        .isInstanceOf(MoraineException.class)
        .hasMessageStartingWith("Writing the simulation to " + file + " failed: ");
  }

  @Test
  void refusesWhatCannotBeSimulated() {
    assertThatThrownBy(() -> SMALL.withDays(0))
        .isInstanceOf(MoraineException.class)
        .hasMessage("The simulation's days must be from 1 to 3660, not 0.");
    assertThatThrownBy(() -> SMALL.withBotRate(0.7))
        .isInstanceOf(MoraineException.class)
        .hasMessage("The simulation's bot rate must be from 0 to 0.5, not 0.7.");
  }

  private Map<String, String> written(String name, SimulationSettings settings) throws IOException {
    Path out = folder.resolve(name);
    Simulation.of(settings).write(out, progress -> {});
    return hashesBelow(out);
  }

  private static byte[] join(List<byte[]> lines) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] line : lines) {
      joined.writeBytes(line);
      joined.write('\n');
    }
    return joined.toByteArray();
  }

  /** The hash of every file by its path. */
  private static Map<String, String> hashesBelow(Path out) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        hashes.put(out.relativize(file).toString(), hash(Files.readAllBytes(file)));
      }
    }
    return hashes;
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
