package io.moraine.cli.config;

import java.util.regex.Pattern;

/**
 * A rule of path cleaning, written {@code regex => alias}.
 *
 * @param regex what a path matches from its start to its end
 * @param alias what it is called then; $1 is the first group
 */
public record PathAlias(Pattern regex, String alias) {
  static final String ARROW = "=>";

  static PathAlias parse(String text) {
    int arrow = text.lastIndexOf(ARROW);
    if (arrow < 1 || text.substring(arrow + ARROW.length()).isBlank()) {
      throw new IllegalArgumentException("has the rule '" + text + "' without a regex or an alias");
    }
    return new PathAlias(
        Pattern.compile(text.substring(0, arrow).strip()),
        text.substring(arrow + ARROW.length()).strip());
  }

  @Override
  public String toString() {
    return regex + " " + ARROW + " " + alias;
  }
}
