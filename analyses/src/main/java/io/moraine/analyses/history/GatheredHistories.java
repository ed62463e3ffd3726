package io.moraine.analyses.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Histories of events that come in any order, gathered in memory: as many events as there is
 * interest in.
 */
public final class GatheredHistories implements Histories {
  private final Iterable<Happening> events;

  /**
   * @param events in the order of arrival, which decides between equal times; walked once for each
   *     question
   */
  public GatheredHistories(Iterable<Happening> events) {
    this.events = events;
  }

  @Override
  public void forEach(Interest interest, Consumer<History> fold) {
    Map<String, List<Happening>> byActor = new LinkedHashMap<>();
    for (Happening event : events) {
      String actor = interest.wants(event) ? interest.actor().of(event) : null;
      if (actor != null) {
        byActor.computeIfAbsent(actor, first -> new ArrayList<>()).add(event);
      }
    }
    byActor.forEach(
        (actor, history) -> {
          history.sort(Comparator.comparingLong(Happening::micros));
          fold.accept(new History(actor, history));
        });
  }
}
