package io.moraine.analyses.experiments;

import java.io.Serializable;

/** Which experiments results tell of, and how they were planned. */
public record ExperimentSettings() implements Serializable {
  /** As where nothing is configured. */
  public static ExperimentSettings defaults() {
    return new ExperimentSettings();
  }
}
