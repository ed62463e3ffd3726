package io.moraine.analyses.traffic;

import io.moraine.analyses.results.Conversion;
import io.moraine.analyses.results.EventInterest;
import io.moraine.analyses.results.Groups;
import io.moraine.analyses.results.Mergeable;
import io.moraine.analyses.results.PersonEvent;
import io.moraine.analyses.results.PersonHistory;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.ResultOutput;
import io.moraine.analyses.results.SeenEvent;
import io.moraine.schemas.EventColumn;
import io.moraine.schemas.EventType;
import io.moraine.schemas.SessionView;
import io.moraine.schemas.results.Bots;
import io.moraine.schemas.results.SearchTerm;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Searches by day and term. The walk over visitors counts searches and the sessions that they are
 * in, the walk over people who searched. A search outside any session is in one of a flagged bot,
 * and does not count.
 */
final class SearchTerms implements ResultFold<SearchTerms> {
  private static final long serialVersionUID = 1L;
  private static final String TERM = "search_term";
  private static final String SEARCH = EventType.SEARCH.label();
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final EventInterest INTEREST =
      new EventInterest(Set.of(EventType.SEARCH), Set.of(EventType.SEARCH), Set.of(TERM), false);

  private final Conversion money;
  private final Groups<Searched, Searches> groups = new Groups<>();
  // Of the visitor at hand: each session's last search, and which sessions are counted where.
  private final Map<String, Searched> last = new HashMap<>();
  private final Set<SessionSearched> counted = new HashSet<>();

  private record Searched(LocalDate day, String term) implements Serializable {}

  private record SessionSearched(String sessionId, Searched searched) implements Serializable {}

  private static final class Searches implements Serializable, Mergeable<Searches> {
    private static final long serialVersionUID = 1L;

    private long searches;
    private long sessions;
    private long users;
    private long told;
    private long results;
    private long withoutResult;
    private long refinements;
    private long exits;
    private long convertedSessions;
    private long orders;
    private BigDecimal revenue = BigDecimal.ZERO;

    @Override
    public void merge(Searches other) {
      searches += other.searches;
      sessions += other.sessions;
      users += other.users;
      told += other.told;
      results += other.results;
      withoutResult += other.withoutResult;
      refinements += other.refinements;
      exits += other.exits;
      convertedSessions += other.convertedSessions;
      orders += other.orders;
      revenue = revenue.add(other.revenue);
    }
  }

  SearchTerms(Conversion money) {
    this.money = money;
  }

  @Override
  public EventInterest interest() {
    return INTEREST;
  }

  @Override
  public boolean wantsSteps() {
    return true;
  }

  @Override
  public void visitor(String visitorId, List<SessionView> sessions) {
    last.clear();
    counted.clear();
  }

  @Override
  public void event(SeenEvent event) {
    SessionView session = event.session();
    if (event.type() != EventType.SEARCH || session == null) {
      return;
    }
    Searched searched = new Searched(event.day(), term(event.text(EventColumn.SEARCH_TERM)));
    Searches searches = groups.of(searched, Searches::new);
    searches.searches++;
    if (!event.isNull(EventColumn.SEARCH_RESULTS)) {
      long results = event.longAt(EventColumn.SEARCH_RESULTS);
      searches.told++;
      searches.results += results;
      searches.withoutResult += results == 0 ? 1 : 0;
    }
    if (counted.add(new SessionSearched(session.sessionId(), searched))) {
      searches.sessions++;
      searches.convertedSessions += session.conversions() > 0 ? 1 : 0;
      searches.orders += session.orders();
      if (session.orders() > 0) {
        searches.revenue =
            searches.revenue.add(money.orZero(session.revenue(), session.currency()));
      }
    }
    Searched before = last.put(session.sessionId(), searched);
    if (before != null && !before.term().equals(searched.term())) {
      groups.of(before, Searches::new).refinements++;
    }
  }

  @Override
  public void step(SessionView session, SeenStep step) {
    if (step.isExit() && SEARCH.equals(step.itemType())) {
      Searched searched = last.get(session.sessionId());
      if (searched != null) {
        groups.of(searched, Searches::new).exits++;
      }
    }
  }

  @Override
  public void person(PersonHistory person) {
    Set<Searched> seen = new HashSet<>();
    for (PersonEvent event : person.events()) {
      if (event.eventType() == EventType.SEARCH && event.sessionId() != null) {
        Searched searched = new Searched(event.day(), term(event.property(TERM)));
        if (seen.add(searched)) {
          groups.of(searched, Searches::new).users++;
        }
      }
    }
  }

  /** What searches for the same have in common. */
  static String term(String asked) {
    String term =
        asked == null ? "" : SPACE.matcher(asked).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    return term.isEmpty() ? SearchTerm.NO_TERM : term;
  }

  @Override
  public void merge(SearchTerms other) {
    groups.merge(other.groups);
  }

  @Override
  public void tell(ResultOutput rows) {
    groups.forEach((searched, searches) -> rows.row(SearchTerm.TABLE, row(searched, searches)));
  }

  private SearchTerm row(Searched searched, Searches of) {
    return new SearchTerm(
        searched.day(),
        searched.term(),
        of.searches,
        of.sessions,
        of.users,
        of.told,
        of.told == 0 ? null : (double) of.results / of.told,
        of.withoutResult,
        of.told == 0 ? null : (double) of.withoutResult / of.told,
        of.refinements,
        of.exits,
        (double) of.exits / of.sessions,
        of.convertedSessions,
        (double) of.convertedSessions / of.sessions,
        of.orders,
        of.revenue,
        money.currency(),
        SearchTerm.DEFINITION,
        Bots.WITHOUT);
  }
}
