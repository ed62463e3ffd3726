package io.moraine.benchmarks;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a peer's program is told: {@code NAME=VALUE} each. */
final class PeerArguments {
  private PeerArguments() {}

  static List<String> format(Map<String, String> values) {
    return values.entrySet().stream()
        .map(value -> value.getKey() + "=" + value.getValue())
        .toList();
  }

  static Map<String, String> parse(String[] arguments) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      values.put(argument.substring(0, equals), argument.substring(equals + 1));
    }
    return values;
  }

  /** The scripts to run, in this order. */
  static List<Path> scripts(Map<String, String> values) {
    return Stream.of(values.get("scripts").split(",")).map(Path::of).toList();
  }
}
