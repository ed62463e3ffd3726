package io.moraine.cli.analyze;

import io.moraine.cli.output.CsvWriter;
import io.moraine.cli.output.ResultColumn;
import io.moraine.schemas.MoraineException;
import io.moraine.schemas.TableDefinition;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;

/**
 * A line for each value, since tables have different columns: module, table, number of the row from
 * 1, column, value. Failures are told elsewhere.
 */
public final class CsvReport implements AnalysisReport {
  private final CsvWriter csv;
  private long row;

  public CsvReport(PrintStream out) {
    this.csv =
        new CsvWriter(
            out,
            List.of(
                ResultColumn.text("module"),
                ResultColumn.text("table"),
                ResultColumn.numeral("row"),
                ResultColumn.text("column"),
                ResultColumn.text("value")));
  }

  @Override
  public void module(AnalyzedModule module) throws IOException {
    for (Section section : module.sections()) {
      TableDefinition table = section.definition();
      row = 0;
      section.forEachRow(
          values -> {
            row++;
            for (int i = 0; i < values.size(); i++) {
              csv.row(
                  Arrays.asList(
                      module.name(),
                      table.name(),
                      row,
                      table.columns().get(i).name(),
                      values.get(i)));
            }
          });
    }
  }

  @Override
  public void failed(String module, MoraineException failure) {}

  @Override
  public void close() {
    csv.close();
  }
}
