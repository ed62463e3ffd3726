package io.moraine.transforms.facts;

import io.moraine.schemas.Event;
import io.moraine.schemas.EventType;
import io.moraine.schemas.PathStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** facts.paths the obvious way: name the steps, drop those that repeat the one before. */
final class PathsModel {
  private PathsModel() {}

  static List<PathStep> of(List<Event> events, FactSettings settings) {
    List<PathStep> steps = new ArrayList<>();
    for (SessionsModel.Cut cut : SessionsModel.cuts(events, settings)) {
      List<Event> stepping =
          cut.events().stream()
              .filter(e -> settings.paths().eventTypes().contains(SessionsModel.type(e)))
              .toList();
      List<List<Event>> equal = new ArrayList<>();
      for (Event event : stepping) {
        if (equal.isEmpty()
            || !step(event, settings).equals(step(equal.get(equal.size() - 1).get(0), settings))) {
          equal.add(new ArrayList<>());
        }
        equal.get(equal.size() - 1).add(event);
      }
      for (int i = 0; i < equal.size(); i++) {
        Event first = equal.get(i).get(0);
        boolean exit = i == equal.size() - 1;
        steps.add(
            new PathStep(
                cut.session().sessionId(),
                cut.session().sessionDate(),
                cut.session().visitorId(),
                i + 1,
                step(first, settings).get(1),
                first.eventType(),
                first.eventTime(),
                equal.get(i).size(),
                exit
                    ? null
                    : Duration.between(first.eventTime(), equal.get(i + 1).get(0).eventTime())
                        .toMillis(),
                exit));
      }
    }
    return steps;
  }

  private static List<String> step(Event event, FactSettings settings) {
    EventType type = SessionsModel.type(event);
    if (type.isView() && event.pagePath() != null) {
      String page = event.pagePath().replaceAll("/+$", "");
      page = page.isEmpty() ? "/" : page;
      for (PathRules.Alias alias : settings.paths().aliases()) {
        if (page.matches(alias.regex())) {
          return List.of(
              event.eventType(), page.replaceAll("^(?:" + alias.regex() + ")$", alias.item()));
        }
      }
      return List.of(event.eventType(), page);
    }
    boolean named = type == EventType.CUSTOM && event.eventName() != null;
    return List.of(event.eventType(), named ? event.eventName() : event.eventType());
  }
}
