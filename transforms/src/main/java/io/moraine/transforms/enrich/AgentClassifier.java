package io.moraine.transforms.enrich;

import java.util.Locale;
import java.util.Optional;

/**
 * What a user agent says of the program that sent it. The list of {@link BotRules} is asked first,
 * the ua-parser library second.
 */
final class AgentClassifier {
  // What a browser says of itself fits; patterns would take long over what does not.
  private static final int LOOKED_AT = 1_000;

  /** Texts that a user agent stands for; null where it says nothing of the kind. */
  record Agent(Text deviceClass, Text browser, Text os, Text botRule) {}

  private final BotRules bots;

  AgentClassifier(BotRules bots) {
    this.bots = bots;
  }

  Agent classify(String sent) {
    String userAgent = sent.length() > LOOKED_AT ? sent.substring(0, LOOKED_AT) : sent;
    AgentLibrary.Client client = AgentLibrary.classify(userAgent);
    Optional<String> bot = bots.find(userAgent).or(() -> spider(client));
    String deviceClass = bot.isPresent() ? "robot" : DeviceClass.of(userAgent).label();
    return new Agent(
        Text.orNull(deviceClass),
        Text.orNull(client.browser().orElse(null)),
        Text.orNull(client.os().orElse(null)),
        Text.orNull(bot.orElse(null)));
  }

  private static Optional<String> spider(AgentLibrary.Client client) {
    return client.spider()
        ? Optional.of("uap/" + client.browser().orElse("spider").toLowerCase(Locale.ROOT))
        : Optional.empty();
  }
}
