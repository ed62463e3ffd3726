package io.moraine.analyses.attribution;

import io.moraine.analyses.history.Happening;
import java.util.Map;
import java.util.Set;

/**
 * What credit is told by: a property that sessions have.
 *
 * @param property such as {@code channel} or {@code utm_campaign}
 */
public record Dimension(String property) {

  static final String CHANNEL = "channel";
  static final String SOURCE = "utm_source";
  static final String MEDIUM = "utm_medium";
  static final String CAMPAIGN = "utm_campaign";
  static final String REFERRER = "referring_domain";

  private static final String DIRECT = "Direct";

  /** What the referrer of a visit says to which nothing led. */
  private static final String NO_REFERRER = "$direct";

  /** How a session without a value is named, where that is not nothing. */
  private static final Map<String, String> WITHOUT_VALUE =
      Map.of(SOURCE, "organic", CHANNEL, "Unknown");

  /** Values that say that nothing is known. */
  private static final Map<String, Set<String>> UNKNOWN =
      Map.of(CHANNEL, Set.of("Unknown"), REFERRER, Set.of(NO_REFERRER));

  /** Every property of sessions that attribution may look at beside the dimension itself. */
  static final Set<String> LOOKED_AT = Set.of(CHANNEL, SOURCE, MEDIUM, CAMPAIGN, REFERRER);

  /** Words that stand for a campaign parameter of the same name. */
  private static final Set<String> PARAMETERS =
      Set.of("source", "medium", "campaign", "content", "term");

  /**
   * The dimension of that name.
   *
   * @param name a property of sessions, or the last word of a campaign parameter: {@code source} is
   *     {@code utm_source}
   */
  static Dimension named(String name) {
    return new Dimension(PARAMETERS.contains(name) ? "utm_" + name : name);
  }

  /**
   * The value of a session, as it stands there; a session without a channel that says that it had
   * no referrer is direct.
   *
   * @return the value, empty where the session has none
   */
  String raw(Happening session) {
    String value = orEmpty(session.text(property));
    return value.isEmpty() && property.equals(CHANNEL) && cameByAddress(session) ? DIRECT : value;
  }

  /** Whether a session says that it had no referrer, which is more than not saying anything. */
  private static boolean cameByAddress(Happening session) {
    return NO_REFERRER.equals(session.text(REFERRER)) && isDirect(session);
  }

  /**
   * How a value is named in answers.
   *
   * @param value as it stands in the session
   * @return the same, or what an empty value is called under this dimension
   */
  String label(String value) {
    return value.isEmpty() ? WITHOUT_VALUE.getOrDefault(property, "") : value;
  }

  /** Whether a value names nothing. */
  boolean isUnknown(String value) {
    return value.isEmpty() || UNKNOWN.getOrDefault(property, Set.of()).contains(value);
  }

  /** Whether nothing led to a session: by its channel, or else by the lack of any other sign. */
  static boolean isDirect(Happening session) {
    String channel = orEmpty(session.text(CHANNEL));
    if (!channel.isEmpty()) {
      return channel.equalsIgnoreCase(DIRECT);
    }
    String referrer = orEmpty(session.text(REFERRER));
    return (referrer.isEmpty() || referrer.equals(NO_REFERRER))
        && orEmpty(session.text(SOURCE)).isEmpty()
        && orEmpty(session.text(MEDIUM)).isEmpty()
        && orEmpty(session.text(CAMPAIGN)).isEmpty();
  }

  static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
