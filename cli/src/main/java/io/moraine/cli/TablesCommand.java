package io.moraine.cli;

import io.moraine.cli.output.ResultColumn;
import io.moraine.cli.output.ResultWriter;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.Tables;
import io.moraine.warehouse.Slice;
import io.moraine.warehouse.StoredFile;
import io.moraine.warehouse.Warehouse;
import io.moraine.warehouse.WarehouseTable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Which tables are there, and how much is in them? */
@Command(
    name = "tables",
    description = "List the tables with their rows, files, bytes, days and last change.",
    footerHeading = "%nExample:%n",
    footer = "  ./moraine --warehouse shop tables")
final class TablesCommand implements Runnable {
  private static final List<ResultColumn> COLUMNS =
      List.of(
          ResultColumn.text("table"),
          ResultColumn.number("rows"),
          ResultColumn.number("files"),
          ResultColumn.number("bytes"),
          ResultColumn.time("first_day"),
          ResultColumn.time("last_day"),
          ResultColumn.time("changed_at"));

  @ParentCommand private Moraine moraine;
  @Mixin private ResultFormatOption format;

  @Override
  public void run() {
    try (Warehouse warehouse = Shelves.open(moraine.configuration());
        ResultWriter result = moraine.result(format.asked(), COLUMNS)) {
      for (TableDefinition definition : Tables.ALL) {
        result.row(row(warehouse.table(definition)));
      }
    }
  }

  private static List<?> row(WarehouseTable table) {
    SortedMap<Slice, List<StoredFile>> slices = table.slices();
    List<StoredFile> files = slices.values().stream().flatMap(List::stream).toList();
    List<LocalDate> days =
        slices.keySet().stream().map(Slice::day).flatMap(Optional::stream).sorted().toList();
    return Arrays.asList(
        table.definition().name(),
        files.stream().mapToLong(StoredFile::rows).sum(),
        (long) files.size(),
        files.stream().mapToLong(StoredFile::bytes).sum(),
        days.isEmpty() ? null : days.get(0),
        days.isEmpty() ? null : days.get(days.size() - 1),
        table.snapshotTime().orElse(null));
  }
}
