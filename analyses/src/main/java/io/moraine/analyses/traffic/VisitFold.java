package io.moraine.analyses.traffic;

import io.moraine.analyses.results.DataSpan;
import io.moraine.analyses.results.PersonHistory;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.ResultOutput;
import io.moraine.analyses.results.ResultSettings;

/** Where visits begin, when, and how deep they go. */
final class VisitFold implements ResultFold<VisitFold> {
  private static final long serialVersionUID = 1L;

  private final LandingPages landingPages;
  private final PeakHours peakHours;
  private final SessionQualities qualities;

  VisitFold(ResultSettings settings, DataSpan span) {
    landingPages = new LandingPages(span.money());
    peakHours = new PeakHours(settings.reportingZone(), span);
    qualities = new SessionQualities(span.money());
  }

  @Override
  public void person(PersonHistory person) {
    landingPages.person(person);
    peakHours.person(person);
    qualities.person(person);
  }

  @Override
  public void merge(VisitFold other) {
    landingPages.merge(other.landingPages);
    peakHours.merge(other.peakHours);
    qualities.merge(other.qualities);
  }

  @Override
  public void tell(ResultOutput rows) {
    landingPages.tell(rows);
    peakHours.tell(rows);
    qualities.tell(rows);
  }
}
