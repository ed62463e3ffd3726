package io.moraine.transforms.enrich;

import io.moraine.transforms.TransformError;
import io.moraine.transforms.yaml.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import ua_parser.Device;
import ua_parser.DeviceParser;
import ua_parser.OSParser;
import ua_parser.Parser;
import ua_parser.UserAgentParser;

/**
 * The ua-parser library: what it calls the browser and the operating system of a user agent, and
 * whether it takes it for a spider.
 *
 * <p>Some hundred milliseconds to start and half of one for an agent, so once a process, and with
 * one memory for all, which begins anew when it is full. Of the library's patterns of devices only
 * those of spiders are used: the hundreds of others take longer than all else, for models of
 * telephones that nobody asks for.
 */
final class AgentLibrary {
  private static final int REMEMBERED = 1 << 14;
  private static final String PATTERNS = "/ua_parser/regexes.yaml";
  private static final String REPLACEMENT = "device_replacement";
  private static final String SPIDER = "Spider";
  private static final String UNKNOWN = "Other";

  private static final UserAgentParser BROWSERS;
  private static final OSParser SYSTEMS;
  private static final DeviceParser SPIDERS;
  private static final Map<String, Client> CLIENTS = new ConcurrentHashMap<>();

  static {
    YamlNode patterns = patterns();
    BROWSERS = UserAgentParser.fromList(list(patterns, "user_agent_parsers"));
    SYSTEMS = OSParser.fromList(list(patterns, "os_parsers"));
    SPIDERS =
        DeviceParser.fromList(
            list(patterns, "device_parsers").stream()
                .filter(pattern -> SPIDER.equals(pattern.get(REPLACEMENT)))
                .toList());
  }

  /** What the library says; a spider's browser is its name. */
  record Client(Optional<String> browser, Optional<String> os, boolean spider) {}

  private AgentLibrary() {}

  static Client classify(String userAgent) {
    if (CLIENTS.size() >= REMEMBERED) {
      CLIENTS.clear();
    }
    return CLIENTS.computeIfAbsent(userAgent, AgentLibrary::parse);
  }

  private static Client parse(String userAgent) {
    Device device = SPIDERS.parse(userAgent);
    return new Client(
        known(BROWSERS.parse(userAgent).family),
        known(SYSTEMS.parse(userAgent).family),
        device != null && SPIDER.equals(device.family));
  }

  private static Optional<String> known(String family) {
    return Optional.ofNullable(family).filter(name -> !name.equals(UNKNOWN));
  }

  private static YamlNode patterns() {
    try (InputStream yaml = Parser.class.getResourceAsStream(PATTERNS)) {
      String text = new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
      return YamlNode.parse(text, PATTERNS, TransformError.BAD_BOT_RULES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Map<String, String>> list(YamlNode patterns, String name) {
    return patterns.get(name).list().stream().map(AgentLibrary::texts).toList();
  }

  private static Map<String, String> texts(YamlNode pattern) {
    Map<String, String> texts = new HashMap<>();
    pattern.map().forEach((key, value) -> texts.put(key, value.text()));
    return texts;
  }
}
