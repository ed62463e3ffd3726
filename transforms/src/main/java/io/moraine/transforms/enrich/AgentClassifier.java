package io.moraine.transforms.enrich;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import ua_parser.Client;
import ua_parser.Parser;

/**
 * What a user agent says of the program that sent it. The list of {@link BotRules} is asked first,
 * the ua-parser library second.
 */
final class AgentClassifier {
  // What a browser says of itself fits; patterns would take long over what does not.
  private static final int LOOKED_AT = 1_000;
  private static final String UNKNOWN = "Other";
  private static final String SPIDER = "Spider";

  /**
   * The library: some hundred milliseconds to start and one for an agent, so once a process, and
   * with one memory for all, which begins anew when it is full.
   */
  private static final class Library {
    private static final int REMEMBERED = 1 << 14;
    private static final Parser PARSER = new Parser();
    private static final Map<String, Client> CLIENTS = new ConcurrentHashMap<>();

    static Client parse(String userAgent) {
      if (CLIENTS.size() >= REMEMBERED) {
        CLIENTS.clear();
      }
      return CLIENTS.computeIfAbsent(userAgent, PARSER::parse);
    }
  }

  /** Texts that a user agent stands for; null where it says nothing of the kind. */
  record Agent(Text deviceClass, Text browser, Text os, Text botRule) {}

  private final BotRules bots;

  AgentClassifier(BotRules bots) {
    this.bots = bots;
  }

  Agent classify(String sent) {
    String userAgent = sent.length() > LOOKED_AT ? sent.substring(0, LOOKED_AT) : sent;
    Client client = Library.parse(userAgent);
    Optional<String> bot = bots.find(userAgent).or(() -> libraryBot(client));
    String deviceClass = bot.isPresent() ? "robot" : DeviceClass.of(userAgent).label();
    return new Agent(
        Text.orNull(deviceClass),
        Text.orNull(known(client.userAgent.family)),
        Text.orNull(known(client.os.family)),
        Text.orNull(bot.orElse(null)));
  }

  private static Optional<String> libraryBot(Client client) {
    return SPIDER.equals(client.device.family)
        ? Optional.of("uap/" + client.userAgent.family.toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  private static String known(String family) {
    return UNKNOWN.equals(family) ? null : family;
  }
}
