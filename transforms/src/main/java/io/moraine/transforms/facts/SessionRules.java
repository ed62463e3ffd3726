package io.moraine.transforms.facts;

import java.io.Serializable;
import java.time.Duration;

/**
 * What a session is, and when it counts as engaged.
 *
 * @param gap a longer time between two events cuts; exactly this time does not
 * @param maxLength an event later than this after the session's start opens a new one
 * @param engagedAfter the engaged time from which a session is engaged
 * @param engagedViews the number of views from which it is
 * @param cutAtMidnight whether an event on another reporting day than the session's start cuts
 * @param cutAtCampaign whether an event whose utm_campaign is not the one seen last in the session
 *     cuts; never within the microsecond in which the session started
 */
public record SessionRules(
    Duration gap,
    Duration maxLength,
    Duration engagedAfter,
    int engagedViews,
    boolean cutAtMidnight,
    boolean cutAtCampaign)
    implements Serializable {

  /** On the rows of sessions that are the source's own, whatever the rules. */
  static final String OF_SOURCE = "source/v1";

  private static final SessionRules DEFAULTS =
      new SessionRules(
          Duration.ofMinutes(30), Duration.ofHours(24), Duration.ofSeconds(10), 2, false, false);

  public SessionRules {
    Durations.requireWholeMillis(gap, "The gap of sessions");
    Durations.requireWholeMillis(maxLength, "The longest session");
    if (engagedAfter.isNegative() || engagedViews < 1) {
      throw new IllegalArgumentException(
          "A session is engaged from 0 s and from 1 view at the least, not from "
              + Durations.label(engagedAfter)
              + " and "
              + engagedViews
              + " views.");
    }
  }

  /** 30 minutes, 24 hours at most, not cut at midnight nor campaign; engaged by 10 s or 2 views. */
  public static SessionRules defaults() {
    return DEFAULTS;
  }

  /** How sessions are cut, such as {@code gap-30m/max-24h/v1}; session ids are made from it. */
  public String cutting() {
    return cuts() + "/v1";
  }

  /** What stands on the rows: {@link #cutting()}, and what engaged means where it is not usual. */
  public String definition() {
    boolean usual =
        engagedAfter.equals(DEFAULTS.engagedAfter) && engagedViews == DEFAULTS.engagedViews;
    return usual
        ? cutting()
        : cuts() + "/engaged-" + Durations.label(engagedAfter) + "-" + engagedViews + "views/v1";
  }

  private String cuts() {
    return "gap-"
        + Durations.label(gap)
        + "/max-"
        + Durations.label(maxLength)
        + (cutAtMidnight ? "/midnight" : "")
        + (cutAtCampaign ? "/campaign" : "");
  }
}
