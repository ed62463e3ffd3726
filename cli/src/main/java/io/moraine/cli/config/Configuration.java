package io.moraine.cli.config;

import io.moraine.cli.CliError;
import io.moraine.cli.NearestName;
import io.moraine.schemas.MoraineException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The settings in effect: for every key its value and where it comes from. */
public final class Configuration {
  private static final String CATALOG_SENTENCE = "Handed to the catalog as it is.";

  private final Map<Key<?>, Value> values = new LinkedHashMap<>();
  private final SortedMap<String, Assignment> catalog = new TreeMap<>();

  private record Value(Object value, Origin origin) {}

  private Configuration(List<Assignment> assignments) {
    Map<String, Assignment> effective = new HashMap<>();
    for (Assignment assignment : assignments) {
      effective.put(assignment.key(), assignment);
      if (assignment.key().startsWith(Keys.CATALOG)) {
        catalog.put(assignment.key().substring(Keys.CATALOG.length()), assignment);
      } else if (Keys.named(assignment.key()).isEmpty()) {
        throw unknown(assignment);
      }
    }
    for (Key<?> key : Keys.ALL) {
      Assignment assignment = effective.get(key.name());
      values.put(
          key,
          assignment == null
              ? new Value(key.defaultValue(), Origin.ofDefault())
              : new Value(read(key, assignment), assignment.origin()));
    }
  }

  /**
   * The settings that come of these, the later winning over the earlier.
   *
   * @throws MoraineException for a key that there is not, a value that cannot be, and for settings
   *     that cannot hold together
   */
  public static Configuration of(List<Assignment> assignments) {
    Configuration configuration = new Configuration(assignments);
    Combinations.check(configuration);
    return configuration;
  }

  public static Configuration ofDefaults() {
    return of(List.of());
  }

  @SuppressWarnings("unchecked") // a key's value was read by its own type
  public <T> T value(Key<T> key) {
    return (T) values.get(key).value();
  }

  public Origin origin(Key<?> key) {
    return values.get(key).origin();
  }

  /** What gives a key its value, to be handed on to other settings. */
  public <T> Assignment assignment(Key<T> key) {
    return new Assignment(key.name(), List.of(key.type().writer().apply(value(key))), origin(key));
  }

  /** Whether no source says anything about the key. */
  public boolean isDefault(Key<?> key) {
    return origin(key).equals(Origin.ofDefault());
  }

  /** The properties of Iceberg's catalog. */
  public Map<String, String> catalogProperties() {
    Map<String, String> properties = new TreeMap<>();
    catalog.forEach((name, given) -> properties.put(name, String.join(",", given.items())));
    return properties;
  }

  /** All settings for people to look at, secrets hidden. */
  public List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    for (Key<?> key : Keys.ALL) {
      settings.add(new Setting(key.name(), shown(key), origin(key), key.sentence()));
    }
    catalog.forEach(
        (name, given) ->
            settings.add(
                new Setting(
                    given.key(),
                    Secrets.shown(name, String.join(",", given.items())),
                    given.origin(),
                    CATALOG_SENTENCE)));
    return settings;
  }

  /** How a value is written where people see it. */
  <T> String shown(Key<T> key) {
    String text = key.type().writer().apply(value(key));
    return key.secret() ? Secrets.hidden(text) : text;
  }

  private static <T> T read(Key<T> key, Assignment assignment) {
    try {
      return key.type().reader().apply(assignment.items(), assignment.origin());
    } catch (IllegalArgumentException | ArithmeticException noSuchValue) {
      String written =
          key.secret() ? "" : " is '" + String.join(", ", assignment.items()) + "', but";
      throw new MoraineException(
          CliError.SETTING,
          "%s (%s)%s must be %s."
              .formatted(key.name(), assignment.origin(), written, key.type().form()),
          noSuchValue);
    }
  }

  private static MoraineException unknown(Assignment assignment) {
    List<String> names = Keys.ALL.stream().map(Key::name).collect(Collectors.toList());
    return new MoraineException(
        CliError.SETTING,
        "There is no setting %s (%s).%s All settings are in docs/configuration.md."
            .formatted(
                assignment.key(),
                assignment.origin(),
                NearestName.question(assignment.key(), names)));
  }
}
