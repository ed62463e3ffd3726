package io.moraine.analyses.web;

import io.moraine.analyses.history.Happening;
import java.util.Comparator;

/**
 * A step of a visitor's journey: the view of a page, or another event on it.
 *
 * @param event what happened; {@link #VIEW} for a view
 * @param path the page, without a slash at its end; empty where the event names none
 */
record JourneyStep(String event, String path) {
  /** The event of a view, however the source calls it. */
  static final String VIEW = "pageview";

  /** As answers list steps that are taken equally often. */
  static final Comparator<JourneyStep> ORDER =
      Comparator.comparing(JourneyStep::path).thenComparing(JourneyStep::event);

  static JourneyStep of(Happening happening) {
    return new JourneyStep(
        Pages.isView(happening) ? VIEW : happening.name(), Pages.path(happening));
  }

  boolean isView() {
    return event.equals(VIEW);
  }

  /** As people read it: a page by its path, another event by its name and its page. */
  String label() {
    return isView() ? path : path.isEmpty() ? event : event + " " + path;
  }
}
