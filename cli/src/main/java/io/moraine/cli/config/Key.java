package io.moraine.cli.config;

import java.util.List;
import java.util.Locale;

/**
 * A setting that there is.
 *
 * @param name groups parted by points, words within by hyphens
 * @param defaultText the value where no source says one
 * @param secret whether its value is never shown
 * @param sentence what it decides
 */
public record Key<T>(
    String name, ValueType<T> type, String defaultText, boolean secret, String sentence) {

  static <T> Key<T> of(String name, ValueType<T> type, String defaultText, String sentence) {
    return new Key<>(name, type, defaultText, false, sentence);
  }

  static <T> Key<T> secret(String name, ValueType<T> type, String sentence) {
    return new Key<>(name, type, "", true, sentence);
  }

  /** The environment variable that overrides it: MORAINE_SESSION_GAP of session.gap. */
  public String variable() {
    return "MORAINE_" + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  T defaultValue() {
    return type.reader().apply(List.of(defaultText), Origin.ofDefault());
  }
}
