package io.moraine.analyses.attribution;

import io.moraine.analyses.history.Happening;
import java.util.Locale;
import java.util.Set;

/**
 * Sessions that are no touches. They are taken out before anything is weighed, so that what they
 * would have got goes to the others.
 */
final class Exclusions {

  private static final String DIRECT = "direct";
  private static final Set<String> NOTHING =
      Set.of("", "none", "(none)", "(not set)", "unattributed");

  private final Set<String> values;
  private final boolean direct;
  private final boolean unknown;

  /**
   * Takes out what is named.
   *
   * @param values values of the dimension, channels or sources; {@code Direct} also stands for
   *     sessions that nothing led to, and an empty value, {@code (none)} or {@code unattributed}
   *     for sessions that name nothing under the dimension
   */
  Exclusions(Set<String> values) {
    this.values = Set.copyOf(values);
    this.direct = values.stream().anyMatch(DIRECT::equalsIgnoreCase);
    this.unknown =
        values.stream().anyMatch(value -> NOTHING.contains(value.toLowerCase(Locale.ROOT)));
  }

  /** Whether a session is taken out. */
  boolean take(Happening session, Dimension dimension, String label) {
    return values.contains(label)
        || names(session, Dimension.CHANNEL)
        || names(session, Dimension.SOURCE)
        || direct && Dimension.isDirect(session)
        || unknown && dimension.isUnknown(dimension.raw(session));
  }

  private boolean names(Happening session, String property) {
    String value = session.text(property);
    return value != null && !value.isEmpty() && values.contains(value);
  }
}
