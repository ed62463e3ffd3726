package io.moraine.blocks;

/**
 * Strings that dictionaries were asked for lately, so that a text of many dictionaries is the same
 * string in most of them. Holds a bounded number, each at the place that its hash gives.
 *
 * <p>Safe for several threads: at worst one of them does not see what another has just put there,
 * and the text is two strings. {@link String#intern} took half a second of processor time of a
 * backfill of 20 million events.
 */
final class RecentTexts {
  private static final int PLACES = 1 << 14;
  private static final int MOST_LENGTH = 256;
  private static final String[] LATELY = new String[PLACES];

  private RecentTexts() {}

  /** A string equal to that one, where there was one lately; else that one. */
  static String sameAs(String text) {
    if (text.length() > MOST_LENGTH) {
      return text;
    }
    int hash = text.hashCode();
    int place = (hash ^ hash >>> 16) & PLACES - 1;
    String known = LATELY[place];
    if (text.equals(known)) {
      return known;
    }
    LATELY[place] = text;
    return text;
  }
}
