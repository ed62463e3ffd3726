package io.moraine.analyses.web;

import io.moraine.analyses.Answer;
import io.moraine.analyses.Fold;
import io.moraine.analyses.history.Happening;
import io.moraine.analyses.history.History;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Every visit in a range, one by one. */
final class VisitBuildFold implements Fold<VisitBuildFold> {
  private final WebScope scope;
  private final List<Built> built = new ArrayList<>();

  VisitBuildFold(WebScope scope) {
    this.scope = scope;
  }

  @Override
  public void add(History history) {
    for (Visit visit : scope.visits().visits(history.events())) {
      if (visit.startMicros() <= scope.range().toMicros()
          && visit.endMicros() >= scope.range().fromMicros()) {
        built.add(Built.of(history.actor(), visit));
      }
    }
  }

  @Override
  public void merge(VisitBuildFold other) {
    built.addAll(other.built);
  }

  @Override
  public Answer answer() {
    List<Built> inOrder = new ArrayList<>(built);
    inOrder.sort(Comparator.comparingLong(Built::startMicros).thenComparing(Built::visitor));
    Answer answer = new Answer().with("sessions", inOrder.size());
    if (!inOrder.isEmpty()) {
      inOrder.get(0).tell(answer);
    }
    return answer.with(
        "each",
        inOrder.stream()
            .map(visit -> visit.tell(new Answer().with("user", visit.visitor())))
            .toList());
  }

  private record Built(
      String visitor,
      long startMicros,
      boolean bounce,
      double seconds,
      int pageviews,
      int events,
      String entryPage,
      String exitPage,
      String entryHostname,
      String exitHostname) {
    static Built of(String visitor, Visit visit) {
      return new Built(
          visitor,
          visit.startMicros(),
          visit.isBounce(),
          visit.seconds(),
          visit.views().size(),
          visit.counted().size(),
          text(visit.entry(), Pages.PATH),
          text(visit.exit(), Pages.PATH),
          text(visit.entry(), Pages.HOSTNAME),
          text(visit.exit(), Pages.HOSTNAME));
    }

    Answer tell(Answer answer) {
      return answer
          .with("is_bounce", bounce)
          .with("duration_s", seconds)
          .with("pageviews", pageviews)
          .with("events", events)
          .with("entry_page", entryPage)
          .with("exit_page", exitPage)
          .with("entry_hostname", entryHostname)
          .with("exit_hostname", exitHostname);
    }

    private static String text(Happening view, String property) {
      return view == null ? null : view.text(property);
    }
  }
}
