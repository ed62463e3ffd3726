package io.moraine.pipelines.facts;

import io.moraine.transforms.facts.FactSettings;
import io.moraine.warehouse.Slice;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Which facts to build.
 *
 * @param from first day whose slices are replaced; empty for all before
 * @param to last day whose slices are replaced; empty for all after
 * @param settings the definitions
 */
public record BuildRequest(
    Optional<LocalDate> from, Optional<LocalDate> to, FactSettings settings) {

  /** Whether a slice is among those that are built; one that is of no day always is. */
  boolean covers(Slice slice) {
    return slice.day().map(this::covers).orElse(true);
  }

  private boolean covers(LocalDate day) {
    return from.map(first -> !day.isBefore(first)).orElse(true)
        && to.map(last -> !day.isAfter(last)).orElse(true);
  }

  boolean coversEverything() {
    return from.isEmpty() && to.isEmpty();
  }
}
