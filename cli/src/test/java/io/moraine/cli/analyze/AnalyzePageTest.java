package io.moraine.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.moraine.cli.GeneratedPage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnalyzePageTest {
  private static final String INTRODUCTION =
      """
      # The document of analyze

      <!-- Generated from analyze.schema.json; a test compares. -Dmoraine.regenerate=true writes it
           again. -->

      `./moraine analyze` tells the [results](results.md) of all modules, one after the other. Results
      that are not of the facts as they are, or of other settings, are made first; with `--stored` they
      are told as they are, and the command says so.

      - `--modules traffic,revenue` leaves the other modules out.
      - `--from` and `--to` leave rows of other days out, in tables that are cut by day. A row of any
        other table is of all days.
      - `--user ID` tells what is known of one person: the id of a user, or of a device, whose owner it
        is then. Facts come first; modules without a table by person are left out, and say so.
      - `--format table` (the default) is for people: tables whose key has a day are drawn as courses,
        cohorts as fields of shades, models of attribution side by side, all others as lists. It is the
        part of a table that is looked at first: where only some of its rows are, its heading says
        which, and columns are a choice. All rows and columns are in the other formats. `--format csv`
        has a line for each value: module, table, row, column, value. `--format json` prints the
        document below, which `--export FILE` writes to a file beside whatever is printed. The file
        appears when it is whole.
      - A module that fails is told under `failures`, the others go on, and the exit code is 1.

      [The JSON Schema](../cli/src/main/resources/io/moraine/cli/analyze/analyze.schema.json) of the
      document is tested against what the command writes. In a module or table that failed half-way the
      fields after the failure are missing.
      """;

  @Test
  void everyFieldIsExplained() throws IOException {
    JsonNode schema =
        new ObjectMapper().readTree(JsonReport.class.getResourceAsStream("analyze.schema.json"));
    assertThat(schema.at("/properties/format/const").asText()).isEqualTo(JsonReport.FORMAT);
    StringBuilder page = new StringBuilder(INTRODUCTION);
    page.append(section("The document", schema));
    for (String part : List.of("module", "table", "column", "failure")) {
      page.append(section("A " + part, schema.get("$defs").get(part)));
    }
    GeneratedPage.writeOrCompare("analyze.md", page.toString());
  }

  private static String section(String title, JsonNode object) {
    StringBuilder section =
        new StringBuilder(
            "%n## %s%n%n| field | value | meaning |%n|---|---|---|%n".formatted(title));
    for (Map.Entry<String, JsonNode> field : object.get("properties").properties()) {
      section.append(
          "| `%s` | %s | %s |%n"
              .formatted(
                  field.getKey(),
                  value(field.getValue()),
                  field.getValue().get("description").asText()));
    }
    return section.toString();
  }

  private static String value(JsonNode field) {
    if (field.has("const")) {
      return "`" + field.get("const").asText() + "`";
    }
    JsonNode type = field.get("type");
    boolean optional = type.isArray();
    String name = optional ? type.get(0).asText() : type.asText();
    String words =
        switch (name) {
          case "array" -> "list of " + elements(field.get("items"));
          case "string" -> field.has("format") ? "day" : "text";
          default -> name;
        };
    return words + (optional ? " or null" : "");
  }

  private static String elements(JsonNode items) {
    if (items.has("$ref")) {
      String reference = items.get("$ref").asText();
      return reference.substring(reference.lastIndexOf('/') + 1) + "s";
    }
    return items.get("type").asText().equals("string") ? "texts" : "objects";
  }
}
