package io.moraine.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrawlerLogTest {
  @TempDir private Path folder;

  @Test
  void hasOneVisitorAllDayLong() throws IOException {
    Path file = folder.resolve("crawler.jsonl");
    new CrawlerLog(file, LocalDate.of(2026, 4, 5), 700).write();

    List<Instant> times = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    Set<String> visitors = new HashSet<>();
    ObjectMapper json = new ObjectMapper();
    for (String line : Files.readAllLines(file)) {
      JsonNode event = json.readTree(line);
      times.add(Instant.parse(event.get("event_time").asText()));
      ids.add(event.get("event_id").asText());
      visitors.add(event.get("device_id").asText());
    }

    assertThat(ids).hasSize(700);
    assertThat(visitors).containsExactly("crawler");
    assertThat(times).hasSize(700).isSorted();
    assertThat(times.get(0)).isEqualTo(Instant.parse("2026-04-05T00:00:00Z"));
    assertThat(times.get(699))
        .isBetween(Instant.parse("2026-04-05T23:57:00Z"), Instant.parse("2026-04-05T23:59:59Z"));
    for (int i = 1; i < times.size(); i++) {
      assertThat(Duration.between(times.get(i - 1), times.get(i)))
          .isLessThan(Duration.ofMinutes(3));
    }
    assertThat(folder).isDirectoryNotContaining("glob:**.begun");
  }
}
