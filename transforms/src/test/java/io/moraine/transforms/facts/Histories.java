package io.moraine.transforms.facts;

import io.moraine.schemas.Event;
import io.moraine.schemas.EventType;
import io.moraine.schemas.Item;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Random histories in which everything that is rare elsewhere is common: a handful of devices,
 * users, orders and products, times that meet each boundary exactly or miss it by a microsecond,
 * and days that are 23 or 25 hours long.
 */
final class Histories {
  private static final List<Instant> STARTS =
      List.of(
          Instant.parse("2024-03-05T10:00:00Z"),
          Instant.parse("2024-03-05T23:45:00Z"),
          // Berlin goes from 02:00 to 03:00 at 01:00 UTC.
          Instant.parse("2024-03-31T00:40:00Z"),
          // St John's goes back from 00:01 to 23:01 of the day before, at 02:31 UTC.
          Instant.parse("2010-11-07T02:20:00Z"),
          Instant.parse("1969-12-31T23:50:00Z"));

  private static final List<ZoneId> ZONES =
      List.of(
          ZoneOffset.UTC,
          ZoneId.of("Europe/Berlin"),
          ZoneId.of("America/St_Johns"),
          ZoneId.of("America/Bahia_Banderas"));

  private static final List<Duration> STEPS =
      List.of(
          Duration.ZERO,
          Duration.of(1, ChronoUnit.MICROS),
          Duration.ofSeconds(4),
          Duration.ofSeconds(10),
          Duration.ofMillis(9_999),
          Duration.ofMinutes(11),
          Duration.ofMinutes(30),
          Duration.ofMinutes(30),
          Duration.ofMinutes(30).plus(1, ChronoUnit.MICROS),
          Duration.ofHours(1),
          Duration.ofHours(24),
          Duration.ofHours(24).plus(1, ChronoUnit.MICROS),
          Duration.ofDays(30),
          Duration.ofDays(30).plus(1, ChronoUnit.MICROS));

  /** Frequent types stand several times. */
  private static final List<EventType> TYPES = new ArrayList<>(List.of(EventType.values()));

  static {
    for (int i = 0; i < 4; i++) {
      TYPES.add(EventType.PAGE_VIEW);
      TYPES.add(EventType.ADD_TO_CART);
      TYPES.add(EventType.PURCHASE);
    }
    TYPES.add(EventType.CART_UPDATE);
    TYPES.add(EventType.REMOVE_FROM_CART);
    TYPES.add(EventType.REFUND);
    TYPES.add(EventType.ENGAGEMENT);
  }

  private final Random random;
  private final String prefix;

  private Histories(long seed, String prefix) {
    this.random = new Random(seed);
    this.prefix = prefix;
  }

  /** Some dozen events of a few visitors, in any order. The same seed gives the same ones. */
  static List<Event> events(long seed) {
    return new Histories(seed, "").events();
  }

  /** The same events with ids of their own, so that several histories can lie together. */
  static List<Event> apart(long seed) {
    return new Histories(seed, "h" + seed + "-").events();
  }

  /** Definitions at random, the usual ones half of the time. */
  static FactSettings settings(long seed) {
    Random random = new Random(~seed);
    FactSettings usual =
        FactSettings.defaults().withReportingZone(ZONES.get(random.nextInt(ZONES.size())));
    if (random.nextBoolean()) {
      return usual;
    }
    return usual
        .withSessions(
            new SessionRules(
                Duration.ofMinutes(30),
                random.nextBoolean() ? Duration.ofHours(1) : Duration.ofHours(24),
                Duration.ofSeconds(random.nextInt(3) * 10L),
                1 + random.nextInt(3),
                random.nextBoolean(),
                random.nextBoolean()))
        .withCarts(
            random.nextBoolean()
                ? new CartRules(Duration.ofMinutes(30), Duration.ofHours(24))
                : CartRules.defaults())
        .withPaths(
            new PathRules(
                List.of(
                    new PathRules.Alias("/p/([0-9]+)(/.*)?", "/p/*/$1"),
                    new PathRules.Alias("/p|/p/.*", "/p")),
                Set.of(EventType.PAGE_VIEW, EventType.PRODUCT_VIEW, EventType.CUSTOM)));
  }

  private List<Event> events() {
    Instant start = STARTS.get(random.nextInt(STARTS.size()));
    int count = 1 + random.nextInt(60);
    boolean longPauses = random.nextBoolean();
    List<Map<String, Object>> drafts = new ArrayList<>();
    Map<String, Instant> lastOf = new HashMap<>();
    for (int i = 0; i < count; i++) {
      Map<String, Object> draft = new HashMap<>();
      draft.put("event_id", prefix + "e" + (char) ('a' + random.nextInt(26)) + i);
      draft.put("device_id", random.nextInt(8) == 0 ? null : prefix + "d" + random.nextInt(3));
      draft.put("user_id", random.nextInt(3) == 0 ? prefix + "u" + random.nextInt(3) : null);
      draft.put("site", maybe(prefix + "s" + random.nextInt(2)));
      String who = Story.event(complete(draft, start)).visitorId();
      Duration step = STEPS.get(random.nextInt(longPauses ? STEPS.size() : 8));
      Instant time =
          random.nextInt(6) == 0 && !drafts.isEmpty()
              ? (Instant) drafts.get(random.nextInt(drafts.size())).get("event_time")
              : lastOf.getOrDefault(who, start).plus(step);
      lastOf.merge(who, time, (a, b) -> a.isAfter(b) ? a : b);
      complete(draft, time);
      describe(draft, TYPES.get(random.nextInt(TYPES.size())));
      drafts.add(draft);
    }
    return drafts.stream().map(Story::event).toList();
  }

  private static Map<String, Object> complete(Map<String, Object> draft, Instant time) {
    draft.put("event_time", time);
    draft.put("event_date", LocalDate.ofInstant(time, ZoneOffset.UTC));
    draft.put("session_from_source", false);
    draft.put("content_hash", 0L);
    draft.put("source_file", "history");
    draft.put("source_line", 1L);
    draft.putIfAbsent("event_type", EventType.PAGE_VIEW.label());
    return draft;
  }

  private void describe(Map<String, Object> draft, EventType type) {
    draft.put("event_type", type.label());
    draft.put("event_name", maybe("name" + random.nextInt(2)));
    draft.put("source_session_id", rarely("s" + random.nextInt(3)));
    draft.put("session_from_source", random.nextInt(3) == 0);
    draft.put("received_time", maybe(((Instant) draft.get("event_time")).plusSeconds(1)));
    draft.put("page_path", maybe(oneOf("/", "/p/", "/p/1", "/p/1/reviews//", "/p/x", "")));
    draft.put("page_url", maybe("https://shop.example/?" + random.nextInt(9)));
    draft.put("engaged_ms", maybe((long) random.nextInt(12_000) - 1_000));
    draft.put("country", rarely(oneOf("DE", "AT")));
    draft.put("region", maybe("region" + random.nextInt(2)));
    draft.put("city", maybe("city" + random.nextInt(2)));
    draft.put("language", rarely("de"));
    draft.put("device_class", rarely(oneOf("phone", "desktop")));
    draft.put("browser", maybe("browser" + random.nextInt(2)));
    draft.put("os", maybe("os" + random.nextInt(2)));
    draft.put("bot_rule", random.nextInt(12) == 0 ? "bot" + random.nextInt(2) : null);
    draft.put("utm_campaign", rarely("campaign" + random.nextInt(2)));
    if (random.nextInt(4) == 0) {
      draft.put("channel", oneOf("Paid Search", "Email"));
      draft.put("channel_rule", maybe("rule" + random.nextInt(3)));
      draft.put("traffic_source", maybe("source" + random.nextInt(2)));
      draft.put("traffic_medium", maybe("medium" + random.nextInt(2)));
      draft.put("utm_term", maybe("term"));
      draft.put("utm_content", maybe("content"));
      draft.put("click_id_type", maybe("gclid"));
      draft.put("referrer_url", maybe("https://search.example/" + random.nextInt(3)));
      draft.put("referrer_host", maybe("search.example"));
    }
    if (random.nextInt(8) != 0) {
      commerce(draft);
    }
  }

  private void commerce(Map<String, Object> draft) {
    draft.put("order_id", random.nextInt(6) == 0 ? null : prefix + "o" + random.nextInt(6));
    draft.put("order_line", rarely(oneOf("1", "2")));
    draft.put("currency", random.nextInt(4) == 0 ? oneOf("USD", null) : "EUR");
    draft.put("revenue", Story.amount(oneOf(null, "0", "10.01", "33.333333", "-7")));
    draft.put("tax", Story.amount(oneOf(null, "0", "1.9", "0.000001", "-3")));
    draft.put("shipping", Story.amount(oneOf(null, "4.95", "0.000002")));
    draft.put("discount", Story.amount(oneOf(null, null, "1", "0.01", "100")));
    draft.put("coupon", maybe("SPRING"));
    draft.put("checkout_step", maybe(oneOf("address", "payment")));
    draft.put("items", items());
  }

  private List<Item> items() {
    int count = random.nextInt(5) - 1;
    if (count < 0) {
      return null;
    }
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(
          new Item(
              "p" + random.nextInt(4),
              maybe("name" + random.nextInt(2)),
              maybe("category" + random.nextInt(2)),
              maybe("brand" + random.nextInt(2)),
              maybe("variant" + random.nextInt(2)),
              Story.amount(oneOf(null, "0", "9.99", "3.333333", "25", "-1")),
              oneOf(null, 1L, 2L, 3L, 0L, -1L),
              Story.amount(oneOf(null, null, "0.5", "30"))));
    }
    return items;
  }

  private <T> T maybe(T value) {
    return random.nextInt(4) == 0 ? null : value;
  }

  private <T> T rarely(T value) {
    return random.nextInt(4) == 0 ? value : null;
  }

  @SafeVarargs
  private <T> T oneOf(T... values) {
    return values[random.nextInt(values.length)];
  }
}
