package io.moraine.simulator;

import java.util.Locale;

/** Who comes and is nobody. */
enum BotKind {
  /** Fetches many pages of a site, some seconds apart, and names itself. */
  SEARCH_CRAWLER,
  /** Fetches texts for a language model, and names itself. */
  AI_CRAWLER,
  /** Fetches products by a browser without a window, which its agent gives away. */
  HEADLESS_SCRAPER,
  /** Looks at the home page every hour to see whether it is there, and names itself. */
  MONITOR,
  /**
   * Fetches product after product under an ordinary browser's agent: its agent gives nothing away.
   */
  DISGUISED;

  static final Choice<BotKind> OF_VISITORS =
      Choice.of(30, SEARCH_CRAWLER).or(25, AI_CRAWLER).or(20, HEADLESS_SCRAPER).or(25, DISGUISED);

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isRecognisableByAgent() {
    return this != DISGUISED;
  }
}
