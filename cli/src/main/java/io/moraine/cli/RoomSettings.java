package io.moraine.cli;

import io.moraine.analyses.activity.ActivitySettings;
import io.moraine.analyses.activity.Standing;
import io.moraine.analyses.attribution.AttributionSettings;
import io.moraine.analyses.commerce.ProductSettings;
import io.moraine.analyses.experiments.ExperimentSettings;
import io.moraine.analyses.experiments.PlannedExperiment;
import io.moraine.analyses.funnel.FunnelSettings;
import io.moraine.analyses.journeys.JourneySettings;
import io.moraine.analyses.results.ResultSettings;
import io.moraine.cli.config.Configuration;
import io.moraine.cli.config.ExperimentText;
import io.moraine.cli.config.Keys;
import io.moraine.pipelines.PipelineEnvironment;
import io.moraine.pipelines.Progress;
import io.moraine.pipelines.Runner;
import io.moraine.pipelines.results.ResultsRequest;
import io.moraine.schemas.MoraineException;
import io.moraine.transforms.enrich.BotRules;
import io.moraine.transforms.enrich.ChannelRules;
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
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** What each room needs of the settings, in the room's own words. */
final class RoomSettings {
  private RoomSettings() {}

  static WarehouseSettings warehouse(Configuration settings) {
    WarehouseSettings embedded =
        WarehouseSettings.embedded(settings.value(Keys.WAREHOUSE_LOCATION));
    boolean bucketsAsked = !settings.isDefault(Keys.WAREHOUSE_BUCKETS);
    return new WarehouseSettings(
        catalog(embedded.catalog(), settings.catalogProperties()),
        embedded.scratch(),
        bucketsAsked ? settings.value(Keys.WAREHOUSE_BUCKETS) : WarehouseSettings.AS_STORED,
        settings.value(Keys.WAREHOUSE_TARGET_FILE_SIZE).bytes(),
        embedded.rowGroupBytes());
  }

  static FactSettings facts(Configuration settings) {
    return new FactSettings(
        new SessionRules(
            settings.value(Keys.SESSION_GAP),
            settings.value(Keys.SESSION_MAX_LENGTH),
            settings.value(Keys.SESSION_ENGAGED_AFTER),
            settings.value(Keys.SESSION_ENGAGED_VIEWS),
            settings.value(Keys.SESSION_CUT_AT_MIDNIGHT),
            settings.value(Keys.SESSION_CUT_AT_CAMPAIGN)),
        new CartRules(
            settings.value(Keys.CART_ABANDONED_AFTER), settings.value(Keys.CART_RECOVERABLE_FOR)),
        new PathRules(settings.value(Keys.PATH_CLEANING), PathRules.defaults().eventTypes()),
        settings.value(Keys.REPORTING_ZONE));
  }

  /** By which definitions results are made of facts. */
  static ResultsRequest results(Configuration settings) {
    return new ResultsRequest(
        new ResultSettings(
            settings.value(Keys.REPORTING_ZONE),
            settings.value(Keys.REPORTING_WEEK_START),
            activity(settings),
            journeys(settings),
            funnels(settings),
            attribution(settings),
            experiments(settings),
            new ProductSettings(
                settings.value(Keys.PRODUCTS_PAIRS), settings.value(Keys.PRODUCTS_PER_BASKET))),
        settings.value(Keys.REPORTING_CURRENCY),
        settings.value(Keys.REPORTING_RATES));
  }

  private static AttributionSettings attribution(Configuration settings) {
    return new AttributionSettings(
        settings.value(Keys.ATTRIBUTION_LOOK_BACK),
        settings.value(Keys.ATTRIBUTION_HALF_LIFE),
        settings.value(Keys.ATTRIBUTION_MOST_VALUES));
  }

  private static ExperimentSettings experiments(Configuration settings) {
    PlannedExperiment unplanned =
        new PlannedExperiment(
            Map.of(),
            settings.value(Keys.EXPERIMENTS_METRICS),
            settings.value(Keys.EXPERIMENTS_SMALLEST_LIFT),
            settings.value(Keys.EXPERIMENTS_ALPHA),
            settings.value(Keys.EXPERIMENTS_POWER));
    Map<String, PlannedExperiment> plans = new HashMap<>();
    for (ExperimentText plan : settings.value(Keys.EXPERIMENTS_PLANS)) {
      plans.put(
          plan.name(),
          new PlannedExperiment(
              plan.split(),
              plan.metrics().isEmpty() ? unplanned.metrics() : plan.metrics(),
              plan.lift().orElse(unplanned.smallestLift()),
              plan.alpha().orElse(unplanned.alpha()),
              plan.power().orElse(unplanned.power())));
    }
    return new ExperimentSettings(plans, unplanned);
  }

  private static ActivitySettings activity(Configuration settings) {
    int activeDays = settings.value(Keys.ACTIVITY_ACTIVE_DAYS);
    int atRiskDays = settings.value(Keys.ACTIVITY_AT_RISK_DAYS);
    if (atRiskDays < activeDays) {
      throw new MoraineException(
          CliError.SETTING,
          "activity.at-risk-days (%s) is %s, which is less than activity.active-days (%s), %s."
              .formatted(
                  settings.origin(Keys.ACTIVITY_AT_RISK_DAYS),
                  atRiskDays,
                  settings.origin(Keys.ACTIVITY_ACTIVE_DAYS),
                  activeDays));
    }
    return new ActivitySettings(
        settings.value(Keys.ACTIVITY_RETENTION_DAYS),
        settings.value(Keys.ACTIVITY_RETENTION_WEEKS),
        settings.value(Keys.ACTIVITY_RETENTION_MONTHS),
        new Standing.Thresholds(activeDays, atRiskDays));
  }

  private static JourneySettings journeys(Configuration settings) {
    return new JourneySettings(
        settings.value(Keys.JOURNEYS_PATH_STEPS),
        settings.value(Keys.JOURNEYS_PATHS),
        settings.value(Keys.JOURNEYS_SEQUENCES),
        settings.value(Keys.JOURNEYS_LEAST_SESSIONS),
        settings.value(Keys.JOURNEYS_FLOW_STEPS),
        settings.value(Keys.JOURNEYS_FLOW_ITEMS));
  }

  private static FunnelSettings funnels(Configuration settings) {
    int leastActors = settings.value(Keys.FUNNELS_LEAST_ACTORS);
    int breakdownValues = settings.value(Keys.FUNNELS_BREAKDOWN_VALUES);
    return rules(
            settings.value(Keys.FUNNELS_FILE),
            (yaml, name) -> FunnelSettings.read(yaml, name, leastActors, breakdownValues))
        .orElseGet(() -> FunnelSettings.shipped(leastActors, breakdownValues));
  }

  /** How lines become events; makes the warehouse's key if it needs one and has none. */
  static IngestSettings ingest(Configuration settings) {
    IngestSettings defaults = IngestSettings.defaults();
    return new IngestSettings(
        settings.value(Keys.REPORTING_ZONE),
        settings.value(Keys.INGEST_CLOCK_TOLERANCE),
        settings.value(Keys.INGEST_SITE).orElse(null),
        Set.copyOf(settings.value(Keys.INGEST_OWN_HOSTS)),
        settings
            .value(Keys.INGEST_DEVICE_HASH_KEY)
            .orElseGet(() -> DeviceHashKey.of(settings.value(Keys.WAREHOUSE_LOCATION))),
        IpPolicy.valueOf(settings.value(Keys.INGEST_IP).toUpperCase(Locale.ROOT)),
        Math.toIntExact(settings.value(Keys.INGEST_MAX_LINE_SIZE).bytes()),
        defaults.maxDepth(),
        defaults.maxItems(),
        defaults.maxProperties(),
        Set.copyOf(settings.value(Keys.INGEST_ASSET_EXTENSIONS)),
        rules(settings.value(Keys.INGEST_CHANNEL_RULES), ChannelRules::parse)
            .orElse(defaults.channelRules()),
        rules(settings.value(Keys.INGEST_BOT_RULES), BotRules::parse).orElse(defaults.botRules()));
  }

  static PipelineEnvironment environment(Configuration settings, Progress progress) {
    return new PipelineEnvironment(
        runner(settings),
        settings
            .value(Keys.PIPELINES_PARALLELISM)
            .orElseGet(Runtime.getRuntime()::availableProcessors),
        progress);
  }

  private static Runner runner(Configuration settings) {
    String name = settings.value(Keys.PIPELINES_RUNNER);
    try {
      return Runner.named(name);
    } catch (MoraineException notLoaded) {
      throw new MoraineException(
          CliError.SETTING,
          "pipelines.runner (%s) is %s, which is not loaded. The launcher loads it when it is told"
                  .formatted(settings.origin(Keys.PIPELINES_RUNNER), name)
              + " by --runner %s or MORAINE_RUNNER=%s.".formatted(name, name),
          notLoaded);
    }
  }

  /** The properties of the folder's own catalog, replaced one by one by those configured. */
  private static Map<String, String> catalog(
      Map<String, String> ofFolder, Map<String, String> configured) {
    Map<String, String> properties = new HashMap<>(ofFolder);
    if (configured.containsKey("catalog-impl")) {
      properties.remove("type"); // Iceberg refuses to be told both.
    }
    properties.putAll(configured);
    return properties;
  }

  private static <T> Optional<T> rules(Optional<Path> file, BiFunction<String, String, T> parser) {
    return file.map(path -> parser.apply(text(path), path.toString()));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new MoraineException(
          CliError.FILE,
          "The rules in %s cannot be read (%s).".formatted(file, unreadable),
          unreadable);
    }
  }
}
