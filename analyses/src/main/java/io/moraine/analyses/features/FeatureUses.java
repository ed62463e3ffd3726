package io.moraine.analyses.features;

import io.moraine.analyses.results.Mergeable;
import io.moraine.analyses.results.Quantiles;
import java.io.Serializable;

/** What is counted of the uses of a feature; rates are null where there is nothing to divide by. */
final class FeatureUses implements Serializable, Mergeable<FeatureUses> {
  private static final long serialVersionUID = 1L;

  private long events;
  private long starts;
  private long completions;
  private long errors;
  private long abandonments;
  private long users;
  private long durationMs;
  private final Quantiles durations = new Quantiles();

  /**
   * An event of the feature.
   *
   * @param outcome started, completed, error, abandoned, something else, or null
   */
  void use(String outcome) {
    events++;
    if (outcome != null) {
      switch (outcome) {
        case "started" -> starts++;
        case "completed" -> completions++;
        case "error" -> errors++;
        case "abandoned" -> abandonments++;
        default -> {
          // An outcome of the source's own is none of these, and counts as an event only.
        }
      }
    }
  }

  /** How long one of the uses took, not less than 0. */
  void took(long millis) {
    durationMs += millis;
    durations.add(millis);
  }

  void user() {
    users++;
  }

  @Override
  public void merge(FeatureUses other) {
    events += other.events;
    starts += other.starts;
    completions += other.completions;
    errors += other.errors;
    abandonments += other.abandonments;
    users += other.users;
    durationMs += other.durationMs;
    durations.merge(other.durations);
  }

  long events() {
    return events;
  }

  long starts() {
    return starts;
  }

  long completions() {
    return completions;
  }

  long errors() {
    return errors;
  }

  long abandonments() {
    return abandonments;
  }

  long users() {
    return users;
  }

  /** A number of uses as a share of those that ended; null where none did. */
  Double ofEnded(long uses) {
    long ended = completions + errors + abandonments;
    return ended == 0 ? null : (double) uses / ended;
  }

  Double averageDurationMs() {
    return durations.count() == 0 ? null : (double) durationMs / durations.count();
  }

  Quantiles durations() {
    return durations;
  }
}
