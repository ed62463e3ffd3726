package io.moraine.analyses.traffic;

import io.moraine.analyses.results.Analysis;
import io.moraine.analyses.results.Balance;
import io.moraine.analyses.results.DataSpan;
import io.moraine.analyses.results.Highlight;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.ResultSettings;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.results.SearchTerm;
import java.util.List;

/** What is searched for on the site. Its searches are those of results.kpis. */
public final class SearchAnalysis implements Analysis {
  @Override
  public String name() {
    return "search";
  }

  @Override
  public String question() {
    return "What is searched for on the site, and is it found?";
  }

  @Override
  public List<TableDefinition> tables() {
    return List.of(SearchTerm.TABLE);
  }

  @Override
  public List<Balance> balances() {
    return List.of();
  }

  @Override
  public List<Highlight> highlights() {
    return List.of(
        Highlight.of(SearchTerm.TABLE)
            .showing("zero_result_searches", "exits", "orders", "revenue"));
  }

  @Override
  public ResultFold<?> fold(ResultSettings settings, DataSpan span) {
    return new SearchTerms(span.money());
  }
}
