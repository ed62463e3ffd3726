package io.moraine.pipelines;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Random histories as lines of JSON: few visitors, products and orders, so that what is rare in
 * life (copies of events, orders told twice, shared devices, sessions over midnight) is common.
 */
public final class EventLines {
  private static final Instant START = Instant.parse("2026-03-27T20:00:00Z");
  private static final int SPAN_S = 3 * 86_400;

  private final Random random;

  public EventLines(long seed) {
    this.random = new Random(seed);
  }

  /** So many distinct events, in order of time. */
  public List<String> events(int count) {
    List<Instant> times = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      times.add(START.plusSeconds(random.nextInt(SPAN_S)));
    }
    Collections.sort(times);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add(event("e" + i, times.get(i)));
    }
    return lines;
  }

  /** The lines with some of them told again, later or earlier received, in random order. */
  public List<String> withCopies(List<String> events, double share) {
    List<String> lines = new ArrayList<>(events);
    for (String event : events) {
      if (random.nextDouble() < share) {
        lines.add(received(event, random.nextInt(7200)));
      }
    }
    Collections.shuffle(lines, random);
    return lines;
  }

  /** The lines, dealt out to so many files. */
  public List<List<String>> split(List<String> lines, int files) {
    List<List<String>> split = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      split.add(new ArrayList<>());
    }
    lines.forEach(line -> split.get(random.nextInt(files)).add(line));
    return split;
  }

  private String received(String event, int afterS) {
    return event.replaceFirst(
        "\"received_time\":\"[^\"]*\"",
        "\"received_time\":\"" + START.plusSeconds(SPAN_S + afterS) + "\"");
  }

  private String event(String id, Instant time) {
    String device = "d" + random.nextInt(12);
    String user = random.nextInt(4) == 0 ? ",\"user_id\":\"u" + random.nextInt(5) + "\"" : "";
    return String.format(
        Locale.ROOT,
        "{\"event_id\":\"%s\",\"event_time\":\"%s\",\"received_time\":\"%s\",\"device_id\":\"%s\"%s,%s}",
        id,
        time,
        START.plusSeconds(SPAN_S + 3600),
        device,
        user,
        what());
  }

  private String what() {
    String product = "p" + random.nextInt(4);
    String items =
        String.format(
            Locale.ROOT,
            "\"items\":[{\"product_id\":\"%s\",\"price\":%d.5,\"quantity\":%d}],\"currency\":\"EUR\"",
            product,
            1 + random.nextInt(20),
            1 + random.nextInt(3));
    return switch (random.nextInt(10)) {
      case 0 -> "\"event_type\":\"add_to_cart\"," + items;
      case 1 -> "\"event_type\":\"remove_from_cart\"," + items;
      case 2 -> "\"event_type\":\"purchase\",\"order_id\":\"o" + random.nextInt(40) + "\"," + items;
      case 3 -> "\"event_type\":\"refund\",\"order_id\":\"o" + random.nextInt(40) + "\"," + items;
      case 4 ->
          "\"event_type\":\"product_view\",\"page_url\":\"https://shop.example/p/"
              + product
              + "\","
              + items;
      case 5 -> "\"event_type\":\"engagement\",\"engaged_ms\":" + random.nextInt(20_000);
      default ->
          "\"event_type\":\"page_view\",\"page_url\":\"https://shop.example/"
              + random.nextInt(6)
              + (random.nextInt(5) == 0 ? "?utm_source=news&utm_medium=email" : "")
              + "\"";
    };
  }
}
