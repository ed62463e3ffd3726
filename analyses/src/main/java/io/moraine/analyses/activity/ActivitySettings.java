package io.moraine.analyses.activity;

import java.io.Serializable;

/** By which definitions people are active, at risk or gone. */
public record ActivitySettings() implements Serializable {
  /** As where nothing is configured. */
  public static ActivitySettings defaults() {
    return new ActivitySettings();
  }
}
