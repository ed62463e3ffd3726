package io.moraine.benchmarks;

import io.moraine.cli.output.ResultColumn;
import io.moraine.cli.output.ResultWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A result as a table: a row an engine, times in seconds, memory and files in megabytes (10^6
 * bytes), the middle of the runs, and how that stands to our own and to an earlier result.
 */
final class BenchTable {
  private static final double BYTES_IN_MEGABYTE = 1e6;

  private final BenchResult result;
  private final Optional<BenchResult> before;
  private final boolean severalRuns;

  BenchTable(BenchResult result, Optional<BenchResult> before) {
    this.result = result;
    this.before = before;
    this.severalRuns = result.ours().wallSeconds().size() > 1;
  }

  List<ResultColumn> columns() {
    List<ResultColumn> columns = new ArrayList<>(List.of(ResultColumn.text("engine")));
    if (severalRuns) {
      columns.add(ResultColumn.number("wall_min_s"));
    }
    columns.add(ResultColumn.number("wall_s"));
    if (severalRuns) {
      columns.add(ResultColumn.number("wall_max_s"));
    }
    for (String name : List.of("cpu_s", "peak_mb", "written_mb", "stored_mb", "ours_to_its_wall")) {
      columns.add(ResultColumn.number(name));
    }
    if (before.isPresent()) {
      for (String name : List.of("wall_to_before", "cpu_to_before", "peak_to_before")) {
        columns.add(ResultColumn.number(name));
      }
    }
    return columns;
  }

  void write(ResultWriter writer) {
    for (Measurement line : result.measurements()) {
      writer.row(row(line));
    }
  }

  private List<Object> row(Measurement line) {
    List<Object> row = new ArrayList<>();
    row.add(line.engine());
    if (severalRuns) {
      row.add(rounded(line.wall().min(), 2));
    }
    row.add(rounded(line.wall().median(), 2));
    if (severalRuns) {
      row.add(rounded(line.wall().max(), 2));
    }
    row.add(rounded(line.cpu().median(), 2));
    row.add(megabytes(line.peak()));
    row.add(megabytes(line.written()));
    row.add(megabytes(line.stored()));
    row.add(ratio(result.ours().wall(), line.wall()));
    if (before.isPresent()) {
      Optional<Measurement> earlier = before.get().of(line.engine());
      row.add(earlier.map(then -> ratio(line.wall(), then.wall())).orElse(null));
      row.add(earlier.map(then -> ratio(line.cpu(), then.cpu())).orElse(null));
      row.add(earlier.map(then -> ratio(line.peak(), then.peak())).orElse(null));
    }
    return row;
  }

  private static BigDecimal megabytes(Measurement.Spread bytes) {
    return rounded(bytes.median() / BYTES_IN_MEGABYTE, 1);
  }

  private static BigDecimal ratio(Measurement.Spread of, Measurement.Spread to) {
    return to.median() == 0 ? null : rounded(of.median() / to.median(), 2);
  }

  private static BigDecimal rounded(double value, int digits) {
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
  }
}
