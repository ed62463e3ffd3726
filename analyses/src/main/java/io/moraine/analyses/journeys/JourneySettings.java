package io.moraine.analyses.journeys;

import java.io.Serializable;

/**
 * By which definitions ways through a site are told.
 *
 * @param pathSteps how many steps of a path to a conversion are told, the conversion among them
 * @param paths how many paths to a conversion are told one by one
 * @param sequences how many sequences of each length are told
 * @param leastSessions what fewer sessions did is not told by itself; at most {@value
 *     #MOST_LEAST_SESSIONS}
 * @param flowSteps how many steps of a session's way the flow shows
 * @param flowItems how many pages it shows by name at each step
 */
public record JourneySettings(
    int pathSteps, int paths, int sequences, int leastSessions, int flowSteps, int flowItems)
    implements Serializable {
  /** The largest {@code leastSessions}. */
  public static final int MOST_LEAST_SESSIONS = 255;

  public JourneySettings {
    if (pathSteps < 1 || paths < 0 || sequences < 0 || flowSteps < 1 || flowItems < 1) {
      throw new IllegalArgumentException("A journey setting is out of range.");
    }
    if (leastSessions < 1 || leastSessions > MOST_LEAST_SESSIONS) {
      throw new IllegalArgumentException(
          "leastSessions is %s; it may be from 1 to %s."
              .formatted(leastSessions, MOST_LEAST_SESSIONS));
    }
  }

  /** As where nothing is configured. */
  public static JourneySettings defaults() {
    return new JourneySettings(6, 100, 100, 5, 8, 12);
  }
}
