package io.moraine.analyses.attribution;

import io.moraine.analyses.history.Happening;
import java.util.Locale;
import java.util.Set;

/**
 * Sessions that are no touches. They are taken out before anything is weighed, so that what they
 * would have got goes to the others.
 *
 * @param values values of the dimension, channels or sources; {@code Direct} also stands for
 *     sessions that nothing led to, and an empty value, {@code (none)} or {@code unattributed} for
 *     sessions that name nothing under the dimension
 */
public record Exclusions(Set<String> values) {

  private static final Set<String> NOTHING =
      Set.of("", "none", "(none)", "(not set)", "unattributed");

  /** Keeps a copy. */
  public Exclusions {
    values = Set.copyOf(values);
  }

  /** Whether a session is taken out. */
  boolean take(Happening session, Dimension dimension, String label) {
    return !values.isEmpty()
        && (values.contains(label)
            || names(session, Dimension.CHANNEL)
            || names(session, Dimension.SOURCE)
            || values.stream().anyMatch("direct"::equalsIgnoreCase) && Dimension.isDirect(session)
            || values.stream()
                    .map(value -> value.toLowerCase(Locale.ROOT))
                    .anyMatch(NOTHING::contains)
                && dimension.isUnknown(dimension.raw(session)));
  }

  private boolean names(Happening session, String property) {
    String value = Dimension.orEmpty(session.text(property));
    return !value.isEmpty() && values.contains(value);
  }
}
