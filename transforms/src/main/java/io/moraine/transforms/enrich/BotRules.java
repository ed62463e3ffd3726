package io.moraine.transforms.enrich;

import io.moraine.transforms.TransformError;
import io.moraine.transforms.yaml.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Which user agents are programs that nobody sits before: an ordered, versioned list. */
public final class BotRules implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String SHIPPED = "/io/moraine/bots/bots.yml";

  private final String version;
  private final List<Rule> rules;

  /** Exactly one of the two; the texts in lower case. */
  private record Rule(String id, List<String> contains, Pattern matches) implements Serializable {
    boolean fits(String agent) {
      return matches == null
          ? contains.stream().anyMatch(agent::contains)
          : matches.matcher(agent).find();
    }
  }

  private BotRules(YamlNode list) {
    list.withKeys(Set.of("version", "rules"));
    version = list.get("version").text();
    rules = list.get("rules").list().stream().map(BotRules::rule).toList();
  }

  /** The list that ships with Moraine. */
  public static BotRules shipped() {
    try (InputStream yaml = BotRules.class.getResourceAsStream(SHIPPED)) {
      return parse(new String(yaml.readAllBytes(), StandardCharsets.UTF_8), "bots.yml");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A list of one's own.
   *
   * @param name what complaints call it, such as the name of its file
   * @throws io.moraine.schemas.MoraineException naming the line, if the list says something that a
   *     list cannot say
   */
  public static BotRules parse(String yaml, String name) {
    return new BotRules(YamlNode.parse(yaml, name, TransformError.BAD_BOT_RULES));
  }

  /** The list's version, part of every {@code bot_rule} that it makes. */
  public String version() {
    return version;
  }

  /** The first rule that fits an agent, such as {@code bots-1/gptbot}. */
  public Optional<String> find(String userAgent) {
    String agent = userAgent.toLowerCase(Locale.ROOT);
    return rules.stream()
        .filter(rule -> rule.fits(agent))
        .findFirst()
        .map(rule -> version + "/" + rule.id);
  }

  private static Rule rule(YamlNode node) {
    node.withKeys(Set.of("id", "contains", "matches"));
    String id = node.get("id").text();
    if (node.find("contains").isPresent() == node.find("matches").isPresent()) {
      throw node.complaint("A rule has either 'contains' or 'matches'.");
    }
    if (node.find("contains").isPresent()) {
      List<String> contains = node.get("contains").texts();
      return new Rule(id, contains.stream().map(t -> t.toLowerCase(Locale.ROOT)).toList(), null);
    }
    try {
      return new Rule(id, List.of(), Pattern.compile(node.get("matches").text()));
    } catch (PatternSyntaxException e) {
      throw node.get("matches")
          .complaint("This is no regular expression: " + e.getDescription() + ".");
    }
  }
}
