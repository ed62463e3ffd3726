package io.moraine.analyses.traffic;

import io.moraine.analyses.results.Conversion;
import io.moraine.analyses.results.Groups;
import io.moraine.analyses.results.PersonHistory;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.ResultOutput;
import io.moraine.schemas.SessionView;
import io.moraine.schemas.results.Bots;
import io.moraine.schemas.results.TrafficSource;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/**
 * Visits by day and arrival; a person counts once in each group, as new where the first visit is.
 */
final class TrafficSources implements ResultFold<TrafficSources> {
  private static final long serialVersionUID = 1L;

  private final Conversion money;
  private final Groups<Arrival, VisitSums> groups = new Groups<>();

  private record Arrival(
      LocalDate day, String channel, String source, String medium, String campaign)
      implements Serializable {
    static Arrival of(SessionView session) {
      return new Arrival(
          session.sessionDate(),
          session.channel(),
          session.source(),
          session.medium(),
          session.campaign() == null ? TrafficSource.NO_CAMPAIGN : session.campaign());
    }
  }

  TrafficSources(Conversion money) {
    this.money = money;
  }

  @Override
  public void person(PersonHistory person) {
    Set<Arrival> seen = new HashSet<>();
    boolean isNew = true;
    for (SessionView session : person.sessions()) {
      Arrival arrival = Arrival.of(session);
      VisitSums sums = groups.of(arrival, VisitSums::new);
      sums.visit(session, money);
      if (seen.add(arrival)) {
        sums.user(isNew);
      }
      isNew = false;
    }
  }

  @Override
  public void merge(TrafficSources other) {
    groups.merge(other.groups);
  }

  @Override
  public void tell(ResultOutput rows) {
    groups.forEach(
        (arrival, sums) -> {
          VisitCounts counts = sums.counts();
          rows.row(
              TrafficSource.TABLE,
              new TrafficSource(
                  arrival.day(),
                  arrival.channel(),
                  arrival.source(),
                  arrival.medium(),
                  arrival.campaign(),
                  counts.sessions(),
                  counts.users(),
                  counts.newUsers(),
                  counts.events(),
                  counts.pageViews(),
                  counts.pagesPerSession(),
                  counts.averageDurationMs(),
                  sums.medianDurationMs(),
                  counts.engagedSessions(),
                  counts.engagedRate(),
                  counts.bounceRate(),
                  counts.conversions(),
                  counts.convertedSessions(),
                  counts.conversionRate(),
                  counts.orders(),
                  counts.revenue(),
                  money.currency(),
                  TrafficSource.DEFINITION,
                  Bots.WITHOUT));
        });
  }
}
