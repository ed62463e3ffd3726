package io.moraine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page of the documentation that is generated from the code. With -Dmoraine.regenerate=true it is
 * written, else compared.
 */
public final class GeneratedPage {
  private GeneratedPage() {}

  public static void writeOrCompare(String name, String text) throws IOException {
    // Surefire runs in the folder of this module.
    Path page = Path.of("..", "docs", name);
    if (Boolean.getBoolean("moraine.regenerate")) {
      Files.writeString(page, text);
    }
    assertThat(page)
        .as("docs/%s, which -Dmoraine.regenerate=true writes again", name)
        .hasContent(text);
  }
}
