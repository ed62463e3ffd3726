package io.moraine.cli;

import io.moraine.schemas.Identity;
import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.Tables;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.Test;

class TablesPageTest {
  private static final String INTRODUCTION =
      """
      # Tables

      <!-- Generated from the tables' definitions; a test compares. -Dmoraine.regenerate=true writes it
           again. -->

      Every table of a warehouse, as `./moraine describe TABLE` prints it: what a row is, what each
      column means, how it is cut and sorted, and what always holds. `raw` is what was read, `facts`
      what it says of visits, carts, people and orders, `results` what is told of all of them, module
      by module ([results](results.md)).

      A slice is what is replaced in one commit. Money is decimal; a time is UTC to the microsecond; a
      day is that of the reporting zone.

      """;

  @Test
  void everyTableIsExplained() throws IOException {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    for (TableDefinition table : Tables.ALL) {
      page.append("- [`%s`](#%s): %s%n".formatted(table.name(), anchor(table), table.grain()));
    }
    Tables.ALL.forEach(table -> page.append(section(table)));
    GeneratedPage.writeOrCompare("tables.md", page.toString());
  }

  private static String section(TableDefinition table) {
    StringBuilder section = new StringBuilder();
    section.append("%n## %s%n%n%s%n%n".formatted(table.name(), table.grain()));
    section.append("- key: %s%n".formatted(codes(table.key().stream())));
    section.append("- sliced by: %s%n".formatted(slices(table.slicing())));
    section.append("- sorted by: %s%n".formatted(codes(table.sortOrder().stream())));
    table
        .definition()
        .ifPresent(definition -> section.append("- definition: `%s`%n".formatted(definition)));
    section.append("%n| column | type | null | meaning |%n|---|---|---|---|%n".formatted());
    table.columns().forEach(column -> section.append(line(column)));
    if (!table.identities().isEmpty()) {
      section.append("%nWhat always holds:%n%n".formatted());
      for (Identity identity : table.identities()) {
        section.append("- %s%n".formatted(identity.sentence()));
      }
    }
    return section.toString();
  }

  private static String line(NestedField column) {
    return "| `%s` | %s | %s | %s |%n"
        .formatted(
            column.name(),
            column.type().isNestedType() ? kind(column) : column.type(),
            column.isOptional() ? "may be" : "never",
            column.doc().replace("|", "\\|"));
  }

  private static String kind(NestedField column) {
    return switch (column.type().typeId()) {
      case MAP -> "map";
      case LIST -> "list";
      default -> "struct";
    };
  }

  private static String slices(Slicing slicing) {
    String by =
        Stream.of(
                slicing.dayColumn().map(column -> "`" + column + "`"),
                slicing.bucketColumn().map(column -> "bucket of `" + column + "`"))
            .flatMap(java.util.Optional::stream)
            .collect(Collectors.joining(" and "));
    return by.isEmpty() ? "nothing, it is one slice" : by;
  }

  private static String codes(Stream<String> names) {
    return names.map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }

  private static String anchor(TableDefinition table) {
    return table.name().replace(".", "");
  }
}
