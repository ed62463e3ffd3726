package io.moraine.cli.doctor;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Could Moraine be built again here? */
final class MavenCheck {
  private static final String SUBJECT = "maven";

  private MavenCheck() {}

  static Finding of(String searchPath) {
    Optional<Path> maven =
        Arrays.stream(searchPath.split(File.pathSeparator))
            .filter(folder -> !folder.isEmpty())
            .map(folder -> Path.of(folder, "mvn"))
            .filter(Files::isExecutable)
            .findFirst();
    return Finding.ok(
        SUBJECT,
        maven
            .map(found -> found + ".")
            .orElse("Not on the PATH; only needed to build Moraine from its sources."));
  }
}
