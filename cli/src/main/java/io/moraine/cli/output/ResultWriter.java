package io.moraine.cli.output;

import java.util.List;

/** Takes the rows of a result, one by one, and writes them; closing ends the result. */
public interface ResultWriter extends AutoCloseable {
  /**
   * Writes a row.
   *
   * @param values one for each column, null where there is none: text, boolean, number, {@link
   *     java.math.BigDecimal}, {@link java.time.Instant}, {@link java.time.LocalDate}, and lists
   *     and maps of these
   */
  void row(List<?> values);

  @Override
  void close();
}
