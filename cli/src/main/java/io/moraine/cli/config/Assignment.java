package io.moraine.cli.config;

import java.util.List;

/**
 * What a source says about a key, before anybody knows whether there is such a key.
 *
 * @param items the value; more than one item only where the source wrote a list
 */
public record Assignment(String key, List<String> items, Origin origin) {
  public Assignment {
    items = List.copyOf(items);
  }

  /** What an option of a command says about a key: {@code --warehouse} of warehouse.location. */
  public static Assignment ofOption(String option, Key<?> key, String value) {
    return new Assignment(key.name(), List.of(value), Origin.ofOption(option));
  }
}
