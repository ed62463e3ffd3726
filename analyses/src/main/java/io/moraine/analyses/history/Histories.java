package io.moraine.analyses.history;

import java.util.function.Consumer;

/** Where histories come from: a file of events, a warehouse. */
@FunctionalInterface
public interface Histories {
  /**
   * Hands over each actor's history once, with those events only in which there is interest. No
   * actor comes without an event. The history is valid until the call returns.
   */
  void forEach(Interest interest, Consumer<History> fold);
}
