package io.moraine.cli.config;

import io.moraine.cli.GeneratedPage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {
  private static final String INTRODUCTION =
      """
      # Configuration

      <!-- Generated from Keys.java; a test compares. -Dmoraine.regenerate=true writes it again. -->

      Every setting has a default that works. `./moraine config` prints all that are in effect and
      where each value comes from. A value may be given, the later winning over the earlier:

      1. in `moraine.yaml` of the current directory, or the file that `--config` names; keys may be
         nested or written with points;
      2. by an environment variable: `MORAINE_` and the key in capitals, points and hyphens as
         underscores, so `MORAINE_SESSION_GAP` for `session.gap`;
      3. by `--set key=value`;
      4. by an option of its own, such as `--warehouse`.

      A key that does not exist, a value that cannot be, and two values that cannot hold together are
      refused, with the place that says so. A list is written as YAML, or in one line: texts parted by
      commas, rules by semicolons.

      ```yaml
      warehouse.location: /srv/shop
      reporting.zone: Europe/Berlin
      session:
        gap: 20m
        cut-at-midnight: true
      path.cleaning:
        - '/p/\\d+': /p/*
      ```

      | key | value | default | what it decides |
      |---|---|---|---|
      """;

  private static final String CATALOG =
      """

      ## The catalog

      Without more, the catalog is an SQLite file in the warehouse's folder. What starts with `catalog.`
      is handed to Iceberg's catalog as it is and replaces what Moraine would say, so that a REST
      catalog, or tables in another place, take a few lines:

      ```yaml
      warehouse.location: /srv/shop
      catalog:
        type: rest
        uri: https://catalog.example/
        warehouse: file:///srv/tables
      ```

      ```sh
      export MORAINE_CATALOG_TOKEN=...
      ```

      In a variable one underscore is a point and two are a hyphen: `MORAINE_CATALOG_IO__IMPL` is
      `catalog.io-impl`. `./moraine config` hides passwords, tokens and keys.

      ## The process

      | variable | what it decides |
      |---|---|
      | `MORAINE_HEAP` | the most memory that Java may use; 2g |
      | `MORAINE_JAVA_OPTS` | further options of Java |
      | `MORAINE_RUNNER` | `pipelines.runner`, with the engine loaded by the launcher |
      | `MORAINE_DEBUG` | prints where in the program an error arose |
      """;

  @Test
  void everySettingIsExplained() throws IOException {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    Keys.ALL.forEach(key -> page.append(line(key)));
    GeneratedPage.writeOrCompare("configuration.md", page.append(CATALOG).toString());
  }

  private static String line(Key<?> key) {
    String value = key.secret() ? "secret " + key.type().name() : key.type().form();
    String defaultText = key.defaultText().isEmpty() ? "none" : code(key.defaultText());
    return "| %s | %s | %s | %s |%n"
        .formatted(code(key.name()), value, defaultText.replace(",", ", "), key.sentence());
  }

  private static String code(String text) {
    return "`" + text + "`";
  }
}
