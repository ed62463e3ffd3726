package io.moraine.analyses.attribution;

import java.util.Objects;

/**
 * One session that may have led to a conversion.
 *
 * @param startMicros when the session began, in microseconds since 1970 in UTC
 * @param value what the session says of the dimension asked for: its channel, its campaign
 * @param direct whether nothing led the visitor there but the address itself; only {@link
 *     TouchModel#LAST_NON_DIRECT_TOUCH} looks at it
 */
public record Touch(long startMicros, String value, boolean direct) {

  /** Refuses a touch without a value. */
  public Touch {
    Objects.requireNonNull(value, "value");
  }
}
