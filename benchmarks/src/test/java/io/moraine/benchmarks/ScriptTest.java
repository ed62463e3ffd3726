package io.moraine.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moraine.schemas.MoraineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptTest {
  @TempDir private Path folder;

  @Test
  void statementsComeInTheOrderOfFilesWithTheirNamesFilled() throws IOException {
    Files.writeString(folder.resolve("2_b.sql"), "-- Ends.\nselect 3;\n");
    Files.writeString(
        folder.resolve("1_a.sql"), "-- Begins.\nselect '${out}; x';\n\nselect\n  2;\n-- Over.\n");
    Files.writeString(folder.resolve("notes.txt"), "select 4;");
    assertThat(Script.ofFolder(folder, Map.of("out", "it's")))
        .containsExactly("-- Begins.\nselect 'it''s; x'", "select\n  2", "-- Ends.\nselect 3");
  }

  @Test
  void aNameWithoutValueIsRefused() throws IOException {
    Files.writeString(folder.resolve("a.sql"), "select '${nowhere}';");
    assertThatThrownBy(() -> Script.ofFolder(folder, Map.of()))
        .isInstanceOf(MoraineException.class)
        .hasMessageContaining("${nowhere}, which has no value");
  }
}
