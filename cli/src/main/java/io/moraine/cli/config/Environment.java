package io.moraine.cli.config;

import io.moraine.cli.CliError;
import io.moraine.cli.NearestName;
import io.moraine.schemas.MoraineException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Settings from environment variables.
 *
 * <p>The variable of a key is MORAINE_ and the key in capitals, points and hyphens as underscores:
 * MORAINE_SESSION_GAP is session.gap. A property of the catalog has one underscore for a point and
 * two for a hyphen: MORAINE_CATALOG_IO__IMPL is catalog.io-impl.
 */
final class Environment {
  private static final String PREFIX = "MORAINE_";
  private static final String CATALOG = PREFIX + "CATALOG_";
  private static final String RUNNER = PREFIX + "RUNNER";

  /** Variables that are about the process and no settings. */
  private static final Set<String> OTHERS =
      Set.of("MORAINE_HEAP", "MORAINE_JAVA_OPTS", "MORAINE_DEBUG");

  private Environment() {}

  /**
   * What the variables say.
   *
   * @throws MoraineException for a variable that begins with MORAINE_ and is none of ours
   */
  static List<Assignment> read(Map<String, String> variables) {
    Map<String, String> keys = new TreeMap<>();
    Keys.ALL.forEach(key -> keys.put(key.variable(), key.name()));
    keys.put(RUNNER, Keys.PIPELINES_RUNNER.name());

    List<Assignment> assignments = new ArrayList<>();
    new TreeMap<>(variables)
        .forEach(
            (variable, value) -> {
              if (variable.startsWith(PREFIX) && !OTHERS.contains(variable)) {
                String key = variable.startsWith(CATALOG) ? property(variable) : keys.get(variable);
                if (key == null) {
                  throw unknown(variable, keys);
                }
                assignments.add(new Assignment(key, List.of(value), Origin.ofVariable(variable)));
              }
            });
    return assignments;
  }

  private static String property(String variable) {
    String name = variable.substring(CATALOG.length()).toLowerCase(Locale.ROOT);
    return Keys.CATALOG + name.replace("__", "-").replace('_', '.');
  }

  private static MoraineException unknown(String variable, Map<String, String> keys) {
    List<String> near = keys.keySet().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    return new MoraineException(
        CliError.SETTING,
        "The variable %s is no setting of Moraine.%s Correct it or unset it."
            .formatted(
                variable,
                NearestName.of(variable, near)
                    .map(name -> " Did you mean " + name.toUpperCase(Locale.ROOT) + "?")
                    .orElse("")));
  }
}
