package io.moraine.cli.analyze;

import io.moraine.cli.Terminal;
import io.moraine.schemas.MoraineException;
import io.moraine.schemas.TableDefinition;
import java.io.IOException;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What people read: of each module its question, of each table how much there is and the part that
 * they look at first, drawn where numbers have a course. Memory holds a number for each group of a
 * table, never its rows.
 */
public final class Summary implements AnalysisReport {
  private static final int WIDTH_ELSEWHERE = 120;

  private final PrintStream out;
  private final AnalysisScope scope;
  private final Page page;

  public Summary(PrintStream out, Terminal terminal, AnalysisScope scope) {
    this.out = out;
    this.scope = scope;
    this.page = new Page(out, terminal.width().orElse(WIDTH_ELSEWHERE));
    heading();
  }

  private void heading() {
    String days =
        scope.firstDay().isEmpty()
            ? "no events"
            : scope.firstDay().get() + " to " + scope.lastDay().orElseThrow();
    out.printf(
        "%s, %s%s%s%n",
        scope.warehouse(),
        days,
        scope.currency().map(currency -> ", money in " + currency).orElse(""),
        scope.person().map(person -> ", of " + person).orElse(""));
    if (scope.from().isPresent() || scope.to().isPresent()) {
      out.printf(
          "Tables that are cut by day: %s to %s. All others are of all days.%n",
          scope.from().map(LocalDate::toString).orElse("the first day"),
          scope.to().map(LocalDate::toString).orElse("the last"));
    }
  }

  @Override
  public void module(AnalyzedModule module) throws IOException {
    String heading = module.name() + ": " + module.question();
    out.printf("%n%s%n%s%n", heading, "═".repeat(Math.min(page.width(), heading.length())));
    module.notes().forEach(out::println);
    for (Section section : module.sections()) {
      table(section);
    }
    out.flush();
  }

  @Override
  public void failed(String module, MoraineException failure) {
    out.printf("%n%s failed: %s [%s]%n", module, failure.getMessage(), failure.code());
  }

  @Override
  public void close() {
    out.flush();
  }

  private void table(Section section) throws IOException {
    LookedAt looked = LookedAt.of(section);
    TableDefinition table = section.definition();
    Groups groups = new Groups(looked);
    Groups.Span span = new Groups.Span(dayOf(looked));
    long[] rows = {0};
    section.forEachRow(
        row -> {
          rows[0]++;
          span.add(row);
          if (looked.view().sees(row)) {
            groups.add(row);
          }
        });
    if (groups.rows() == 0 && rows[0] > 0) {
      table(looked.ofAllRows().section());
      return;
    }
    String grain = table.grain();
    String which =
        Stream.of(groups.total(), rows[0] == 0 ? "" : looked.which())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
    out.printf(
        Locale.ROOT,
        "%n%s: %s%s, %,d %s%s%s%n",
        table.name(),
        grain.substring(0, 1).toLowerCase(Locale.ROOT),
        grain.substring(1, grain.length() - 1),
        rows[0],
        rows[0] == 1 ? "row" : "rows",
        span,
        which.isEmpty() ? "" : "; " + which);
    if (rows[0] == 0) {
      return;
    }
    switch (looked.view().kind()) {
      case CROSS -> new CrossTable(looked, groups).print(page);
      case DAYS -> new CourseOfDays(looked, groups, span).print(page);
      case FIELD -> new ShadedField(looked, groups).print(page);
      case LIST -> new RankedList(looked, groups, scope.person().isPresent()).print(page);
    }
  }

  private static int dayOf(LookedAt looked) {
    return looked.view().kind() == TableView.Kind.DAYS
        ? looked.view().down()
        : looked.table().slicing().dayColumn().map(looked.table()::ordinal).orElse(-1);
  }
}
