package io.moraine.analyses.traffic;

import io.moraine.analyses.results.Conversion;
import io.moraine.analyses.results.Groups;
import io.moraine.analyses.results.Mergeable;
import io.moraine.analyses.results.PersonHistory;
import io.moraine.analyses.results.ResultOutput;
import io.moraine.schemas.SessionView;
import io.moraine.schemas.results.Bots;
import io.moraine.schemas.results.SessionQuality;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Visits by day, channel, device class and how deep they went. */
final class SessionQualities implements Serializable, Mergeable<SessionQualities> {
  private static final long serialVersionUID = 1L;

  private final Conversion money;
  private final Groups<Graded, Visits> groups = new Groups<>();

  private record Audience(LocalDate day, String channel, String deviceClass)
      implements Serializable {}

  private record Graded(Audience audience, Quality quality) implements Serializable {}

  /** How deep a visit went, see {@link SessionQuality}. */
  enum Quality {
    /** Has a conversion. */
    CONVERTING("converting"),
    /** Is not engaged. */
    BOUNCE("bounce"),
    /** Saw much, or stayed long. */
    DEEP("deep"),
    /** Saw more than a page, and stayed. */
    ENGAGED("engaged"),
    /** Engaged, but only just. */
    LIGHT("light");

    private final String label;

    Quality(String label) {
      this.label = label;
    }

    /** The first that holds. */
    static Quality of(SessionView session) {
      if (session.conversions() > 0) {
        return CONVERTING;
      } else if (!session.engaged()) {
        return BOUNCE;
      } else if (session.pageViews() >= SessionQuality.DEEP_VIEWS
          || session.engagedMs() >= SessionQuality.DEEP_MS) {
        return DEEP;
      } else if (session.pageViews() >= SessionQuality.ENGAGED_VIEWS
          && session.engagedMs() >= SessionQuality.ENGAGED_MS) {
        return ENGAGED;
      }
      return LIGHT;
    }
  }

  private static final class Visits implements Serializable, Mergeable<Visits> {
    private static final long serialVersionUID = 1L;

    private final VisitCounts counts = new VisitCounts();
    private long engagedMs;
    private long cartSessions;

    @Override
    public void merge(Visits other) {
      counts.merge(other.counts);
      engagedMs += other.engagedMs;
      cartSessions += other.cartSessions;
    }
  }

  SessionQualities(Conversion money) {
    this.money = money;
  }

  void person(PersonHistory person) {
    Set<Graded> seen = new HashSet<>();
    boolean isNew = true;
    for (SessionView session : person.sessions()) {
      String device =
          session.deviceClass() == null ? SessionQuality.UNKNOWN : session.deviceClass();
      Graded graded =
          new Graded(
              new Audience(session.sessionDate(), session.channel(), device), Quality.of(session));
      Visits visits = groups.of(graded, Visits::new);
      visits.counts.visit(session, money);
      visits.engagedMs += session.engagedMs();
      visits.cartSessions += session.cartAdds() > 0 ? 1 : 0;
      if (person.sessions().size() == 1 || seen.add(graded)) {
        visits.counts.user(isNew);
      }
      isNew = false;
    }
  }

  @Override
  public void merge(SessionQualities other) {
    groups.merge(other.groups);
  }

  void tell(ResultOutput rows) {
    Map<Audience, Long> all = new HashMap<>();
    groups.forEach(
        (graded, visits) -> all.merge(graded.audience(), visits.counts.sessions(), Long::sum));
    groups.forEach(
        (graded, visits) ->
            rows.row(SessionQuality.TABLE, row(graded, visits, all.get(graded.audience()))));
  }

  private SessionQuality row(Graded graded, Visits visits, long all) {
    VisitCounts counts = visits.counts;
    return new SessionQuality(
        graded.audience().day(),
        graded.audience().channel(),
        graded.audience().deviceClass(),
        graded.quality().label,
        counts.sessions(),
        (double) counts.sessions() / all,
        counts.users(),
        counts.pageViews(),
        counts.pagesPerSession(),
        counts.averageDurationMs(),
        counts.perSession(visits.engagedMs),
        visits.cartSessions,
        counts.conversions(),
        counts.conversionRate(),
        counts.orders(),
        counts.revenue(),
        counts.perSession(counts.revenue().doubleValue()),
        money.currency(),
        SessionQuality.DEFINITION,
        Bots.WITHOUT);
  }
}
