package io.moraine.cli.config;

import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moraine.schemas.MoraineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every key: its default, another value for it, and the same from each source. */
class ConfigurationTest {
  private static final Map<String, String> DEFAULTS = new LinkedHashMap<>();
  private static final Map<String, String> OTHERS = new LinkedHashMap<>();

  static {
    key("warehouse.location", "moraine-warehouse", "/srv/shop");
    key("warehouse.buckets", "8", "16");
    key("warehouse.target-file-size", "128MB", "256MB");
    key("reporting.zone", "UTC", "America/Bahia_Banderas");
    key("reporting.week-start", "monday", "sunday");
    key("reporting.currency", "", "EUR");
    key("reporting.rates", "", "GBP=1.17,USD=0.92");
    key("session.gap", "30m", "20m");
    key("session.max-length", "24h", "12h");
    key("session.engaged-after", "10s", "15s");
    key("session.engaged-views", "2", "3");
    key("session.cut-at-midnight", "false", "true");
    key("session.cut-at-campaign", "false", "true");
    key("cart.abandoned-after", "24h", "36h");
    key("cart.recoverable-for", "30d", "14d");
    key("products.pairs", "1000", "200");
    key("products.per-basket", "50", "20");
    key("path.cleaning", "", "/p/\\d+ => /p/*; /cart(/.*)? => /cart");
    key("attribution.look-back", "30d", "90d");
    key("attribution.half-life", "180h", "7d");
    key("attribution.most-values", "100", "20");
    key(
        "experiments.plans",
        "",
        "checkout => steps=50.0, one_page=50.0, lift:0.02, metric:order_rate");
    key(
        "experiments.metrics",
        "order_rate,signup_rate,orders_per_person,revenue_per_person,sessions_per_person",
        "order_rate,revenue_per_person");
    key("experiments.smallest-lift", "0.05", "0.1");
    key("experiments.alpha", "0.05", "0.01");
    key("experiments.power", "0.8", "0.9");
    key("activity.retention-days", "30", "90");
    key("activity.retention-weeks", "26", "52");
    key("activity.retention-months", "12", "24");
    key("activity.active-days", "7", "14");
    key("activity.at-risk-days", "30", "60");
    key("funnels.file", "", "/etc/moraine/funnels.yml");
    key("funnels.least-actors", "30", "50");
    key("funnels.breakdown-values", "20", "10");
    key("journeys.path-steps", "6", "4");
    key("journeys.paths", "100", "50");
    key("journeys.sequences", "100", "200");
    key("journeys.least-sessions", "5", "10");
    key("journeys.flow-steps", "8", "6");
    key("journeys.flow-items", "12", "20");
    key("ingest.clock-tolerance", "1m", "90s");
    key("ingest.max-line-size", "1MB", "512kB");
    key("ingest.ip", "truncate", "hash");
    key("ingest.device-hash-key", "", "correct horse");
    key(
        "ingest.asset-extensions",
        "avif,bmp,css,cur,eot,gif,ico,jpeg,jpg,js,json,less,map,mjs,mp3,mp4,ogg,"
            + "otf,png,svg,swf,tif,tiff,ttf,txt,wasm,wav,webm,webmanifest,webp,woff,woff2,xml,xsl",
        "css,js");
    key("ingest.site", "", "shop.example");
    key("ingest.own-hosts", "", "shop.example,pay.example");
    key("ingest.channel-rules", "", "/etc/moraine/channels.yml");
    key("ingest.bot-rules", "", "/etc/moraine/bots.yml");
    key("ingest.max-rejected", "0.5", "0.01");
    key("pipelines.runner", "direct", "flink");
    key("pipelines.parallelism", "cores", "3");
  }

  @TempDir Path folder;

  private static void key(String name, String defaultText, String other) {
    DEFAULTS.put(name, defaultText);
    OTHERS.put(name, other);
  }

  @Test
  void knowsTheDefaultOfEveryKey() {
    assertThat(texts(Configuration.ofDefaults())).isEqualTo(DEFAULTS);
  }

  @Test
  void givesEveryKeyAnotherValueThanItsDefault() {
    assertThat(OTHERS)
        .allSatisfy((key, other) -> assertThat(other).isNotEqualTo(DEFAULTS.get(key)));
    assertThat(texts(ofSets(OTHERS))).isEqualTo(OTHERS);
  }

  @Test
  void readsTheSameFromFileVariablesAndOptions() throws IOException {
    Configuration ofOptions = ofSets(OTHERS);

    Map<String, String> variables = new TreeMap<>();
    Keys.ALL.forEach(key -> variables.put(key.variable(), OTHERS.get(key.name())));
    assertThat(variables).hasSameSizeAs(Keys.ALL);
    assertThat(texts(ofVariables(variables))).isEqualTo(texts(ofOptions));

    String yaml =
        OTHERS.entrySet().stream()
            .map(entry -> entry.getKey() + ": '" + entry.getValue() + "'")
            .reduce("", (lines, line) -> lines + line + "\n");
    assertThat(texts(ofFile(yaml))).isEqualTo(texts(ofOptions));
  }

  @Test
  void readsNestedKeysAndLists() throws IOException {
    Configuration configuration =
        ofFile(
            """
            session:
              gap: 20m
              cut-at-midnight: true
            ingest.asset-extensions: [css, js]
            path:
              cleaning:
                - '/p/\\d+': /p/*
                - '/cart(/.*)? => /cart'
            catalog:
              type: jdbc
              jdbc.password: open sesame
            """);

    assertThat(texts(configuration))
        .containsEntry("session.gap", "20m")
        .containsEntry("session.cut-at-midnight", "true")
        .containsEntry("ingest.asset-extensions", "css,js")
        .containsEntry("path.cleaning", OTHERS.get("path.cleaning"));
    assertThat(configuration.catalogProperties())
        .isEqualTo(Map.of("type", "jdbc", "jdbc.password", "open sesame"));
  }

  @Test
  void letsTheNearerSourceWin() throws IOException {
    Path file = yaml("session.gap: 1m\nsession.max-length: 2h\ningest.site: file\ningest.ip: drop");
    Map<String, String> environment =
        Map.of("MORAINE_SESSION_GAP", "2m", "MORAINE_SESSION_MAX__LENGTH", "3h");
    Sources misspelt = new Sources(Optional.of(file), folder, environment, List.of(), List.of());
    assertThatThrownBy(misspelt::read)
        .isInstanceOf(MoraineException.class)
        .hasMessage(
            "The variable MORAINE_SESSION_MAX__LENGTH is no setting of Moraine. Did you mean"
                + " MORAINE_SESSION_MAX_LENGTH? Correct it or unset it.");

    Configuration configuration =
        new Sources(
                Optional.of(file),
                folder,
                Map.of("MORAINE_SESSION_GAP", "2m", "MORAINE_INGEST_SITE", "variable"),
                List.of("session.gap=3m", "pipelines.runner=spark"),
                List.of(Assignment.ofOption("--runner", Keys.PIPELINES_RUNNER, "flink")))
            .read();

    assertThat(origin(configuration, Keys.INGEST_IP)).isEqualTo(file + ":4");
    assertThat(origin(configuration, Keys.INGEST_SITE)).isEqualTo("variable MORAINE_INGEST_SITE");
    assertThat(origin(configuration, Keys.SESSION_GAP)).isEqualTo("option --set session.gap");
    assertThat(origin(configuration, Keys.PIPELINES_RUNNER)).isEqualTo("option --runner");
    assertThat(origin(configuration, Keys.SESSION_MAX_LENGTH)).isEqualTo(file + ":2");
    assertThat(origin(configuration, Keys.CART_ABANDONED_AFTER)).isEqualTo("default");
    assertThat(texts(configuration)).containsEntry("session.gap", "3m");
  }

  @Test
  void findsTheFileOfTheCurrentDirectory() throws IOException {
    Files.writeString(folder.resolve(Sources.FILE_NAME), "warehouse.location: shop");

    Configuration configuration =
        new Sources(Optional.empty(), folder, Map.of(), List.of(), List.of()).read();

    assertThat(configuration.value(Keys.WAREHOUSE_LOCATION)).isEqualTo(folder.resolve("shop"));
  }

  @Test
  void takesPropertiesOfTheCatalogFromVariables() {
    Configuration configuration =
        ofVariables(
            Map.of("MORAINE_CATALOG_JDBC_USER", "ice", "MORAINE_CATALOG_IO__IMPL", "Files"));

    assertThat(configuration.catalogProperties())
        .isEqualTo(Map.of("jdbc.user", "ice", "io-impl", "Files"));
  }

  @Test
  void leavesVariablesOfTheLauncherAlone() {
    assertThat(texts(ofVariables(Map.of("MORAINE_HEAP", "4g", "MORAINE_RUNNER", "flink"))))
        .containsEntry("pipelines.runner", "flink");
  }

  @Test
  void hidesSecretsFromWhoeverLooks() {
    Configuration configuration =
        ofSets(
            Map.of(
                "ingest.device-hash-key", "s3cr3t",
                "catalog.jdbc.password", "s3cr3t",
                "catalog.s3.secret-access-key", "s3cr3t",
                "catalog.token", "s3cr3t",
                "catalog.uri", "jdbc:postgresql://db/moraine?user=a&password=s3cr3t"));

    assertThat(configuration.settings())
        .extracting(Setting::text)
        .contains("(hidden)")
        .noneMatch(text -> text.contains("s3cr3t"));
    assertThat(configuration.catalogProperties()).containsEntry("jdbc.password", "s3cr3t");
  }

  @Test
  void doesNotRepeatASecretThatItRefuses() throws IOException {
    Path file = yaml("ingest.device-hash-key: [s3cr3t, again]");
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(MoraineException.class)
        .hasMessage("ingest.device-hash-key (%s:1) must be a text.", file);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "session.gap=0s | session.gap (option --set session.gap) is '0s', but must be a duration"
            + " above zero such as 10s, 30m or 24h.",
        "session.gap=30 | session.gap (option --set session.gap) is '30', but must be a duration"
            + " above zero such as 10s, 30m or 24h.",
        "warehouse.buckets=0 | warehouse.buckets (option --set warehouse.buckets) is '0', but must"
            + " be a whole number from 1 to 4096.",
        "ingest.max-line-size=lots | ingest.max-line-size (option --set ingest.max-line-size) is"
            + " 'lots', but must be a size from 1kB to 256MB.",
        "ingest.ip=keep | ingest.ip (option --set ingest.ip) is 'keep', but must be one of"
            + " truncate, hash, drop.",
        "reporting.zone=Moon/Tycho | reporting.zone (option --set reporting.zone) is 'Moon/Tycho',"
            + " but must be a time zone such as UTC, Europe/Berlin or +02:00.",
        "ingest.max-rejected=2 | ingest.max-rejected (option --set ingest.max-rejected) is '2', but"
            + " must be a share from 0 to 1.",
        "session.cut-at-midnight=yes | session.cut-at-midnight (option --set"
            + " session.cut-at-midnight) is 'yes', but must be true or false.",
        "path.cleaning=[ => x | path.cleaning (option --set path.cleaning) is '[ => x', but must be"
            + " rules of the form regex => alias, parted by semicolons, whose regex is one of Java.",
        "sesion.gap=1m | There is no setting sesion.gap (option --set sesion.gap). Did you mean"
            + " session.gap? All settings are in docs/configuration.md.",
        "session=1m | There is no setting session (option --set session). All settings are in"
            + " docs/configuration.md.",
        "warehouse.location=s3://b/w | warehouse.location (option --set warehouse.location) is"
            + " 's3://b/w', but must be a folder.",
        "session.gap | --set takes key=value, such as --set session.gap=30m; 'session.gap' is not"
            + " of this form.",
      })
  void refusesWhatCannotBe(String set, String sentence) {
    Sources sources = new Sources(Optional.empty(), folder, Map.of(), List.of(set), List.of());
    assertThatThrownBy(sources::read).isInstanceOf(MoraineException.class).hasMessage(sentence);
  }

  @ParameterizedTest
  @CsvSource({
    "session.gap, 25h",
    "session.engaged-after, 25h",
    "cart.recoverable-for, 1h",
    "cart.abandoned-after, 31d"
  })
  void refusesSettingsThatCannotHoldTogether(String key, String value) {
    assertThatThrownBy(() -> ofSets(Map.of(key, value)))
        .isInstanceOf(MoraineException.class)
        .hasMessageContaining("%s is %s (option --set %s)", key, value, key)
        .hasMessageContaining("(default)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "session.gap: 1m\\nsession:\\n  gap: 2m | :3 says session.gap again (first %s:1). Drop one.",
        "session.gap: | :1 gives session.gap no value. Write one, or drop the line.",
        "just words | :1 holds no keys. Write settings such as \"session.gap: 30m\".",
        "session: [ | is not YAML",
        "sesion.gap: 1m | There is no setting sesion.gap (%s:1). Did you mean session.gap?",
      })
  void saysWhereAFileIsWrong(String yaml, String sentence) throws IOException {
    Path file = yaml(yaml.replace("\\n", "\n"));
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(MoraineException.class)
        .hasMessageContaining(sentence.replace("%s", file.toString()));
  }

  @Test
  void takesAnEmptyFileForNoSettings() throws IOException {
    assertThat(texts(ofFile("# nothing\n"))).isEqualTo(DEFAULTS);
  }

  @Test
  void namesAFileThatIsMissing() {
    Path missing = folder.resolve("missing.yaml");
    assertThatThrownBy(() -> read(missing))
        .isInstanceOf(MoraineException.class)
        .hasMessageStartingWith("The configuration file " + missing + " cannot be read");
  }

  @Test
  void everyKeyHasASentenceAndANameOfItsOwn() {
    assertThat(Keys.ALL).extracting(Key::name).doesNotHaveDuplicates();
    assertThat(Keys.ALL)
        .allSatisfy(
            key -> {
              assertThat(key.name()).matches("[a-z]+\\.[a-z]+(-[a-z]+)*");
              assertThat(key.sentence()).endsWith(".");
            });
  }

  private static Map<String, String> texts(Configuration configuration) {
    return Keys.ALL.stream()
        .collect(
            toMap(Key::name, key -> text(configuration, key), (a, b) -> a, LinkedHashMap::new));
  }

  private static <T> String text(Configuration configuration, Key<T> key) {
    return key.type().writer().apply(configuration.value(key));
  }

  private static String origin(Configuration configuration, Key<?> key) {
    return configuration.origin(key).place();
  }

  private Configuration ofSets(Map<String, String> sets) {
    List<String> options =
        sets.entrySet().stream().map(set -> set.getKey() + "=" + set.getValue()).collect(toList());
    return new Sources(Optional.empty(), folder, Map.of(), options, List.of()).read();
  }

  private Configuration ofVariables(Map<String, String> variables) {
    return new Sources(Optional.empty(), folder, variables, List.of(), List.of()).read();
  }

  private Configuration ofFile(String yaml) throws IOException {
    return read(yaml(yaml));
  }

  private Configuration read(Path file) {
    return new Sources(Optional.of(file), folder, Map.of(), List.of(), List.of()).read();
  }

  private Path yaml(String text) throws IOException {
    return Files.writeString(folder.resolve("settings.yaml"), text);
  }
}
