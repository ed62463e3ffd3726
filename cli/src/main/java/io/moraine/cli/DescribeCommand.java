package io.moraine.cli;

import io.moraine.cli.output.ResultColumn;
import io.moraine.cli.output.ResultWriter;
import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.types.Types.NestedField;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What does a row of a table mean, and each of its columns? */
@Command(
    name = "describe",
    description = "Say what a table's rows and columns mean and what holds of them.",
    footerHeading = "%nExample:%n",
    footer = "  ./moraine describe facts.sessions")
final class DescribeCommand implements Runnable {
  private static final List<ResultColumn> COLUMNS =
      List.of(
          ResultColumn.text("column"),
          ResultColumn.text("type"),
          ResultColumn.text("null"),
          ResultColumn.sentence("meaning"));

  @ParentCommand private Moraine moraine;
  @Mixin private ResultFormatOption format;

  @Parameters(paramLabel = "TABLE", description = "The table, such as facts.sessions or sessions.")
  private String table;

  @Override
  public void run() {
    TableDefinition definition = NamedTable.of(table);
    if (moraine.forPeople(format.asked())) {
      heading(definition, moraine.out());
    }
    try (ResultWriter result = moraine.result(format.asked(), COLUMNS)) {
      definition.columns().forEach(column -> result.row(row(column)));
    }
    if (moraine.forPeople(format.asked()) && !definition.identities().isEmpty()) {
      moraine.out().println();
      moraine.out().println("What always holds:");
      definition
          .identities()
          .forEach(identity -> moraine.out().println("  - " + identity.sentence()));
    }
  }

  private static void heading(TableDefinition table, PrintStream out) {
    out.println(table.name() + ": " + table.grain());
    out.println();
    out.println("key      " + String.join(", ", table.key()));
    out.println("sliced   " + slices(table.slicing()));
    out.println("sorted   " + String.join(", ", table.sortOrder()));
    out.println();
  }

  private static String slices(Slicing slicing) {
    String by =
        Stream.of(slicing.dayColumn(), slicing.bucketColumn().map(column -> "bucket of " + column))
            .flatMap(java.util.Optional::stream)
            .collect(Collectors.joining(" and "));
    return by.isEmpty() ? "not at all" : "by " + by;
  }

  private static List<String> row(NestedField column) {
    return List.of(
        column.name(),
        column.type().toString(),
        column.isOptional() ? "may be" : "never",
        column.doc());
  }
}
