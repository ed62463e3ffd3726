package io.moraine.transforms.read;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.moraine.schemas.Event;
import io.moraine.schemas.EventType;
import io.moraine.schemas.Item;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The naive twin of {@link JsonEventDecoder}: reads a line as a tree and picks its fields one after
 * the other. Knows nothing of enrichment: those columns are not among its own.
 */
final class JsonEventModel {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));
  private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

  private final Duration tolerance;

  JsonEventModel(Duration tolerance) {
    this.tolerance = tolerance;
  }

  private static final class NoEvent extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * The columns of raw.events by name that a line has a value for; empty if it is no event. Those
   * without a value are left out.
   */
  Optional<Map<String, Object>> columns(String line) {
    try {
      return Optional.of(read(JSON.readTree(line)));
    } catch (NoEvent | DateTimeException | ArithmeticException | NumberFormatException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Object> read(JsonNode line) {
    Map<String, Object> event = new LinkedHashMap<>();
    Map<String, String> properties = new LinkedHashMap<>();
    line.fields()
        .forEachRemaining(
            field -> {
              String name = field.getKey();
              JsonNode value = field.getValue();
              if (value.isNull()) {
                return;
              }
              switch (name) {
                case "event_type" -> put(event, "eventType", eventType(value));
                case "event_time" -> put(event, "clientTime", time(value));
                case "sent_time", "received_time" -> put(event, camel(name), time(value));
                case "session_id" -> put(event, "sourceSessionId", text(value));
                case "currency" -> put(event, name, currency(value));
                case "ip" -> text(value);
                case "revenue", "tax", "shipping", "discount", "plan_amount", "cost" ->
                    put(event, camel(name), amount(value));
                case "search_results",
                    "feature_duration_ms",
                    "impressions",
                    "clicks",
                    "engaged_ms",
                    "http_bytes" ->
                    put(event, camel(name), whole(value));
                case "http_status" -> {
                  Long status = whole(value);
                  put(event, "httpStatus", status == null ? null : Math.toIntExact(status));
                }
                case "page_load_ms", "ttfb_ms", "lcp_ms", "inp_ms", "cls" -> {
                  BigDecimal number = number(value);
                  put(event, camel(name), number == null ? null : number.doubleValue());
                }
                case "items" -> put(event, "items", items(value, properties));
                case "feature_inputs" -> put(event, "featureInputs", map(value));
                case "properties" ->
                    properties.putAll(Optional.ofNullable(map(value)).orElse(Map.of()));
                default -> {
                  if (EventField.OF_EVENT.containsKey(name)) {
                    put(event, camel(name), text(value));
                  } else {
                    properties.put(name, propertyText(value));
                  }
                }
              }
            });
    if (!properties.isEmpty()) {
      event.put("properties", properties);
    }
    complete(event);
    return event;
  }

  private void complete(Map<String, Object> event) {
    Instant time = (Instant) event.get("clientTime");
    Instant sent = (Instant) event.get("sentTime");
    Instant received = (Instant) event.get("receivedTime");
    if (time == null || !event.containsKey("eventType")) {
      throw new NoEvent();
    }
    if (sent != null && received != null) {
      Duration offset = Duration.between(sent, received);
      time = offset.abs().compareTo(tolerance) > 0 ? inRange(time.plus(offset)) : time;
    }
    event.put("eventTime", time);
    event.put("eventDate", time.atOffset(ZoneOffset.UTC).toLocalDate());
    event.put("sessionFromSource", false);
    event.put("visitorId", visitor(event));
  }

  private static String visitor(Map<String, Object> event) {
    if (event.containsKey("deviceId")) {
      return (String) event.get("deviceId");
    } else if (event.containsKey("userId")) {
      return "user:" + event.get("userId");
    } else if (event.get("eventType").equals("campaign_cost") && event.containsKey("site")) {
      return "site:" + event.get("site");
    }
    throw new NoEvent();
  }

  private static void put(Map<String, Object> event, String column, Object value) {
    if (value != null) {
      event.put(column, value);
    }
  }

  private static String text(JsonNode value) {
    if (value.isContainerNode()) {
      throw new NoEvent();
    }
    return value.asText().isEmpty() ? null : value.asText();
  }

  private static String eventType(JsonNode value) {
    String label = text(value);
    if (label != null && EventType.ofLabel(label).isEmpty()) {
      throw new NoEvent();
    }
    return label;
  }

  private static String currency(JsonNode value) {
    String code = text(value);
    if (code == null) {
      return null;
    } else if (!code.matches("[A-Za-z]{3}")) {
      throw new NoEvent();
    }
    return code.toUpperCase(java.util.Locale.ROOT);
  }

  private static BigDecimal number(JsonNode value) {
    String text = text(value);
    return text == null ? null : new BigDecimal(text);
  }

  private static Long whole(JsonNode value) {
    BigDecimal number = number(value);
    return number == null ? null : number.longValueExact();
  }

  private static BigDecimal amount(JsonNode value) {
    BigDecimal number = number(value);
    return number == null ? null : number.setScale(6, RoundingMode.HALF_EVEN);
  }

  private static Instant time(JsonNode value) {
    String text = text(value);
    if (text == null) {
      return null;
    } else if (value.isNumber()) {
      return inRange(Instant.ofEpochMilli(value.decimalValue().longValueExact()));
    }
    return inRange(
        text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
            ? OffsetDateTime.parse(text).toInstant()
            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
  }

  private static Instant inRange(Instant time) {
    if (time.isBefore(Instant.EPOCH) || !time.isBefore(END)) {
      throw new NoEvent();
    }
    return time;
  }

  private static List<Item> items(JsonNode value, Map<String, String> properties) {
    if (!value.isArray()) {
      throw new NoEvent();
    }
    List<Item> items = new ArrayList<>();
    for (JsonNode item : value) {
      String path = "items[" + items.size() + "].";
      item.fieldNames()
          .forEachRemaining(
              name -> {
                if (!EventField.OF_ITEM.containsKey(name)) {
                  properties.put(path + name, propertyText(item.get(name)));
                }
              });
      String product = textOf(item, "product_id");
      if (product == null) {
        throw new NoEvent();
      }
      items.add(
          new Item(
              product,
              textOf(item, "name"),
              textOf(item, "category"),
              textOf(item, "brand"),
              textOf(item, "variant"),
              item.has("price") ? amount(item.get("price")) : null,
              item.has("quantity") ? whole(item.get("quantity")) : null,
              item.has("discount") ? amount(item.get("discount")) : null));
    }
    return items.isEmpty() ? null : items;
  }

  private static String textOf(JsonNode item, String name) {
    return item.has(name) ? text(item.get(name)) : null;
  }

  private static Map<String, String> map(JsonNode value) {
    if (!value.isObject()) {
      throw new NoEvent();
    }
    Map<String, String> map = new LinkedHashMap<>();
    value.fields().forEachRemaining(f -> map.put(f.getKey(), propertyText(f.getValue())));
    return map.isEmpty() ? null : map;
  }

  private static String propertyText(JsonNode value) {
    return value.isContainerNode() ? value.toString() : value.asText();
  }

  private static String camel(String name) {
    StringBuilder camel = new StringBuilder();
    for (String word : name.split("_")) {
      camel.append(
          camel.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return camel.toString();
  }

  /** The columns of {@link Event} that this twin does not know. */
  static final Set<String> OTHERS =
      Set.of(
          "eventId",
          "orderId",
          "pageHost",
          "pagePath",
          "referrerHost",
          "utmSource",
          "utmMedium",
          "utmCampaign",
          "utmTerm",
          "utmContent",
          "clickId",
          "clickIdType",
          "channel",
          "channelRule",
          "trafficSource",
          "trafficMedium",
          "deviceClass",
          "browser",
          "os",
          "botRule",
          "ip",
          "contentHash",
          "sourceFile",
          "sourceLine");
}
