package io.moraine.analyses.traffic;

import io.moraine.analyses.results.Conversion;
import io.moraine.analyses.results.Groups;
import io.moraine.analyses.results.Mergeable;
import io.moraine.analyses.results.PersonHistory;
import io.moraine.analyses.results.ResultOutput;
import io.moraine.schemas.SessionView;
import io.moraine.schemas.results.Bots;
import io.moraine.schemas.results.LandingPage;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Visits by day, channel and the page on which they began, and how many ended there. */
final class LandingPages implements Serializable, Mergeable<LandingPages> {
  private static final long serialVersionUID = 1L;

  private final Conversion money;
  private final Groups<Place, Visits> groups = new Groups<>();

  // Compared more often than any other: by hand, which is faster than as records are.
  private record Place(LocalDate day, String channel, String page) implements Serializable {
    @Override
    public boolean equals(Object other) {
      return other instanceof Place that
          && page.equals(that.page)
          && channel.equals(that.channel)
          && day.equals(that.day);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * day.hashCode() + channel.hashCode()) + page.hashCode();
    }
  }

  private static final class Visits implements Serializable, Mergeable<Visits> {
    private static final long serialVersionUID = 1L;

    private final VisitSums entered = new VisitSums();
    private long exits;

    @Override
    public void merge(Visits other) {
      entered.merge(other.entered);
      exits += other.exits;
    }
  }

  LandingPages(Conversion money) {
    this.money = money;
  }

  void person(PersonHistory person) {
    List<SessionView> sessions = person.sessions();
    Set<Place> seen = new HashSet<>();
    for (int i = 0; i < sessions.size(); i++) {
      SessionView session = sessions.get(i);
      String entryPage = session.entryPage();
      String exitPage = session.exitPage();
      Visits entrance = null;
      if (entryPage != null) {
        Place place = new Place(session.sessionDate(), session.channel(), entryPage);
        entrance = groups.of(place, Visits::new);
        entrance.entered.visit(session, money);
        if (sessions.size() == 1 || seen.add(place)) {
          entrance.entered.user(i == 0);
        }
      }
      if (exitPage != null) {
        Visits exit =
            exitPage.equals(entryPage)
                ? entrance
                : groups.of(
                    new Place(session.sessionDate(), session.channel(), exitPage), Visits::new);
        exit.exits++;
      }
    }
  }

  @Override
  public void merge(LandingPages other) {
    groups.merge(other.groups);
  }

  void tell(ResultOutput rows) {
    groups.forEach(
        (place, visits) -> {
          VisitCounts entered = visits.entered.counts();
          rows.row(
              LandingPage.TABLE,
              new LandingPage(
                  place.day(),
                  place.channel(),
                  place.page(),
                  entered.sessions(),
                  visits.exits,
                  entered.users(),
                  entered.newUsers(),
                  entered.events(),
                  entered.pageViews(),
                  entered.pagesPerSession(),
                  entered.averageDurationMs(),
                  visits.entered.medianDurationMs(),
                  entered.engagedSessions(),
                  entered.engagedRate(),
                  entered.bounceRate(),
                  entered.conversions(),
                  entered.convertedSessions(),
                  entered.conversionRate(),
                  entered.orders(),
                  entered.revenue(),
                  money.currency(),
                  LandingPage.DEFINITION,
                  Bots.WITHOUT));
        });
  }
}
