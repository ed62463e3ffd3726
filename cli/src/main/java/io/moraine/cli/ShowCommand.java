package io.moraine.cli;

import io.moraine.blocks.RowCursor;
import io.moraine.cli.output.ResultWriter;
import io.moraine.cli.output.RowValues;
import io.moraine.schemas.TableDefinition;
import io.moraine.warehouse.Query;
import io.moraine.warehouse.Warehouse;
import io.moraine.warehouse.WarehouseTable;
import java.io.IOException;
import java.util.Locale;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What do the rows of a table look like? */
@Command(
    name = "show",
    description = "Print rows of a table, and how many more there are.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./moraine --warehouse shop show facts.sessions --limit 5",
      "  ./moraine --warehouse shop show carts --where \"state = 'abandoned'\""
    })
final class ShowCommand implements Runnable {
  @ParentCommand private Moraine moraine;
  @Mixin private RowsOption rows;
  @Mixin private ResultFormatOption format;

  @Parameters(paramLabel = "TABLE", description = "The table, such as facts.sessions or sessions.")
  private String name;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many rows (20); 0 for all.")
  private long limit;

  @Override
  public void run() {
    TableDefinition definition = NamedTable.of(name);
    try (Warehouse warehouse = Shelves.open(moraine.configuration())) {
      WarehouseTable table = warehouse.table(definition);
      long shown = print(rows.query(table, limit()));
      if (shown == limit && moraine.forPeople(format.asked())) {
        remark(total(table) - shown);
      }
    } catch (IOException failure) {
      throw Unreadable.table(definition, failure);
    }
  }

  private OptionalLong limit() {
    return limit > 0 ? OptionalLong.of(limit) : OptionalLong.empty();
  }

  private long print(Query query) throws IOException {
    long shown = 0;
    try (RowCursor cursor = query.rows();
        ResultWriter result = moraine.result(format.asked(), RowValues.columns(query.shape()))) {
      while (cursor.next() && !moraine.out().checkError()) {
        result.row(RowValues.of(cursor.row(), query.shape()));
        shown++;
      }
    }
    return shown;
  }

  private void remark(long more) {
    if (more > 0) {
      moraine.remark(
          format.asked(),
          String.format(
              Locale.ROOT, "%n%,d more rows; --limit shows more, export writes all.", more));
    }
  }

  /** How many rows there are in all: known without reading unless there is a condition. */
  private long total(WarehouseTable table) throws IOException {
    if (rows.allRows()) {
      return table.rows();
    }
    long count = 0;
    try (RowCursor cursor = rows.countable(table).rows()) {
      while (cursor.next()) {
        count++;
      }
    }
    return count;
  }
}
