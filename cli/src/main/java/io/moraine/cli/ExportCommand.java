package io.moraine.cli;

import io.moraine.blocks.RowCursor;
import io.moraine.cli.export.ExportFormat;
import io.moraine.cli.export.RowFile;
import io.moraine.cli.export.WholeFile;
import io.moraine.pipelines.Progress;
import io.moraine.schemas.MoraineException;
import io.moraine.schemas.TableDefinition;
import io.moraine.warehouse.Query;
import io.moraine.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes a table to a file for other programs. */
@Command(
    name = "export",
    description = {
      "Write a table to a file.",
      "The file appears, or replaces one of its name, when it is whole."
    },
    footerHeading = "%nExample:%n",
    footer = "  ./moraine --warehouse shop export facts.revenue --format csv --out revenue.csv")
final class ExportCommand implements Runnable {
  private static final int ROWS_BETWEEN_REPORTS = 10_000;

  @ParentCommand private Moraine moraine;
  @Mixin private RowsOption rows;

  @Parameters(paramLabel = "TABLE", description = "The table, such as facts.sessions or sessions.")
  private String name;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      required = true,
      description = "csv, json (an array of objects, one a line) or parquet.")
  private ExportFormat format;

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file to write.")
  private Path out;

  @Override
  public void run() {
    TableDefinition definition = NamedTable.of(name);
    long count;
    try (Warehouse warehouse = Shelves.open(moraine.configuration());
        WholeFile file = WholeFile.at(out)) {
      count =
          write(rows.query(warehouse.table(definition), OptionalLong.empty()), definition, file);
      file.publish();
    } catch (IOException failure) {
      throw new MoraineException(
          CliError.FILE,
          "%s cannot be written to %s (%s)."
              .formatted(definition.name(), out, failure.getMessage()),
          failure);
    }
    moraine.remark(
        java.util.Optional.empty(),
        String.format(Locale.ROOT, "%,d rows of %s are in %s.", count, definition.name(), out));
  }

  private long write(Query query, TableDefinition definition, WholeFile file) throws IOException {
    Progress progress = moraine.progress();
    progress.stage("Export " + definition.name());
    long count = 0;
    try (RowCursor cursor = query.rows();
        RowFile target = format.open(file.draft(), query.shape(), definition)) {
      while (cursor.next()) {
        target.add(cursor.row());
        if (++count % ROWS_BETWEEN_REPORTS == 0) {
          progress.advance(count, 0, "rows");
        }
      }
    }
    progress.advance(count, 0, "rows");
    progress.done();
    return count;
  }
}
