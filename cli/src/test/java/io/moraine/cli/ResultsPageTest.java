package io.moraine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.analyses.results.Analyses;
import io.moraine.analyses.results.Analysis;
import io.moraine.analyses.results.Balance;
import io.moraine.analyses.results.Highlight;
import io.moraine.schemas.TableDefinition;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ResultsPageTest {
  private static final String INTRODUCTION =
      """
      # Results

      <!-- Generated from the analyses; a test compares. -Dmoraine.regenerate=true writes it again. -->

      What Moraine finds out by itself, module by module. `./moraine build` makes the tables from the
      facts; `./moraine analyze` tells them all, one module after the other, or writes them as
      [a document](analyze.md). What each column means is in [tables](tables.md).

      - Flagged bots are in no row, unless the column `bots` says so.
      - "Today" is the last day of the data, not of the clock: the same events give the same rows.
      - Money is in one currency, the setting `reporting.currency` or that of most revenue lines; other
        currencies are converted where `reporting.rates` has a rate, and left out where it has none.
      - The column `definition` names the definition that a row was made by; its number is raised when
        the same facts give other rows, and the next build makes the results again.
      - Balances are compared on every build. Nothing is published where one of them does not add up.
      """;

  @Test
  void everyModuleIsExplained() throws IOException {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    Analyses.ALL.forEach(analysis -> page.append(section(analysis)));
    GeneratedPage.writeOrCompare("results.md", page.toString());
  }

  @Test
  void aHighlightIsOfATableOfItsAnalysis() {
    for (Analysis analysis : Analyses.ALL) {
      assertThat(analysis.tables())
          .as(analysis.name())
          .containsAll(analysis.highlights().stream().map(Highlight::table).toList());
    }
  }

  private static String section(Analysis analysis) {
    StringBuilder section = new StringBuilder();
    section.append("%n## %s%n%n%s%n".formatted(analysis.name(), analysis.question()));
    section.append("%n| table | rows |%n|---|---|%n".formatted());
    for (TableDefinition table : analysis.tables()) {
      section.append(
          "| [`%s`](tables.md#%s) | %s |%n"
              .formatted(table.name(), table.name().replace(".", ""), table.grain()));
    }
    if (!analysis.balances().isEmpty()) {
      section.append("%nBalances:%n%n".formatted());
      for (Balance balance : analysis.balances()) {
        section.append(
            "- %s: %s = %s.%n"
                .formatted(
                    balance.sentence().replaceAll("\\.$", ""),
                    balance.left().name(),
                    balance.right().name()));
      }
    }
    return section.toString();
  }
}
