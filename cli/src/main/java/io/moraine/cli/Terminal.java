package io.moraine.cli;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an output stream ends in.
 *
 * @param width how many letters go on a line; empty where it is no terminal but a file or a pipe
 */
public record Terminal(OptionalInt width) {
  private static final int LEAST_WIDTH = 40;

  /** No terminal: nobody is looking at this moment. */
  public static Terminal none() {
    return new Terminal(OptionalInt.empty());
  }

  /**
   * As the launcher saw it, which can ask the system and says it by a system property:
   * moraine.terminal.out and moraine.terminal.err hold the width, or are missing.
   */
  static Terminal ofProperty(String name) {
    OptionalInt width =
        Optional.ofNullable(Integer.getInteger(name))
            .map(columns -> OptionalInt.of(Math.max(columns, LEAST_WIDTH)))
            .orElse(OptionalInt.empty());
    return new Terminal(width);
  }

  public boolean interactive() {
    return width.isPresent();
  }
}
