package io.moraine.transforms.read;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.moraine.schemas.EventType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Lines of the canonical contract as a seed wills them: mostly events, some of them not quite. */
final class EventLines {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> WORDS =
      List.of("a", "red shoes", "Käse", "日本", "😀", "x/y", "a\"b\\c", "tab\tand\nbreak", "0", "");
  private static final List<String> URLS =
      List.of(
          "https://shop.example/",
          "https://www.shop.example/p/7?utm_source=news&utm_medium=email",
          "/relative?gclid=abc",
          "https://www.google.com/search?q=x",
          "android-app://com.slack/",
          "::::");
  private static final DateTimeFormatter WITH_OFFSET =
      DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(ZoneOffset.ofHours(-5));

  private final Random random;

  EventLines(long seed) {
    this.random = new Random(seed);
  }

  String next() {
    ObjectNode event = JSON.createObjectNode();
    for (EventField field : EventField.OF_EVENT.values()) {
      if (random.nextInt(4) == 0) {
        put(event, field);
      }
    }
    long millis = 1_600_000_000_000L + random.nextInt(1_000_000_000);
    putUnlessUnlucky(event, "event_time", time(millis));
    putUnlessUnlucky(event, "event_type", any(EventType.values()).label());
    putUnlessUnlucky(event, "device_id", "d" + random.nextInt(100));
    if (random.nextInt(3) == 0) {
      event.set("sent_time", JSON.valueToTree(time(millis + random.nextInt(1000))));
      event.set("received_time", JSON.valueToTree(time(millis + random.nextInt(200_000) - 80_000)));
    }
    if (random.nextInt(5) == 0) {
      event.put("unknown " + random.nextInt(9), any(WORDS));
      event.set("nested", nested());
    }
    return event.toString();
  }

  private void put(ObjectNode event, EventField field) {
    String name = field.name();
    if (random.nextInt(60) == 0) {
      // Of the wrong kind for some fields, fine for others.
      event.set(name, JSON.valueToTree(any(List.of("twelve", true, 1.25, List.of(), Map.of()))));
      return;
    }
    switch (field.kind()) {
      case TEXT -> event.set(name, JSON.valueToTree(text(name)));
      case EVENT_TYPE -> event.put(name, "page_view");
      case CURRENCY -> event.put(name, any(List.of("EUR", "usd", "Gbp", "E1R")));
      case ADDRESS -> event.put(name, any(List.of("192.0.2.7", "2001:db8::1", "nobody", "")));
      case TIME -> event.set(name, JSON.valueToTree(time(1_600_000_000_000L)));
      case MONEY -> event.set(name, JSON.valueToTree(number(6)));
      case LONG, INTEGER -> event.set(name, JSON.valueToTree(number(0)));
      case DOUBLE -> event.set(name, JSON.valueToTree(number(3)));
      case ITEMS -> event.set(name, items());
      case TEXT_MAP -> event.set(name, map());
    }
  }

  private void putUnlessUnlucky(ObjectNode event, String name, Object value) {
    if (random.nextInt(50) == 0) {
      event.remove(name);
    } else {
      event.set(name, JSON.valueToTree(value));
    }
  }

  private Object text(String name) {
    if (name.endsWith("_url")) {
      return any(URLS);
    }
    return random.nextInt(10) == 0 ? random.nextInt(1000) : any(WORDS);
  }

  private Object time(long millis) {
    Instant instant = Instant.ofEpochMilli(millis);
    return switch (random.nextInt(4)) {
      case 0 -> millis;
      case 1 -> WITH_OFFSET.format(instant);
      case 2 -> instant.toString().replace("Z", "");
      default -> instant.toString();
    };
  }

  private Object number(int decimals) {
    BigDecimal number =
        BigDecimal.valueOf(random.nextInt(2_000_000) - 100_000L, random.nextInt(decimals + 1));
    return random.nextBoolean() ? number : number.toPlainString();
  }

  private ArrayNode items() {
    ArrayNode items = JSON.createArrayNode();
    for (int i = random.nextInt(4); i > 0; i--) {
      ObjectNode item = items.addObject();
      for (EventField field : EventField.OF_ITEM.values()) {
        if (random.nextBoolean()) {
          put(item, field);
        }
      }
      putUnlessUnlucky(item, "product_id", "p" + random.nextInt(50));
      if (random.nextInt(9) == 0) {
        item.put("shelf", i);
      }
    }
    return items;
  }

  private ObjectNode map() {
    ObjectNode map = JSON.createObjectNode();
    for (int i = random.nextInt(4); i > 0; i--) {
      map.set("key" + i, random.nextInt(4) == 0 ? nested() : JSON.valueToTree(any(WORDS)));
    }
    return map;
  }

  private ObjectNode nested() {
    ObjectNode nested = JSON.createObjectNode();
    nested.put("x", any(WORDS)).putNull("y").putArray("z").add(random.nextInt(9)).add(true);
    return nested;
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private <T> T any(T[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
