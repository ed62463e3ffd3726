package io.moraine.analyses.traffic;

import io.moraine.analyses.results.Analysis;
import io.moraine.analyses.results.Balance;
import io.moraine.analyses.results.Balance.Side;
import io.moraine.analyses.results.DataSpan;
import io.moraine.analyses.results.Highlight;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.ResultSettings;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.results.CrawledPage;
import io.moraine.schemas.results.Crawler;
import java.math.BigDecimal;
import java.util.List;

/** What flagged bots fetched. */
public final class CrawlerAnalysis implements Analysis {
  @Override
  public String name() {
    return "crawlers";
  }

  @Override
  public String question() {
    return "Which bots fetch what, and what are they answered?";
  }

  @Override
  public List<TableDefinition> tables() {
    return List.of(Crawler.TABLE, CrawledPage.TABLE);
  }

  @Override
  public List<Balance> balances() {
    return List.of(
        new Balance(
            "Requests by day and by page are the same",
            Side.sum(
                "requests of results.crawlers",
                Crawler.TABLE,
                Crawler.class,
                Crawler::botRule,
                row -> BigDecimal.valueOf(row.requests())),
            Side.sum(
                "requests of results.crawled_pages",
                CrawledPage.TABLE,
                CrawledPage.class,
                CrawledPage::botRule,
                row -> BigDecimal.valueOf(row.requests()))));
  }

  @Override
  public List<Highlight> highlights() {
    return List.of(
        Highlight.of(Crawler.TABLE)
            .rankedBy("requests")
            .showing("redirects", "not_found", "server_errors"));
  }

  @Override
  public ResultFold<?> fold(ResultSettings settings, DataSpan span) {
    return new Crawlers();
  }
}
