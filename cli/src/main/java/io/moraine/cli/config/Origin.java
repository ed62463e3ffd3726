package io.moraine.cli.config;

import java.nio.file.Path;

/**
 * Where a value comes from, in words that let people find it.
 *
 * @param place such as {@code default}, {@code moraine.yaml:12}, {@code variable
 *     MORAINE_SESSION_GAP} or {@code option --set session.gap}
 * @param folder what a relative path written there is relative to
 */
public record Origin(String place, Path folder) {
  static Origin ofDefault() {
    return new Origin("default", Path.of(""));
  }

  static Origin ofFile(Path file, int line) {
    Path parent = file.getParent();
    return new Origin(file + ":" + line, parent == null ? Path.of("") : parent);
  }

  static Origin ofVariable(String name) {
    return new Origin("variable " + name, Path.of(""));
  }

  static Origin ofOption(String option) {
    return new Origin("option " + option, Path.of(""));
  }

  @Override
  public String toString() {
    return place;
  }
}
