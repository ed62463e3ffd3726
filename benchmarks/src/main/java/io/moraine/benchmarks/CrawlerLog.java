package io.moraine.benchmarks;

import io.moraine.schemas.MoraineException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;

/**
 * One visitor who looks at a page all day long, at even distances, without saying that it is a
 * machine: the largest that must fit where all of a visitor's events come together.
 *
 * @param file the log
 * @param day of UTC
 * @param events how many
 */
record CrawlerLog(Path file, LocalDate day, long events) {
  private static final Duration DAY = Duration.ofHours(24).minusSeconds(1);
  private static final int PAGES = 1_000;

  /** Writes it, whole or not at all. */
  void write() {
    Path begun = file.resolveSibling(file.getFileName() + ".begun");
    try {
      try (BufferedWriter lines = Files.newBufferedWriter(begun)) {
        for (long event = 0; event < events; event++) {
          lines.write(line(event));
          lines.write('\n');
        }
      }
      Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      throw new MoraineException(
          BenchError.FILE,
          "The crawler's log %s cannot be written (%s).".formatted(file, failure),
          failure);
    }
  }

  private String line(long event) {
    Instant time =
        day.atStartOfDay(ZoneOffset.UTC).toInstant().plusNanos(DAY.toNanos() / events * event);
    Instant received = time.plusMillis(900);
    return String.format(
        Locale.ROOT,
        """
        {"event_id":"%s","event_time":"%s","sent_time":"%s","received_time":"%s",\
        "event_type":"page_view","device_id":"crawler",\
        "page_url":"https://www.firn.example/p/crawled-%d","page_title":"Crawled page",\
        "user_agent":"Mozilla/5.0 (Android 14; Mobile; rv:136.0) Gecko/136.0 Firefox/136.0",\
        "country":"DE","language":"de-DE","ip":"198.18.0.1","site":"firn"}""",
        new UUID(events, event),
        time,
        received,
        received,
        event % PAGES);
  }
}
