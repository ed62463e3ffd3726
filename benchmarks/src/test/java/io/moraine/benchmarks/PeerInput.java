package io.moraine.benchmarks;

import io.moraine.pipelines.TestWarehouse;
import io.moraine.simulator.Simulation;
import io.moraine.simulator.SimulationSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What peers are tried on: logs of the simulator, and beside them histories in which each rule of
 * sessions, carts and orders is met at its edge. Our own tables are made of the same.
 */
final class PeerInput {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

  private final Path folder;
  private final List<String> lines = new ArrayList<>();

  private PeerInput(Path folder) {
    this.folder = folder;
  }

  /** Writes the logs and builds our tables below a folder. */
  static PeerInput in(Path folder) {
    PeerInput input = new PeerInput(folder);
    SimulationSettings settings =
        SimulationSettings.defaults().withDays(12).withEvents(4_000).withSeed(3);
    Simulation.of(settings).write(folder.resolve("simulated"), progress -> {});
    input.edges();
    try {
      Path file = input.logs().resolve("edges").resolve("edges.jsonl");
      Files.createDirectories(file.getParent());
      Files.write(file, input.lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (TestWarehouse warehouse = TestWarehouse.in(folder)) {
      warehouse.ingest(input.logs());
      warehouse.build();
    }
    return input;
  }

  Path logs() {
    return folder.resolve("simulated").resolve("events");
  }

  Path warehouse() {
    return folder.resolve("warehouse");
  }

  /** What the SQL of a peer names, for a run of all scripts. */
  Map<String, String> values(String engine, Path out) {
    Path peers = Path.of("peers").toAbsolutePath();
    Map<String, String> values = new LinkedHashMap<>();
    values.put("threads", "2");
    values.put("database", "");
    values.put("memory_limit", "");
    values.put("temp", Folders.made(folder.resolve("temp")).toString());
    Path scripts = peers.resolve(engine);
    values.put("scripts", scripts.resolve("nightly") + "," + scripts.resolve("facts"));
    values.put("peers", peers.toString());
    values.put("logs", logs().resolve("*").resolve("*.jsonl").toString());
    values.put("logs_folder", logs().toString());
    values.put("events", out.resolve("events.parquet").toString());
    values.put("out", Folders.emptied(out).toString());
    return values;
  }

  private void edges() {
    crawler();
    carts();
    orders();
    devices();
  }

  /** Two days without a gap; one visitor of gaps of exactly 30 minutes, and one a little above. */
  private void crawler() {
    for (int i = 0; i < 150; i++) {
      event("crawler", Duration.ofMinutes(20).multipliedBy(i), "page_view", page("/p/" + i % 7));
    }
    event("gaps", Duration.ZERO, "page_view", page("/a"));
    event("gaps", Duration.ofMinutes(30), "page_view", page("/a/"));
    event("gaps", Duration.ofMinutes(60).plusMillis(1), "page_view", page("/a?utm_source=x%20y"));
    event("gaps", Duration.ofMinutes(61), "refund", "");
  }

  private void carts() {
    Duration day = Duration.ofDays(1);
    String two = items("p1", 5, 2) + "," + items("p2", 3, 1);
    event("cart", Duration.ZERO, "checkout_step", ",\"checkout_step\":\"early\"");
    event("cart", Duration.ofSeconds(1), "add_to_cart", cart(two));
    event("cart", Duration.ofSeconds(2), "remove_from_cart", cart(items("p1", 5, 9)));
    event("cart", Duration.ofSeconds(3), "add_to_cart", cart(items("p1", 6, 1)));
    event("cart", Duration.ofSeconds(4), "cart_update", cart(items("p2", 3, 4)));
    event(
        "cart",
        Duration.ofSeconds(5),
        "cart_update",
        cart(items("p3", 1, 2) + "," + items("p3", 1, 3)));
    event(
        "cart",
        Duration.ofSeconds(6),
        "remove_from_cart",
        ",\"items\":[{\"product_id\":\"p3\"}],\"currency\":\"EUR\"");
    event("cart", day, "checkout_step", ",\"checkout_step\":\"address\"");
    event("cart", day.multipliedBy(4), "purchase", order("o1", items("p1", 6, 1)));
    event("cart", day.multipliedBy(5), "add_to_cart", cart(items("p4", 9, 1)));
    event("cart", day.multipliedBy(35), "add_to_cart", cart(items("p5", 9, 1)));
    event("cart", day.multipliedBy(66), "remove_from_cart", cart(items("p5", 9, 1)));
    event("cart", day.multipliedBy(67), "cart_update", cart(items("p6", 9, 0)));
    event("cart", day.multipliedBy(67).plusSeconds(1), "cart_update", cart(items("p6", 9, 1)));
  }

  private void orders() {
    event(
        "buyer",
        Duration.ZERO,
        "purchase",
        order("o2", items("a", 1, 3) + "," + items("b", 7, 1) + "," + items("c", 7, 1))
            + ",\"discount\":0.1,\"tax\":1,\"shipping\":0.02");
    event("buyer", Duration.ofSeconds(5), "purchase", order("o2", items("a", 1, 3)));
    event(
        "buyer",
        Duration.ofHours(1),
        "purchase",
        ",\"order_id\":\"o3\",\"revenue\":10,\"currency\":\"EUR\",\"items\":[{\"product_id\":\"x\","
            + "\"quantity\":2},{\"product_id\":\"y\"}]");
    event("buyer", Duration.ofHours(1), "purchase", ",\"revenue\":4.5,\"currency\":\"USD\"");
    event("buyer", Duration.ofHours(9), "refund", order("o2", items("a", 1, 3)) + ",\"tax\":0.3");
    event(
        "buyer",
        Duration.ofHours(10),
        "refund",
        ",\"order_id\":\"o3\",\"revenue\":-2,\"currency\":\"EUR\"");
    event("refunded only", Duration.ZERO, "refund", ",\"revenue\":3,\"currency\":\"CHF\"");
  }

  /** A device of two users, and a user without a device. */
  private void devices() {
    event("shared", Duration.ZERO, "page_view", page("/first"));
    event("shared", Duration.ofHours(2), "login", ",\"user_id\":\"ben\"");
    event("shared", Duration.ofHours(4), "login", ",\"user_id\":\"ann\"");
    event("shared", Duration.ofHours(4).plusSeconds(1), "add_to_cart", cart(items("p1", 5, 1)));
    event("shared", Duration.ofHours(9), "page_view", page("/later"));
    event("ben's phone", Duration.ofHours(3), "login", ",\"user_id\":\"ben\"");
    event("ben's phone", Duration.ofHours(8), "purchase", order("o4", items("p1", 5, 1)));
    event("", Duration.ofHours(3), "page_view", ",\"user_id\":\"cy\"" + page("/no-device"));
  }

  private void event(String device, Duration after, String type, String fields) {
    String time = START.plus(after).toString();
    lines.add(
        "{\"event_id\":\"edge-%s\",\"event_time\":\"%s\",\"event_type\":\"%s\"%s%s}"
            .formatted(
                lines.size(),
                time,
                type,
                device.isEmpty() ? "" : ",\"device_id\":\"" + device + "\"",
                fields));
  }

  private static String page(String path) {
    return ",\"page_url\":\"https://www.firn.example" + path + "\"";
  }

  private static String cart(String items) {
    return ",\"currency\":\"EUR\",\"items\":[" + items + "]";
  }

  private static String order(String orderId, String items) {
    return ",\"order_id\":\"" + orderId + "\"" + cart(items);
  }

  private static String items(String product, int price, int quantity) {
    return "{\"product_id\":\"%s\",\"price\":%s,\"quantity\":%s}"
        .formatted(product, price, quantity);
  }
}
