package io.moraine.analyses.web;

import io.moraine.analyses.Answer;
import io.moraine.analyses.Fold;
import io.moraine.analyses.history.Happening;
import io.moraine.analyses.history.History;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The time on pages: all time from the view of a page to that of the next other page in the visit,
 * over the number of different transitions from a page to another in a visit. A page that is loaded
 * again goes on; the last page of a visit has no time.
 */
final class TimeOnPageFold implements Fold<TimeOnPageFold> {
  private final WebScope scope;
  private final PageFilter pages;
  private double seconds;
  private long transitions;

  TimeOnPageFold(WebScope scope, PageFilter pages) {
    this.scope = scope;
    this.pages = pages;
  }

  @Override
  public void add(History history) {
    for (Visit visit : scope.visits().visits(history.events())) {
      List<Happening> views =
          visit.views().stream().filter(view -> scope.range().contains(view.micros())).toList();
      transitions += transitions(views).size();
    }
  }

  private Set<Transition> transitions(List<Happening> views) {
    Set<Transition> different = new HashSet<>();
    Happening arrival = null;
    for (Happening view : views) {
      String to = Pages.path(view);
      if (arrival == null) {
        arrival = view;
      } else if (!Pages.path(arrival).equals(to)) {
        String from = Pages.path(arrival);
        if (pages.test(arrival)) {
          seconds += (view.micros() - arrival.micros()) / 1e6;
          different.add(new Transition(from, to));
        }
        arrival = view;
      }
    }
    return different;
  }

  @Override
  public void merge(TimeOnPageFold other) {
    seconds += other.seconds;
    transitions += other.transitions;
  }

  @Override
  public Answer answer() {
    return new Answer()
        .with("time_on_page_s", transitions == 0 ? 0 : Math.rint(seconds / transitions))
        .with("transitions", transitions);
  }

  private record Transition(String from, String to) {}
}
