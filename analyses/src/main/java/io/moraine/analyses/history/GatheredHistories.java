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
  private final Consumer<Consumer<Happening>> events;

  /**
   * @param events hands over each event, in the order of arrival, which decides between equal
   *     times; called once for each question
   */
  public GatheredHistories(Consumer<Consumer<Happening>> events) {
    this.events = events;
  }

  /** Histories of events at hand. */
  public static GatheredHistories of(List<Happening> events) {
    return new GatheredHistories(events::forEach);
  }

  @Override
  public void forEach(Interest interest, Consumer<History> fold) {
    Map<String, List<Happening>> byActor = new LinkedHashMap<>();
    events.accept(
        event -> {
          String actor = interest.wants(event) ? interest.actor().of(event) : null;
          if (actor != null) {
            byActor.computeIfAbsent(actor, first -> new ArrayList<>()).add(event);
          }
        });
    byActor.forEach(
        (actor, history) -> {
          history.sort(Comparator.comparingLong(Happening::micros));
          fold.accept(new History(actor, history));
        });
  }
}
