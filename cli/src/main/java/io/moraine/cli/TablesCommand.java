package io.moraine.cli;

import io.moraine.cli.output.ResultColumn;
import io.moraine.cli.output.ResultWriter;
import io.moraine.schemas.Tables;
import java.util.List;
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
      List.of(ResultColumn.text("table"), ResultColumn.sentence("grain"));

  @ParentCommand private Moraine moraine;
  @Mixin private ResultFormatOption format;

  @Override
  public void run() {
    try (ResultWriter result = moraine.result(format.asked(), COLUMNS)) {
      Tables.ALL.forEach(table -> result.row(List.of(table.name(), table.grain())));
    }
  }
}
