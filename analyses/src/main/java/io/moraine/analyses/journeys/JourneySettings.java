package io.moraine.analyses.journeys;

import java.io.Serializable;

/** By which definitions ways through a site are told. */
public record JourneySettings() implements Serializable {
  /** As where nothing is configured. */
  public static JourneySettings defaults() {
    return new JourneySettings();
  }
}
