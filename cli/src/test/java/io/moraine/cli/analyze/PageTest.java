package io.moraine.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PageTest {
  @Test
  void whatWouldSteerATerminalIsShown() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    new Page(new PrintStream(printed, true, StandardCharsets.UTF_8), 80)
        .line("of phone\u001b[2J 61 %");
    assertThat(printed.toString(StandardCharsets.UTF_8)).startsWith("of phone\u241b[2J 61 %");
  }
}
