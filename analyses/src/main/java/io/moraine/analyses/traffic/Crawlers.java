package io.moraine.analyses.traffic;

import io.moraine.analyses.results.EventInterest;
import io.moraine.analyses.results.Groups;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.ResultOutput;
import io.moraine.analyses.results.SeenEvent;
import io.moraine.schemas.EventColumn;
import io.moraine.schemas.SessionView;
import io.moraine.schemas.results.Bots;
import io.moraine.schemas.results.CrawledPage;
import io.moraine.schemas.results.Crawler;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What flagged bots fetched, by day and agent, and by page. */
final class Crawlers implements ResultFold<Crawlers> {
  private static final long serialVersionUID = 1L;
  private static final EventInterest INTEREST =
      new EventInterest(Set.of(), Set.of(), Set.of(), true);

  private final Groups<Agent, Fetches> agents = new Groups<>();
  private final Groups<Target, Fetches> targets = new Groups<>();
  // As whom the visitor at hand came.
  private final Set<Agent> cameAs = new HashSet<>();

  private record Agent(LocalDate day, String botRule, String name) implements Serializable {}

  private record Target(String botRule, String page) implements Serializable {}

  @Override
  public EventInterest interest() {
    return INTEREST;
  }

  @Override
  public void visitor(String visitorId, List<SessionView> sessions) {
    cameAs.clear();
  }

  @Override
  public void botEvent(SeenEvent event) {
    LocalDate day = event.day();
    String rule = event.text(EventColumn.BOT_RULE);
    String name = event.text(EventColumn.BROWSER);
    Agent agent = new Agent(day, rule, name == null ? Crawler.UNKNOWN : name);
    Fetches ofAgent = agents.of(agent, Fetches::new);
    ofAgent.fetch(event, day);
    if (cameAs.add(agent)) {
      ofAgent.visitor();
    }
    String page = event.text(EventColumn.PAGE_PATH);
    targets
        .of(new Target(rule, page == null ? CrawledPage.NO_PAGE : page), Fetches::new)
        .fetch(event, day);
  }

  @Override
  public void merge(Crawlers other) {
    agents.merge(other.agents);
    targets.merge(other.targets);
  }

  @Override
  public void tell(ResultOutput rows) {
    agents.forEach((agent, fetches) -> rows.row(Crawler.TABLE, row(agent, fetches)));
    targets.forEach((target, fetches) -> rows.row(CrawledPage.TABLE, row(target, fetches)));
  }

  private static Crawler row(Agent agent, Fetches fetches) {
    return new Crawler(
        agent.day(),
        agent.botRule(),
        agent.name(),
        fetches.visitors(),
        fetches.requests(),
        fetches.pageViews(),
        fetches.ok(),
        fetches.redirects(),
        fetches.clientErrors(),
        fetches.notFound(),
        fetches.serverErrors(),
        fetches.bytes(),
        Crawler.DEFINITION,
        Bots.WITH);
  }

  private static CrawledPage row(Target target, Fetches fetches) {
    return new CrawledPage(
        target.botRule(),
        target.page(),
        fetches.requests(),
        fetches.ok(),
        fetches.redirects(),
        fetches.clientErrors(),
        fetches.notFound(),
        fetches.serverErrors(),
        fetches.bytes(),
        fetches.firstDay(),
        fetches.lastDay(),
        CrawledPage.DEFINITION,
        Bots.WITH);
  }
}
