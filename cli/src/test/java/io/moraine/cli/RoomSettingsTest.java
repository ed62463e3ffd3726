package io.moraine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moraine.analyses.activity.ActivitySettings;
import io.moraine.analyses.activity.Standing;
import io.moraine.analyses.attribution.AttributionSettings;
import io.moraine.analyses.experiments.ExperimentMetric;
import io.moraine.analyses.experiments.ExperimentSettings;
import io.moraine.analyses.experiments.PlannedExperiment;
import io.moraine.analyses.funnel.FunnelSettings;
import io.moraine.analyses.journeys.JourneySettings;
import io.moraine.analyses.results.ResultSettings;
import io.moraine.cli.config.Configuration;
import io.moraine.cli.config.Sources;
import io.moraine.pipelines.Progress;
import io.moraine.schemas.MoraineException;
import io.moraine.transforms.enrich.IpPolicy;
import io.moraine.transforms.facts.CartRules;
import io.moraine.transforms.facts.FactSettings;
import io.moraine.transforms.facts.PathRules;
import io.moraine.transforms.facts.SessionRules;
import io.moraine.transforms.read.IngestSettings;
import io.moraine.warehouse.WarehouseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That every setting reaches its room, and that the defaults are the rooms' own. */
class RoomSettingsTest {
  @TempDir Path folder;

  @Test
  void defaultsAreThoseOfTheRooms() {
    Configuration defaults = settings("warehouse.location=" + folder);

    assertThat(RoomSettings.facts(defaults))
        .isEqualTo(FactSettings.defaults().withReportingZone(ZoneId.of("UTC")));
    assertThat(RoomSettings.warehouse(defaults)).isEqualTo(WarehouseSettings.embedded(folder));
    assertThat(RoomSettings.ingest(defaults))
        .usingRecursiveComparison()
        .ignoringFields("hashKey", "channelRules", "botRules")
        .isEqualTo(IngestSettings.defaults());
  }

  @Test
  void handsOnHowConversionsAreCredited() {
    ResultSettings defaults = RoomSettings.results(settings("reporting.zone=Z")).settings();
    assertThat(defaults).isEqualTo(ResultSettings.defaults());
    assertThat(
            RoomSettings.results(
                    settings(
                        "attribution.look-back=90d",
                        "attribution.half-life=7d",
                        "attribution.most-values=20"))
                .settings()
                .attribution())
        .isEqualTo(new AttributionSettings(Duration.ofDays(90), Duration.ofDays(7), 20));
  }

  @Test
  void handsOnHowExperimentsWerePlanned() {
    ExperimentSettings experiments =
        RoomSettings.results(
                settings(
                    "experiments.plans=checkout => steps=3, one_page=1, alpha:0.1, metric:order_rate; hero => a=1, b=1, lift:0.2, power:0.7",
                    "experiments.metrics=revenue_per_person",
                    "experiments.smallest-lift=0.1",
                    "experiments.alpha=0.01",
                    "experiments.power=0.9"))
            .settings()
            .experiments();

    List<ExperimentMetric> revenue = List.of(ExperimentMetric.REVENUE_PER_PERSON);
    assertThat(experiments.unplanned())
        .isEqualTo(new PlannedExperiment(Map.of(), revenue, 0.1, 0.01, 0.9));
    assertThat(experiments.plans())
        .containsOnly(
            Map.entry(
                "checkout",
                new PlannedExperiment(
                    Map.of("steps", 3.0, "one_page", 1.0),
                    List.of(ExperimentMetric.ORDER_RATE),
                    0.1,
                    0.1,
                    0.9)),
            Map.entry(
                "hero",
                new PlannedExperiment(Map.of("a", 1.0, "b", 1.0), revenue, 0.2, 0.01, 0.7)));
    assertThat(experiments.plans().get("checkout").split().keySet())
        .containsExactly("steps", "one_page");
  }

  @Test
  void refusesPlansThatAreNone() {
    for (String plan :
        List.of(
            "checkout",
            "checkout => steps=1",
            "checkout => steps=1, one_page=0",
            "checkout => steps=1, one_page=1, alpha:0.9",
            "checkout => steps=1, one_page=1, power:1",
            "checkout => steps=1, one_page=1, metric:joy",
            "checkout => steps=1, one_page=1, colour:2")) {
      assertThatThrownBy(() -> RoomSettings.results(settings("experiments.plans=" + plan)))
          .isInstanceOf(MoraineException.class)
          .hasMessageContaining("plans of the form experiment => control=50, variant=50");
    }
  }

  @Test
  void handsOnWhoIsActiveAndHowFarRetentionIsTold() {
    assertThat(RoomSettings.results(settings("warehouse.location=" + folder)).settings().activity())
        .isEqualTo(ActivitySettings.defaults());
    assertThat(
            RoomSettings.results(
                    settings(
                        "activity.retention-days=90",
                        "activity.retention-weeks=52",
                        "activity.retention-months=24",
                        "activity.active-days=14",
                        "activity.at-risk-days=60"))
                .settings()
                .activity())
        .isEqualTo(new ActivitySettings(90, 52, 24, new Standing.Thresholds(14, 60)));
    assertThatThrownBy(() -> RoomSettings.results(settings("activity.active-days=31")))
        .isInstanceOf(MoraineException.class)
        .hasMessageContaining("activity.at-risk-days")
        .hasMessageContaining("less than activity.active-days");
  }

  @Test
  void defaultsOfWaysAreThoseOfTheAnalyses() {
    ResultSettings defaults =
        RoomSettings.results(settings("warehouse.location=" + folder)).settings();

    assertThat(defaults.journeys()).isEqualTo(JourneySettings.defaults());
    assertThat(defaults.funnels()).isEqualTo(FunnelSettings.defaults());
  }

  @Test
  void handsOnTheDefinitionsOfWays() throws IOException {
    Path file = folder.resolve("funnels.yml");
    String yaml = "funnels: [{name: buy, steps: [{event: purchase}]}]";
    Files.writeString(file, yaml);

    ResultSettings results =
        RoomSettings.results(
                settings(
                    "funnels.file=" + file,
                    "funnels.least-actors=7",
                    "funnels.breakdown-values=3",
                    "journeys.path-steps=4",
                    "journeys.paths=10",
                    "journeys.sequences=20",
                    "journeys.least-sessions=9",
                    "journeys.flow-steps=5",
                    "journeys.flow-items=6"))
            .settings();

    assertThat(results.journeys()).isEqualTo(new JourneySettings(4, 10, 20, 9, 5, 6));
    assertThat(results.funnels()).isEqualTo(FunnelSettings.read(yaml, "", 7, 3));
  }

  @Test
  void aFunnelThatIsWrongIsNamedWithItsFile() throws IOException {
    Path file = folder.resolve("wrong.yml");
    Files.writeString(file, "funnels: [{name: buy, steps: [{evnt: purchase}]}]");

    assertThatThrownBy(() -> RoomSettings.results(settings("funnels.file=" + file)))
        .isInstanceOf(MoraineException.class)
        .hasMessageContaining("wrong.yml.funnels[0].steps[0].evnt is no field of a step");
  }

  @Test
  void handsOnTheDefinitionsOfFacts() {
    FactSettings facts =
        RoomSettings.facts(
            settings(
                "session.gap=20m",
                "session.max-length=12h",
                "session.engaged-after=15s",
                "session.engaged-views=3",
                "session.cut-at-midnight=true",
                "session.cut-at-campaign=true",
                "cart.abandoned-after=36h",
                "cart.recoverable-for=14d",
                "path.cleaning=/p/\\d+ => /p/*",
                "reporting.zone=Europe/Berlin"));

    assertThat(facts)
        .isEqualTo(
            new FactSettings(
                new SessionRules(
                    Duration.ofMinutes(20),
                    Duration.ofHours(12),
                    Duration.ofSeconds(15),
                    3,
                    true,
                    true),
                new CartRules(Duration.ofHours(36), Duration.ofDays(14)),
                new PathRules(
                    List.of(new PathRules.Alias("/p/\\d+", "/p/*")),
                    PathRules.defaults().eventTypes()),
                ZoneId.of("Europe/Berlin")));
  }

  @Test
  void handsOnHowLinesAreRead() {
    IngestSettings ingest =
        RoomSettings.ingest(
            settings(
                "reporting.zone=Europe/Berlin",
                "ingest.clock-tolerance=90s",
                "ingest.max-line-size=512kB",
                "ingest.ip=hash",
                "ingest.device-hash-key=correct horse",
                "ingest.asset-extensions=css,js",
                "ingest.site=shop.example",
                "ingest.own-hosts=pay.example"));

    assertThat(ingest.reportingZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(ingest.clockTolerance()).isEqualTo(Duration.ofSeconds(90));
    assertThat(ingest.maxLineBytes()).isEqualTo(512 << 10);
    assertThat(ingest.ipPolicy()).isEqualTo(IpPolicy.HASH);
    assertThat(ingest.hashKey()).isEqualTo("correct horse");
    assertThat(ingest.assetExtensions()).isEqualTo(Set.of("css", "js"));
    assertThat(ingest.site()).isEqualTo("shop.example");
    assertThat(ingest.ownHosts()).isEqualTo(Set.of("pay.example"));
  }

  @Test
  void readsRulesFromFiles() throws IOException {
    Path rules = Files.writeString(folder.resolve("rules.yml"), "no rules: at all");

    assertThatThrownBy(() -> RoomSettings.ingest(settings("ingest.bot-rules=" + rules)))
        .isInstanceOf(MoraineException.class)
        .hasMessageContaining("rules.yml");
    assertThatThrownBy(() -> RoomSettings.ingest(settings("ingest.channel-rules=" + rules)))
        .isInstanceOf(MoraineException.class)
        .hasMessageContaining("rules.yml");
    assertThatThrownBy(() -> RoomSettings.ingest(settings("ingest.bot-rules=missing.yml")))
        .isInstanceOf(MoraineException.class)
        .hasMessageStartingWith("The rules in missing.yml cannot be read");
  }

  @Test
  void makesOneKeyForAWarehouseThatOnlyItsOwnerMayRead() throws IOException {
    String key = RoomSettings.ingest(settings("warehouse.location=" + folder)).hashKey();

    assertThat(key).matches("[0-9a-f]{64}");
    assertThat(RoomSettings.ingest(settings("warehouse.location=" + folder)).hashKey())
        .isEqualTo(key);
    assertThat(folder.resolve("device-hash-key"))
        .satisfies(
            file ->
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
    assertThat(folder).isDirectoryNotContaining("glob:**.draft");
    assertThat(RoomSettings.ingest(settings("warehouse.location=" + folder + "/other")).hashKey())
        .isNotEqualTo(key);
  }

  @Test
  void takesTheCatalogThatIsConfigured() {
    WarehouseSettings warehouse =
        RoomSettings.warehouse(
            settings(
                "warehouse.location=" + folder,
                "warehouse.buckets=16",
                "warehouse.target-file-size=256MB",
                "catalog.type=rest",
                "catalog.uri=https://catalog.example/"));

    assertThat(warehouse.buckets()).isEqualTo(16);
    assertThat(warehouse.targetFileBytes()).isEqualTo(256 << 20);
    assertThat(warehouse.catalog())
        .containsEntry("type", "rest")
        .containsEntry("uri", "https://catalog.example/")
        .containsEntry("warehouse", WarehouseSettings.embedded(folder).catalog().get("warehouse"));
  }

  @Test
  void saysHowToLoadAnEngine() {
    Configuration flink = settings("pipelines.runner=flink", "pipelines.parallelism=3");
    assertThatThrownBy(() -> RoomSettings.environment(flink, Progress.silent()))
        .isInstanceOf(MoraineException.class)
        .hasMessage(
            "pipelines.runner (option --set pipelines.runner) is flink, which is not loaded. The"
                + " launcher loads it when it is told by --runner flink or MORAINE_RUNNER=flink.");
  }

  @Test
  void handsOnTheEngine() {
    Configuration direct = settings("pipelines.parallelism=3");
    assertThat(RoomSettings.environment(direct, Progress.silent()).parallelism()).isEqualTo(3);
    assertThat(RoomSettings.environment(settings(), Progress.silent()).parallelism()).isPositive();
  }

  private Configuration settings(String... sets) {
    return new Sources(Optional.empty(), folder, Map.of(), List.of(sets), List.of()).read();
  }
}
