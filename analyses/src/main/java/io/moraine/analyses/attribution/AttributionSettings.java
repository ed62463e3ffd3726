package io.moraine.analyses.attribution;

import java.io.Serializable;

/** By which definitions conversions are owed to visits. */
public record AttributionSettings() implements Serializable {
  /** As where nothing is configured. */
  public static AttributionSettings defaults() {
    return new AttributionSettings();
  }
}
