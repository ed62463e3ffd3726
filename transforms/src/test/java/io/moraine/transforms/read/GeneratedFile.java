package io.moraine.transforms.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that is generated from the code. With -Dmoraine.regenerate=true it is written, else
 * compared.
 */
final class GeneratedFile {
  private GeneratedFile() {}

  /** Writes or compares a file, given by its path from the project's root. */
  static void writeOrCompare(String path, String text) throws IOException {
    // Surefire runs in the folder of this module.
    Path file = Path.of("..").resolve(path);
    if (Boolean.getBoolean("moraine.regenerate")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(file).as("%s, which -Dmoraine.regenerate=true writes again", path).hasContent(text);
  }
}
