package io.moraine.transforms.enrich;

import io.moraine.transforms.TransformError;
import io.moraine.transforms.yaml.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * By which channel an arrival came: an ordered table of rules, of which the first that fits wins.
 *
 * <p>The table that ships follows the manner of Google Analytics 4's default channel group, with AI
 * assistants beside it. {@code docs/channels.md} documents the format.
 */
public final class ChannelRules implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String SHIPPED = "/io/moraine/channels/channels.yml";
  private static final String NOT_SET = "(not set)";

  private final String version;
  private final List<Rule> rules;
  private final Map<String, Origin> clickIds;
  private final Map<String, Site> sitesByName;
  private final KnownHosts<Site> sitesByHost;

  /** What an arrival brings along; what it does not is null. */
  public record Arrival(
      String utmSource,
      String utmMedium,
      String utmCampaign,
      String clickIdType,
      String referrerHost) {}

  /**
   * The channel of an arrival.
   *
   * @param rule the version of the table and the id of the rule, such as {@code
   *     channels-1/paid-search}
   */
  public record Match(String channel, String rule, String source, String medium) {}

  private record Origin(String source, String medium) implements Serializable {}

  private record Site(String name, String kind, String medium) implements Serializable {}

  private record Rule(String id, String channel, List<Condition> anyOf) implements Serializable {}

  /** Null where anything will do. */
  private record Condition(Pattern source, Pattern medium, Pattern campaign, String kind)
      implements Serializable {

    boolean fits(Origin origin, String ofCampaign, String ofKind) {
      return fits(source, origin.source)
          && fits(medium, origin.medium)
          && fits(campaign, ofCampaign)
          && (kind == null || kind.equals(ofKind));
    }

    private static boolean fits(Pattern pattern, String text) {
      return pattern == null
          || (text != null && pattern.matcher(text.toLowerCase(Locale.ROOT)).matches());
    }
  }

  private ChannelRules(YamlNode table) {
    table.withKeys(Set.of("version", "click_ids", "sites", "rules"));
    version = table.get("version").text();
    clickIds = new LinkedHashMap<>();
    table.get("click_ids").map().forEach((name, origin) -> clickIds.put(name, origin(origin)));
    sitesByName = new LinkedHashMap<>();
    sitesByHost = new KnownHosts<>();
    Set<String> kinds = table.get("sites").map().keySet();
    table.get("sites").map().forEach(this::addSites);
    rules = new ArrayList<>();
    table.get("rules").list().forEach(rule -> rules.add(rule(rule, kinds)));
  }

  /** The table that ships with Moraine. */
  public static ChannelRules shipped() {
    try (InputStream yaml = ChannelRules.class.getResourceAsStream(SHIPPED)) {
      return parse(new String(yaml.readAllBytes(), StandardCharsets.UTF_8), "channels.yml");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A table of one's own.
   *
   * @param name what complaints call it, such as the name of its file
   * @throws io.moraine.schemas.MoraineException naming the line, if the table says something that a
   *     table cannot say
   */
  public static ChannelRules parse(String yaml, String name) {
    return new ChannelRules(YamlNode.parse(yaml, name, TransformError.BAD_CHANNEL_RULES));
  }

  /** The table's version, part of every {@code channel_rule}. */
  public String version() {
    return version;
  }

  /** The query parameters that carry click ids, the most telling first. */
  public List<String> clickIds() {
    return List.copyOf(clickIds.keySet());
  }

  /** Whether the table knows that host as a search engine, a network or the like. */
  public boolean knows(String host) {
    return sitesByHost.find(host).isPresent();
  }

  /** The channel of an arrival; empty where no rule fits. */
  public Optional<Match> classify(Arrival arrival) {
    Origin origin = origin(arrival);
    String kind = kind(origin.source);
    for (Rule rule : rules) {
      for (Condition condition : rule.anyOf) {
        if (condition.fits(origin, arrival.utmCampaign, kind)) {
          return Optional.of(
              new Match(rule.channel, version + "/" + rule.id, origin.source, origin.medium));
        }
      }
    }
    return Optional.empty();
  }

  /** Source and medium: of the campaign fields, else of the click id, else of the referrer. */
  private Origin origin(Arrival arrival) {
    Origin click = arrival.clickIdType == null ? null : clickIds.get(arrival.clickIdType);
    Origin told = click != null ? click : ofReferrer(arrival.referrerHost);
    if (arrival.utmSource == null && arrival.utmMedium == null) {
      return told == null ? new Origin(NOT_SET, NOT_SET) : told;
    }
    String source =
        arrival.utmSource != null ? arrival.utmSource : told == null ? NOT_SET : told.source;
    String medium =
        arrival.utmMedium != null ? arrival.utmMedium : click == null ? NOT_SET : click.medium;
    return new Origin(source, medium);
  }

  private Origin ofReferrer(String host) {
    if (host == null) {
      return null;
    }
    return sitesByHost
        .find(host)
        .map(site -> new Origin(site.name, site.medium))
        .orElseGet(
            () -> new Origin(host.startsWith("www.") ? host.substring(4) : host, "referral"));
  }

  /** The kind of site that a source is, known by its name or by its host; null for others. */
  private String kind(String source) {
    String folded = source.toLowerCase(Locale.ROOT);
    Site site = sitesByName.get(folded);
    if (site == null) {
      site = sitesByHost.find(folded).orElse(null);
    }
    return site == null ? null : site.kind;
  }

  private void addSites(String kind, YamlNode sites) {
    sites.withKeys(Set.of("medium", "hosts"));
    String medium = sites.get("medium").text();
    sites
        .get("hosts")
        .map()
        .forEach(
            (name, hosts) -> {
              Site site = new Site(name, kind, medium);
              if (sitesByName.put(name, site) != null) {
                throw hosts.complaint("There is a site '" + name + "' already.");
              }
              for (YamlNode host : hosts.list()) {
                if (!sitesByHost.add(host.text(), site)) {
                  throw host.complaint("The host '" + host.text() + "' has a site already.");
                }
              }
            });
  }

  private static Origin origin(YamlNode node) {
    node.withKeys(Set.of("source", "medium"));
    return new Origin(node.get("source").text(), node.get("medium").text());
  }

  private static Rule rule(YamlNode node, Set<String> kinds) {
    node.withKeys(Set.of("id", "channel", "when"));
    List<Condition> anyOf =
        node.get("when").list().stream().map(condition -> condition(condition, kinds)).toList();
    return new Rule(node.get("id").text(), node.get("channel").text(), anyOf);
  }

  private static Condition condition(YamlNode node, Set<String> kinds) {
    node.withKeys(Set.of("source", "medium", "campaign", "kind"));
    Optional<YamlNode> kind = node.find("kind");
    kind.filter(k -> !kinds.contains(k.text()))
        .ifPresent(
            k -> {
              throw k.complaint("There are no sites of the kind '" + k.text() + "'.");
            });
    return new Condition(
        pattern(node, "source"),
        pattern(node, "medium"),
        pattern(node, "campaign"),
        kind.map(YamlNode::text).orElse(null));
  }

  private static Pattern pattern(YamlNode condition, String key) {
    YamlNode node = condition.find(key).orElse(null);
    try {
      return node == null ? null : Pattern.compile(node.text());
    } catch (PatternSyntaxException e) {
      throw node.complaint("This is no regular expression: " + e.getDescription() + ".");
    }
  }
}
