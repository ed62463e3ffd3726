package io.moraine.analyses.paths;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cleaning of addresses: all that matches becomes something else.
 *
 * @param pattern what is replaced
 * @param alias by what, as {@link Matcher#replaceAll(String)} has it
 */
record Replacement(Pattern pattern, String alias) {
  private static final Pattern GROUP = Pattern.compile("\\\\(\\d)");

  /**
   * @param written the alias as people write it, where {@code \1} is the first group
   */
  static Replacement of(Pattern pattern, String written) {
    StringBuilder alias = new StringBuilder();
    Matcher group = GROUP.matcher(written);
    int from = 0;
    while (group.find()) {
      alias.append(Matcher.quoteReplacement(written.substring(from, group.start())));
      alias.append('$').append(group.group(1));
      from = group.end();
    }
    alias.append(Matcher.quoteReplacement(written.substring(from)));
    return new Replacement(pattern, alias.toString());
  }

  String in(String item) {
    return pattern.matcher(item).replaceAll(alias);
  }
}
