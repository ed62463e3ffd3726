package io.moraine.analyses.funnel;

import io.moraine.analyses.history.Actor;
import io.moraine.analyses.history.Happening;
import io.moraine.analyses.history.History;
import io.moraine.analyses.history.Person;
import io.moraine.analyses.results.DataSpan;
import io.moraine.analyses.results.EventInterest;
import io.moraine.analyses.results.PersonEvent;
import io.moraine.analyses.results.PersonHistory;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.ResultOutput;
import io.moraine.analyses.results.ResultSettings;
import io.moraine.analyses.time.PeriodFinder;
import io.moraine.analyses.time.PeriodUnit;
import io.moraine.analyses.time.ReportingCalendar;
import io.moraine.analyses.time.TimeRange;
import io.moraine.schemas.RevenueLine;
import io.moraine.schemas.SessionView;
import io.moraine.schemas.results.FunnelResult;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Attempts of all people at all funnels, found by the searches that answer questions. */
final class FunnelResults implements ResultFold<FunnelResults> {
  private static final long serialVersionUID = 1L;

  private final ResultSettings settings;
  private final DataSpan span;
  private final List<FunnelSums> sums = new ArrayList<>();
  private long orders;
  private BigDecimal ordersNet = BigDecimal.ZERO;

  // Made of the settings again wherever the fold comes to.
  private transient List<Search> searches;

  FunnelResults(ResultSettings settings, DataSpan span) {
    this.settings = settings;
    this.span = span;
    for (Search search : searches()) {
      sums.add(new FunnelSums(search.definition.funnel().size()));
    }
  }

  private List<Search> searches() {
    if (searches == null) {
      searches =
          FunnelDefinition.all(settings.funnels().definitions()).stream()
              .map(definition -> new Search(definition, settings.calendar()))
              .toList();
    }
    return searches;
  }

  @Override
  public EventInterest interest() {
    return EventInterest.all(
        searches().stream().map(search -> search.definition.interest()).toList());
  }

  @Override
  public void person(PersonHistory person) {
    count(person.revenue());
    if (person.events().isEmpty() && person.sessions().isEmpty()) {
      return;
    }
    Person self = Person.named(person.person().personId());
    List<Happening> events = new ArrayList<>(person.events().size());
    for (PersonEvent event : person.events()) {
      events.add(new PersonHappening(event, self));
    }
    List<Happening> withSessions = null;
    for (int i = 0; i < searches().size(); i++) {
      Search search = searches().get(i);
      if (search.wantsSessions && withSessions == null) {
        withSessions = withSessions(events, person.sessions(), self);
      }
      search.person(self, search.wantsSessions ? withSessions : events, sums.get(i));
    }
  }

  // Both come in order of time; a session starts before what happens in the same microsecond.
  private static List<Happening> withSessions(
      List<Happening> events, List<SessionView> sessions, Person self) {
    List<Happening> all = new ArrayList<>(sessions.size() + events.size());
    int next = 0;
    for (SessionView session : sessions) {
      while (next < events.size() && events.get(next).micros() < session.startedMicros()) {
        all.add(events.get(next));
        next++;
      }
      all.add(new SessionStart(session, self));
    }
    all.addAll(events.subList(next, events.size()));
    return all;
  }

  // An order is of one person.
  private void count(List<RevenueLine> lines) {
    if (lines.isEmpty()) {
      return;
    }
    Set<String> counted = new HashSet<>();
    for (RevenueLine line : lines) {
      Optional<BigDecimal> net =
          line.lineType().equals("order")
              ? span.money().of(line.net(), line.currency())
              : Optional.empty();
      if (net.isPresent()) {
        orders += counted.add(line.orderId()) ? 1 : 0;
        ordersNet = ordersNet.add(net.get());
      }
    }
  }

  @Override
  public void merge(FunnelResults other) {
    for (int i = 0; i < sums.size(); i++) {
      sums.get(i).merge(other.sums.get(i));
    }
    orders += other.orders;
    ordersNet = ordersNet.add(other.ordersNet);
  }

  @Override
  public void tell(ResultOutput rows) {
    for (int i = 0; i < sums.size(); i++) {
      Search search = searches().get(i);
      search.groups(sums.get(i));
      sums.get(i)
          .tell(search.definition, settings.funnels().breakdownValues(), span.firstDay(), rows);
      new Bottlenecks(search.definition, settings.funnels().leastActors(), span.money())
          .tell(sums.get(i), orders, ordersNet, rows);
    }
  }

  /** Looks for attempts at one funnel. */
  private static final class Search {
    private final FunnelDefinition definition;
    private final boolean wantsSessions;
    private final PeriodFinder weeks;
    private final Marker marker;
    private final AttemptSearch attempts;
    private final Marks marks = new Marks();
    private final Marks scratch = new Marks();

    Search(FunnelDefinition definition, ReportingCalendar calendar) {
      this.definition = definition;
      this.wantsSessions = definition.wantsSessions();
      this.weeks = new PeriodFinder(calendar, PeriodUnit.WEEK);
      this.marker = new Marker(definition.funnel(), definition.breakdown(), event -> true);
      this.attempts = AttemptSearch.of(definition.funnel());
    }

    void person(Person self, List<Happening> events, FunnelSums sums) {
      if (definition.actor() instanceof Actor.OfPerson) {
        marker.mark(new History(self.id(), events), marks);
        add(marks, sums);
        return;
      }
      Map<String, List<Happening>> byActor = new LinkedHashMap<>();
      for (Happening event : events) {
        String actor = definition.actor().of(event);
        if (actor != null) {
          byActor.computeIfAbsent(actor, first -> new ArrayList<>()).add(event);
        }
      }
      byActor.forEach(
          (actor, own) -> {
            marker.mark(new History(actor, own), marks);
            if (definition.countsGroups()) {
              sums.ofGroups().add(actor, marks);
            } else {
              add(marks, sums);
            }
          });
    }

    void groups(FunnelSums sums) {
      sums.ofGroups().forEach((group, own) -> add(own, sums));
    }

    private void add(Marks own, FunnelSums sums) {
      if (own.size() == 0) {
        return;
      }
      add(null, own, sums);
      definition
          .breakdown()
          .ifPresent(
              by ->
                  by.forEach(
                      definition.funnel(),
                      own,
                      scratch,
                      (value, seen) -> add(shown(value), seen, sums)));
    }

    private void add(String value, Marks seen, FunnelSums sums) {
      add(null, value, attempts.best(seen, TimeRange.EVER), sums);
      for (Attempt attempt : attempts.bestByPeriod(seen, weeks)) {
        add(weeks.at(attempt.start()).firstDay(), value, attempt, sums);
      }
    }

    private void add(LocalDate week, String value, Attempt attempt, FunnelSums sums) {
      if (attempt != null && !attempt.spoiled()) {
        sums.add(week, value, attempt, definition.funnel());
      }
    }

    private static String shown(Object value) {
      if (value instanceof List<?> values) {
        return String.join(" / ", values.stream().map(one -> shown((Object) one)).toList());
      }
      return value.toString().isEmpty() ? FunnelResult.NONE : value.toString();
    }
  }
}
