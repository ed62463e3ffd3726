package io.moraine.cli.config;

import io.moraine.transforms.facts.PathRules.Alias;

/** Aliases of pages as people write them: {@code regex => alias}. */
final class AliasText {
  static final String ARROW = "=>";

  private AliasText() {}

  static Alias parse(String text) {
    int arrow = text.lastIndexOf(ARROW);
    if (arrow < 1 || text.substring(arrow + ARROW.length()).isBlank()) {
      throw new IllegalArgumentException("a rule without a regex or an alias");
    }
    return new Alias(
        text.substring(0, arrow).strip(), text.substring(arrow + ARROW.length()).strip());
  }

  static String write(Alias alias) {
    return alias.regex() + " " + ARROW + " " + alias.item();
  }
}
