package io.moraine.analyses.results;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * What the data span: days and currencies. The end of the data, not the clock on the wall, is
 * "today": built again next year from the same events, results are the same.
 *
 * @param firstDay the day of the first event
 * @param lastDay the day of the last event; it may not be over yet
 * @param money what currency results are told in: the configured one, else that of most revenue
 *     lines
 */
public record DataSpan(LocalDate firstDay, LocalDate lastDay, Conversion money)
    implements Serializable {
  public DataSpan {
    if (lastDay.isBefore(firstDay)) {
      throw new IllegalArgumentException(firstDay + " is after " + lastDay + ".");
    }
  }
}
