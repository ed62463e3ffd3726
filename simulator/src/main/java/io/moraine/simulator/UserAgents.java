package io.moraine.simulator;

/** The agents that browsers and bots name themselves by. */
final class UserAgents {
  private static final String KIT = "AppleWebKit/537.36 (KHTML, like Gecko) ";
  private static final String WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) ";
  private static final String MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ";
  private static final String LINUX = "Mozilla/5.0 (X11; Linux x86_64) ";
  private static final String ANDROID = "Mozilla/5.0 (Linux; Android 10; K) ";

  private static final Choice<String> PHONES =
      Choice.of(
              38,
              "Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML,"
                  + " like Gecko) Version/18.3 Mobile/15E148 Safari/604.1")
          .or(40, ANDROID + KIT + "Chrome/134.0.0.0 Mobile Safari/537.36")
          .or(8, ANDROID + KIT + "SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36")
          .or(4, "Mozilla/5.0 (Android 14; Mobile; rv:136.0) Gecko/136.0 Firefox/136.0");

  private static final Choice<String> DESKTOPS =
      Choice.of(40, WINDOWS + KIT + "Chrome/134.0.0.0 Safari/537.36")
          .or(12, WINDOWS + KIT + "Chrome/134.0.0.0 Safari/537.36 Edg/134.0.0.0")
          .or(
              11,
              "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:136.0) Gecko/20100101 Firefox/136.0")
          .or(14, MAC + KIT + "Chrome/134.0.0.0 Safari/537.36")
          .or(14, MAC + "AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Safari/605.1.15")
          .or(5, "Mozilla/5.0 (X11; Linux x86_64; rv:136.0) Gecko/20100101 Firefox/136.0");

  private static final Choice<String> TABLETS =
      Choice.of(
              4,
              "Mozilla/5.0 (iPad; CPU OS 17_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
                  + " Gecko) Version/17.7 Mobile/15E148 Safari/604.1")
          .or(
              1,
              "Mozilla/5.0 (Linux; Android 13; SM-X200) " + KIT + "Chrome/134.0.0.0 Safari/537.36");

  private static final Choice<String> SEARCH_CRAWLERS =
      Choice.of(5, "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)")
          .or(3, "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)")
          .or(1, "Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)");

  private static final Choice<String> AI_CRAWLERS =
      Choice.of(
              4,
              "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2;"
                  + " +https://openai.com/gptbot)")
          .or(
              3,
              "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ClaudeBot/1.0;"
                  + " +claudebot@anthropic.com)")
          .or(
              2,
              "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; PerplexityBot/1.0;"
                  + " +https://perplexity.ai/perplexitybot)");

  private static final String HEADLESS = LINUX + KIT + "HeadlessChrome/134.0.0.0 Safari/537.36";

  private static final String MONITOR =
      "Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)";

  private UserAgents() {}

  static String ofPhone(Chance chance) {
    return PHONES.draw(chance);
  }

  static String ofAnyDevice(Chance chance) {
    double form = chance.fraction();
    if (form < 0.54) {
      return PHONES.draw(chance);
    }
    return form < 0.95 ? DESKTOPS.draw(chance) : TABLETS.draw(chance);
  }

  static String ofBot(BotKind kind, Chance chance) {
    return switch (kind) {
      case SEARCH_CRAWLER -> SEARCH_CRAWLERS.draw(chance);
      case AI_CRAWLER -> AI_CRAWLERS.draw(chance);
      case HEADLESS_SCRAPER -> HEADLESS;
      case MONITOR -> MONITOR;
      case DISGUISED -> DESKTOPS.draw(chance);
    };
  }
}
