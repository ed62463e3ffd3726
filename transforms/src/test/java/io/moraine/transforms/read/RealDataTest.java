package io.moraine.transforms.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.schemas.Event;
import io.moraine.schemas.Item;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RealDataTest {
  private static final IngestSettings SETTINGS = IngestSettings.defaults();

  @Test
  void everyClickOfTheClothingShopIsAnEventOfItsSession() {
    Path file = RealData.files("eshop-2008").get(0);

    Decoded decoded = RealData.decode(file, SETTINGS);

    assertThat(RealData.format(file).mapping().name()).isEqualTo("eshop-2008");
    assertThat(decoded.rejects()).isEmpty();
    assertThat(decoded.events()).hasSize(165_474);
    Map<String, Set<Integer>> seconds = new HashMap<>();
    for (Event event : decoded.events()) {
      assertThat(event.eventType()).isEqualTo("product_view");
      seconds
          .computeIfAbsent(event.sourceSessionId(), session -> new HashSet<>())
          .add((int) (event.eventTime().getEpochSecond() % 86_400));
    }
    assertThat(seconds).hasSize(24_026);
    // The clicks of a session are numbered 1 to n, and so are their times.
    assertThat(seconds.values())
        .allMatch(clicks -> clicks.contains(1) && clicks.contains(clicks.size()));
  }

  @Test
  void theInvoicesAddUpToThePenny() {
    List<Path> files = RealData.files("online-retail");
    BigDecimal ofItems = BigDecimal.ZERO;
    BigDecimal ofRevenue = BigDecimal.ZERO;
    int lines = 0;
    Set<String> invoices = new HashSet<>();
    Set<String> customers = new HashSet<>();
    for (Path file : files) {
      Decoded decoded = RealData.decode(file, SETTINGS);
      assertThat(decoded.rejects()).as("rejected lines of %s", file).isEmpty();
      for (Event event : decoded.events()) {
        lines++;
        invoices.add(event.orderId());
        if (event.userId() != null) {
          customers.add(event.userId());
        }
        Item item = event.items().get(0);
        BigDecimal amount = item.price().multiply(BigDecimal.valueOf(item.quantity()));
        boolean refund = event.eventType().equals("refund");
        ofItems = refund ? ofItems.subtract(amount) : ofItems.add(amount);
        ofRevenue = refund ? ofRevenue.subtract(event.revenue()) : ofRevenue.add(event.revenue());
      }
    }
    assertThat(files).hasSize(219);
    assertThat(lines).isEqualTo(320_705);
    assertThat(invoices).hasSize(16_459);
    assertThat(customers).hasSize(3_360).allMatch(customer -> customer.matches("\\d{5}"));
    // 5,761,931.38 and the tenth of a penny that two lines of PADS cost each.
    assertThat(ofItems).isEqualByComparingTo("5761931.382");
    assertThat(ofRevenue).isEqualByComparingTo(ofItems);
  }

  @Test
  void everyEventOfTheMultiCategoryShopIsRead() {
    Decoded decoded = RealData.decode(RealData.files("ecommerce-events").get(0), SETTINGS);

    assertThat(decoded.rejects()).isEmpty();
    assertThat(decoded.events()).hasSize(5_018);
    assertThat(types(decoded))
        .isEqualTo(Map.of("product_view", 4_914L, "add_to_cart", 50L, "purchase", 54L));
  }

  @Test
  void everyLineOfTheAccessLogsIsAccountedFor() {
    List<Path> files = RealData.files("access-logs");

    List<Decoded> weeks =
        files.stream()
            .map(file -> RealData.decode(file, SETTINGS.withSite("www.hurence.com")))
            .toList();

    assertThat(weeks)
        .extracting(week -> week.events().size() + week.rejects().size())
        .containsExactlyInAnyOrder(12_893, 14_240);
    assertThat(weeks)
        .flatExtracting(Decoded::rejects)
        .as("first bytes of TLS, and a request of no protocol")
        .hasSize(5)
        .allSatisfy(line -> assertThat(line.sentence()).contains("is no request of HTTP"));
  }

  @Test
  void theBotsOfTheAccessLogsAreRecognised() {
    List<Event> events =
        RealData.files("access-logs").stream()
            .flatMap(file -> RealData.decode(file, SETTINGS).events().stream())
            .toList();

    Map<Boolean, Set<String>> agents =
        events.stream()
            .filter(event -> event.userAgent() != null)
            .collect(
                Collectors.partitioningBy(
                    event -> event.botRule() != null,
                    Collectors.mapping(Event::userAgent, Collectors.toSet())));
    assertThat(agents.get(true))
        .filteredOn(agent -> agent.matches("(?i).*(bot|spider|crawl|slurp|fetch).*"))
        .hasSizeGreaterThan(30);
    assertThat(agents.get(false))
        .as("people")
        .hasSizeGreaterThan(150)
        .noneMatch(
            agent -> agent.matches("(?i).*(bot\\b|spider|crawl|slurp|fetch|panopta|dummy).*"));
    assertThat(events.stream().filter(event -> event.botRule() != null).count())
        .isBetween(7_000L, 8_000L);
  }

  private static Map<String, Long> types(Decoded decoded) {
    return decoded.events().stream()
        .collect(Collectors.groupingBy(Event::eventType, TreeMap::new, Collectors.counting()));
  }
}
