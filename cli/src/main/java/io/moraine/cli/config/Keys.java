package io.moraine.cli.config;

import io.moraine.analyses.experiments.ExperimentMetric;
import io.moraine.transforms.facts.PathRules.Alias;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Every setting. One that is not in {@link #ALL} does not exist. */
public final class Keys {
  /** What starts so is handed to Iceberg's catalog as it is, without this beginning. */
  public static final String CATALOG = "catalog.";

  public static final Key<Path> WAREHOUSE_LOCATION =
      Key.of(
          "warehouse.location",
          ValueTypes.FOLDER,
          "moraine-warehouse",
          "The folder of the warehouse: its scratch and its key, and its catalog and tables unless"
              + " catalog.* says where else. Relative to the file that says so, else to the current"
              + " directory.");

  public static final Key<Integer> WAREHOUSE_BUCKETS =
      Key.of(
          "warehouse.buckets",
          ValueTypes.COUNT.where("a whole number from 1 to 4096", n -> n >= 1 && n <= 4096),
          "8",
          "Into how many buckets visitors and persons are hashed. Decided when a warehouse is made:"
              + " one that exists keeps its own, and refuses another number.");

  public static final Key<DataSize> WAREHOUSE_TARGET_FILE_SIZE =
      Key.of(
          "warehouse.target-file-size",
          ValueTypes.SIZE.where("a size from 1MB", size -> size.bytes() >= 1 << 20),
          "128MB",
          "A slice larger than this is cut into several data files.");

  public static final Key<ZoneId> REPORTING_ZONE =
      Key.of(
          "reporting.zone",
          ValueTypes.ZONE,
          "UTC",
          "The zone whose midnights part the reporting days. Timestamps stay in UTC.");

  public static final Key<DayOfWeek> REPORTING_WEEK_START =
      Key.of(
          "reporting.week-start",
          ValueTypes.WEEKDAY,
          "monday",
          "The day on which weeks of results start.");

  public static final Key<Optional<String>> REPORTING_CURRENCY =
      Key.of(
          "reporting.currency",
          ValueTypes.TEXT,
          "",
          "The currency that results are told in, such as EUR; without one, that of most revenue"
              + " lines. Tables that keep currencies apart have all of them.");

  public static final Key<Map<String, BigDecimal>> REPORTING_RATES =
      Key.of(
          "reporting.rates",
          ValueTypes.RATES,
          "",
          "What one unit of another currency is worth in the reporting currency, such as"
              + " USD=0.92, GBP=1.17. Amounts without a rate are left out of results that are told"
              + " in one currency.");

  public static final Key<Duration> SESSION_GAP =
      Key.of(
          "session.gap",
          ValueTypes.SOME_TIME,
          "30m",
          "A visitor who does nothing for longer than this begins a new session.");

  public static final Key<Duration> SESSION_MAX_LENGTH =
      Key.of(
          "session.max-length",
          ValueTypes.SOME_TIME,
          "24h",
          "A session is cut when it has lasted this long.");

  public static final Key<Duration> SESSION_ENGAGED_AFTER =
      Key.of(
          "session.engaged-after",
          ValueTypes.DURATION,
          "10s",
          "A session with this much engaged time counts as engaged.");

  public static final Key<Integer> SESSION_ENGAGED_VIEWS =
      Key.of(
          "session.engaged-views",
          ValueTypes.COUNT.where("a whole number from 1", n -> n >= 1),
          "2",
          "A session with this many views counts as engaged.");

  public static final Key<Boolean> SESSION_CUT_AT_MIDNIGHT =
      Key.of(
          "session.cut-at-midnight",
          ValueTypes.YES_NO,
          "false",
          "Whether a session ends at midnight of the reporting zone.");

  public static final Key<Boolean> SESSION_CUT_AT_CAMPAIGN =
      Key.of(
          "session.cut-at-campaign",
          ValueTypes.YES_NO,
          "false",
          "Whether the arrival through another campaign begins a new session.");

  public static final Key<Duration> CART_ABANDONED_AFTER =
      Key.of(
          "cart.abandoned-after",
          ValueTypes.SOME_TIME,
          "24h",
          "A cart that nothing has touched for this long is abandoned.");

  public static final Key<Duration> CART_RECOVERABLE_FOR =
      Key.of(
          "cart.recoverable-for",
          ValueTypes.SOME_TIME,
          "30d",
          "Touched again within this time after the last touch, an abandoned cart is the same cart;"
              + " later, the next item opens a new one.");

  public static final Key<Integer> PRODUCTS_PAIRS =
      Key.of(
          "products.pairs",
          ValueTypes.COUNT.where("a whole number from 1", n -> n >= 1),
          "1000",
          "How many pairs of products results.product_affinity has, at most, of those bought"
              + " together and of those viewed together.");

  public static final Key<Integer> PRODUCTS_PER_BASKET =
      Key.of(
          "products.per-basket",
          ValueTypes.COUNT.where("a whole number from 2", n -> n >= 2),
          "50",
          "How many different products of an order or a session make pairs, the first ones; the"
              + " others are counted as left out.");

  public static final Key<List<Alias>> PATH_CLEANING =
      Key.of(
          "path.cleaning",
          ValueTypes.ALIASES,
          "",
          "Rules that give many pages one name in facts.paths; the first whose regex matches the"
              + " whole path of the page wins, and $1 in an alias is the regex's first group.");

  public static final Key<Duration> ATTRIBUTION_LOOK_BACK =
      Key.of(
          "attribution.look-back",
          ValueTypes.SOME_TIME,
          "30d",
          "How far before a conversion a session may have begun to be credited with it.");

  public static final Key<Duration> ATTRIBUTION_HALF_LIFE =
      Key.of(
          "attribution.half-life",
          ValueTypes.SOME_TIME,
          "180h",
          "After how much time a session weighs half under the model time_decay; usual is a quarter"
              + " of the look-back.");

  public static final Key<Integer> ATTRIBUTION_MOST_VALUES =
      Key.of(
          "attribution.most-values",
          ValueTypes.COUNT.where("a whole number from 1 to 1000", n -> n >= 1 && n <= 1000),
          "100",
          "How many channels, sources and campaigns, those of most sessions, are told of by name;"
              + " the rest is (other).");

  public static final Key<List<ExperimentText>> EXPERIMENTS_PLANS =
      Key.of(
          "experiments.plans",
          ValueTypes.EXPERIMENTS,
          "",
          "How experiments were planned: the part of persons of each variant, the control first, and"
              + " where it differs from what is said for all, lift, alpha, power and metric, such as"
              + " checkout => steps=50, one_page=50, lift:0.02, metric:order_rate. One without a"
              + " plan has equal parts, and its control is the variant named control, else the"
              + " first by name.");

  public static final Key<List<ExperimentMetric>> EXPERIMENTS_METRICS =
      Key.of(
          "experiments.metrics",
          ValueTypes.METRICS,
          "order_rate,signup_rate,orders_per_person,revenue_per_person,sessions_per_person",
          "What is measured of experiments.");

  public static final Key<Double> EXPERIMENTS_SMALLEST_LIFT =
      Key.of(
          "experiments.smallest-lift",
          ValueTypes.PART,
          "0.05",
          "The smallest change of a metric that matters, as a part of its value: 0.05 is 5 %.");

  public static final Key<Double> EXPERIMENTS_ALPHA =
      Key.of(
          "experiments.alpha",
          ValueTypes.ALPHA,
          "0.05",
          "The chance of a false alarm that is accepted, for each metric over all variants.");

  public static final Key<Double> EXPERIMENTS_POWER =
      Key.of(
          "experiments.power",
          ValueTypes.POWER,
          "0.8",
          "The chance to find the smallest change that matters, from which on an experiment has"
              + " persons enough.");

  public static final Key<Integer> ACTIVITY_RETENTION_DAYS =
      Key.of(
          "activity.retention-days",
          ValueTypes.COUNT.where("a whole number from 1", n -> n >= 1),
          "30",
          "The last interval of results.retention by day: how many days after that of entering.");

  public static final Key<Integer> ACTIVITY_RETENTION_WEEKS =
      Key.of(
          "activity.retention-weeks",
          ValueTypes.COUNT.where("a whole number from 1", n -> n >= 1),
          "26",
          "The last interval of results.retention by week.");

  public static final Key<Integer> ACTIVITY_RETENTION_MONTHS =
      Key.of(
          "activity.retention-months",
          ValueTypes.COUNT.where("a whole number from 1", n -> n >= 1),
          "12",
          "The last interval of results.retention by month.");

  public static final Key<Integer> ACTIVITY_ACTIVE_DAYS =
      Key.of(
          "activity.active-days",
          ValueTypes.COUNT.where("a whole number from 0", n -> n >= 0),
          "7",
          "Somebody whose last activity is at most so many days before the end of the data is Active."
              + " Segments call New whom they saw first within these days.");

  public static final Key<Integer> ACTIVITY_AT_RISK_DAYS =
      Key.of(
          "activity.at-risk-days",
          ValueTypes.COUNT.where("a whole number from 0", n -> n >= 0),
          "30",
          "Beyond that, and up to so many days, somebody is At Risk, later Churned; who is active again"
              + " after a longer gap is Reactivated. Not less than activity.active-days.");

  public static final Key<Optional<Path>> FUNNELS_FILE =
      Key.of(
          "funnels.file",
          ValueTypes.FILE,
          "",
          "A YAML file of the funnels that results tell of, in place of those that ship (purchase"
              + " and signup): a list funnels, each with a name and the fields of a question about a"
              + " funnel.");

  public static final Key<Integer> FUNNELS_LEAST_ACTORS =
      Key.of(
          "funnels.least-actors",
          ValueTypes.COUNT.where("a whole number from 1", n -> n >= 1),
          "30",
          "How many people of a group have to take a step before their rate is held up to others.");

  public static final Key<Integer> FUNNELS_BREAKDOWN_VALUES =
      Key.of(
          "funnels.breakdown-values",
          ValueTypes.COUNT.where("a whole number from 1", n -> n >= 1),
          "20",
          "How many values of a funnel's breakdown are told one by one; the rest is (other).");

  public static final Key<Integer> JOURNEYS_PATH_STEPS =
      Key.of(
          "journeys.path-steps",
          ValueTypes.COUNT.where("a whole number from 1 to 50", n -> n >= 1 && n <= 50),
          "6",
          "How many steps of a path to a conversion are told, the conversion among them.");

  public static final Key<Integer> JOURNEYS_PATHS =
      Key.of(
          "journeys.paths",
          ValueTypes.COUNT.where("a whole number from 0", n -> n >= 0),
          "100",
          "How many paths to a conversion are told one by one; the rest is (other).");

  public static final Key<Integer> JOURNEYS_SEQUENCES =
      Key.of(
          "journeys.sequences",
          ValueTypes.COUNT.where("a whole number from 0", n -> n >= 0),
          "100",
          "How many sequences of pages are told of each length.");

  public static final Key<Integer> JOURNEYS_LEAST_SESSIONS =
      Key.of(
          "journeys.least-sessions",
          ValueTypes.COUNT.where("a whole number from 1 to 255", n -> n >= 1 && n <= 255),
          "5",
          "Sequences and paths of fewer sessions are not told by themselves.");

  public static final Key<Integer> JOURNEYS_FLOW_STEPS =
      Key.of(
          "journeys.flow-steps",
          ValueTypes.COUNT.where("a whole number from 1 to 50", n -> n >= 1 && n <= 50),
          "8",
          "How many steps of a session the flow of results.path_transitions shows.");

  public static final Key<Integer> JOURNEYS_FLOW_ITEMS =
      Key.of(
          "journeys.flow-items",
          ValueTypes.COUNT.where("a whole number from 1 to 1000", n -> n >= 1 && n <= 1000),
          "12",
          "How many pages the flow shows by name at each step; the rest is (other).");

  public static final Key<Duration> INGEST_CLOCK_TOLERANCE =
      Key.of(
          "ingest.clock-tolerance",
          ValueTypes.DURATION,
          "60s",
          "A device's clock that is wrong by more than this is corrected: its times are moved by"
              + " what its sending time and the collector's differ.");

  public static final Key<DataSize> INGEST_MAX_LINE_SIZE =
      Key.of(
          "ingest.max-line-size",
          ValueTypes.SIZE.where(
              "a size from 1kB to 256MB",
              size -> size.bytes() >= 1 << 10 && size.bytes() <= 256 << 20),
          "1MB",
          "A longer line is rejected.");

  public static final Key<String> INGEST_IP =
      Key.of(
          "ingest.ip",
          ValueTypes.oneOf("truncate", "hash", "drop"),
          "truncate",
          "What is kept of an IP address: truncate keeps its network (the first 24 bits of IPv4, 48"
              + " of IPv6), hash a keyed hash, drop nothing.");

  public static final Key<Optional<String>> INGEST_DEVICE_HASH_KEY =
      Key.secret(
          "ingest.device-hash-key",
          ValueTypes.TEXT,
          "The key under which addresses and browsers are hashed to devices. Without one, a random"
              + " key is made with the warehouse and kept in it, in a file that only its owner may"
              + " read.");

  public static final Key<List<String>> INGEST_ASSET_EXTENSIONS =
      Key.of(
          "ingest.asset-extensions",
          ValueTypes.NAMES,
          "avif,bmp,css,cur,eot,gif,ico,jpeg,jpg,js,json,less,map,mjs,mp3,mp4,ogg,"
              + "otf,png,svg,swf,tif,tiff,ttf,txt,wasm,wav,webm,webmanifest,webp,woff,woff2,xml,xsl",
          "A request in an access log for a path that ends so is an asset, no page view.");

  public static final Key<Optional<String>> INGEST_SITE =
      Key.of(
          "ingest.site",
          ValueTypes.TEXT,
          "",
          "The site of events that name none themselves, such as shop.example.");

  public static final Key<List<String>> INGEST_OWN_HOSTS =
      Key.of(
          "ingest.own-hosts",
          ValueTypes.NAMES,
          "",
          "Hosts that are one's own, with their subdomains, beside a page's own: who comes from"
              + " there has not arrived anew.");

  public static final Key<Optional<Path>> INGEST_CHANNEL_RULES =
      Key.of(
          "ingest.channel-rules",
          ValueTypes.FILE,
          "",
          "A file of rules that give arrivals their channel, in place of those that ship.");

  public static final Key<Optional<Path>> INGEST_BOT_RULES =
      Key.of(
          "ingest.bot-rules",
          ValueTypes.FILE,
          "",
          "A file of rules that say who is a bot, in place of those that ship.");

  public static final Key<Double> INGEST_MAX_REJECTED =
      Key.of(
          "ingest.max-rejected",
          ValueTypes.SHARE,
          "0.5",
          "Ingest ends with exit code 3 when more than this share of the lines it read was rejected:"
              + " so many mean a wrong format or mapping, not bad lines. What was accepted is in the"
              + " tables all the same. 0 allows none, 1 any number.");

  public static final Key<String> PIPELINES_RUNNER =
      Key.of(
          "pipelines.runner",
          ValueTypes.oneOf("direct", "flink", "spark"),
          "direct",
          "The engine that pipelines run on: direct is in this process. MORAINE_RUNNER says the"
              + " same and also makes the launcher load the engine.");

  public static final Key<OptionalInt> PIPELINES_PARALLELISM =
      Key.of(
          "pipelines.parallelism",
          ValueTypes.CORES,
          "cores",
          "How many bundles are worked on at once; cores is one for each core.");

  public static final List<Key<?>> ALL =
      List.of(
          WAREHOUSE_LOCATION,
          WAREHOUSE_BUCKETS,
          WAREHOUSE_TARGET_FILE_SIZE,
          REPORTING_ZONE,
          REPORTING_WEEK_START,
          REPORTING_CURRENCY,
          REPORTING_RATES,
          SESSION_GAP,
          SESSION_MAX_LENGTH,
          SESSION_ENGAGED_AFTER,
          SESSION_ENGAGED_VIEWS,
          SESSION_CUT_AT_MIDNIGHT,
          SESSION_CUT_AT_CAMPAIGN,
          CART_ABANDONED_AFTER,
          CART_RECOVERABLE_FOR,
          PRODUCTS_PAIRS,
          PRODUCTS_PER_BASKET,
          PATH_CLEANING,
          ATTRIBUTION_LOOK_BACK,
          ATTRIBUTION_HALF_LIFE,
          ATTRIBUTION_MOST_VALUES,
          EXPERIMENTS_PLANS,
          EXPERIMENTS_METRICS,
          EXPERIMENTS_SMALLEST_LIFT,
          EXPERIMENTS_ALPHA,
          EXPERIMENTS_POWER,
          ACTIVITY_RETENTION_DAYS,
          ACTIVITY_RETENTION_WEEKS,
          ACTIVITY_RETENTION_MONTHS,
          ACTIVITY_ACTIVE_DAYS,
          ACTIVITY_AT_RISK_DAYS,
          FUNNELS_FILE,
          FUNNELS_LEAST_ACTORS,
          FUNNELS_BREAKDOWN_VALUES,
          JOURNEYS_PATH_STEPS,
          JOURNEYS_PATHS,
          JOURNEYS_SEQUENCES,
          JOURNEYS_LEAST_SESSIONS,
          JOURNEYS_FLOW_STEPS,
          JOURNEYS_FLOW_ITEMS,
          INGEST_CLOCK_TOLERANCE,
          INGEST_MAX_LINE_SIZE,
          INGEST_IP,
          INGEST_DEVICE_HASH_KEY,
          INGEST_ASSET_EXTENSIONS,
          INGEST_SITE,
          INGEST_OWN_HOSTS,
          INGEST_CHANNEL_RULES,
          INGEST_BOT_RULES,
          INGEST_MAX_REJECTED,
          PIPELINES_RUNNER,
          PIPELINES_PARALLELISM);

  private Keys() {}

  /** The key of that name. */
  public static Optional<Key<?>> named(String name) {
    return ALL.stream().filter(key -> key.name().equals(name)).findFirst();
  }
}
