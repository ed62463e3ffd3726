package io.moraine.analyses.funnel;

import java.io.Serializable;

/** Which funnels results tell of. */
public record FunnelSettings() implements Serializable {
  /** As where nothing is configured. */
  public static FunnelSettings defaults() {
    return new FunnelSettings();
  }
}
