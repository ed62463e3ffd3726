package io.moraine.benchmarks;

import io.moraine.schemas.MoraineException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Amounts of memory as people write them: {@code 3GB}, {@code 800 MB}; a unit is a power of 1000.
 */
final class MemorySize {
  private static final Pattern SIZE = Pattern.compile("(\\d+)\\s*(MB|GB)");

  private MemorySize() {}

  /**
   * The number of bytes.
   *
   * @throws MoraineException if the text says none
   */
  static long bytes(String text) {
    Matcher size = SIZE.matcher(text.strip().toUpperCase(Locale.ROOT));
    if (!size.matches()) {
      throw new MoraineException(
          BenchError.USAGE, "--memory is '%s', which is no size such as 3GB.".formatted(text));
    }
    return Long.parseLong(size.group(1))
        * (size.group(2).equals("GB") ? 1_000_000_000L : 1_000_000L);
  }
}
