package io.moraine.transforms.facts;

import io.moraine.schemas.Event;
import io.moraine.schemas.EventType;
import io.moraine.schemas.Item;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A history told event by event: {@code Story.of("phone").at("10:00").pageView("/a")}. Times are
 * UTC, on the fifth of March 2024 until another day is named; event ids are e1, e2 and so on.
 */
final class Story {
  private final List<Map<String, Object>> drafts = new ArrayList<>();
  private LocalDate day = LocalDate.of(2024, 3, 5);
  private Instant now = day.atStartOfDay(ZoneOffset.UTC).toInstant();
  private String device;
  private String user;

  private Story(String device) {
    this.device = device;
  }

  /** A story that begins on that device, with no user known. */
  static Story of(String device) {
    return new Story(device);
  }

  /** What follows happens on that device; on none where it is null. */
  Story on(String nextDevice) {
    device = nextDevice;
    return this;
  }

  /** What follows is done by that user; by nobody known where it is null. */
  Story as(String nextUser) {
    user = nextUser;
    return this;
  }

  Story day(String date) {
    day = LocalDate.parse(date);
    return at("00:00");
  }

  /** What follows happens at that time of the day. */
  Story at(String time) {
    now = day.atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
    return this;
  }

  /** What follows happens so much later. */
  Story after(Duration time) {
    now = now.plus(time);
    return this;
  }

  Story pageView(String path) {
    return event(EventType.PAGE_VIEW)
        .with("page_path", path)
        .with("page_url", "https://shop.example" + path + "?q=1");
  }

  Story search() {
    return event(EventType.SEARCH);
  }

  Story ping(long engagedMs) {
    return event(EventType.ENGAGEMENT).with("engaged_ms", engagedMs);
  }

  Story add(Item... items) {
    return event(EventType.ADD_TO_CART).items(items);
  }

  Story remove(Item... items) {
    return event(EventType.REMOVE_FROM_CART).items(items);
  }

  Story update(Item... items) {
    return event(EventType.CART_UPDATE).items(items);
  }

  Story checkout(String step) {
    return event(EventType.CHECKOUT_STEP).with("checkout_step", step);
  }

  Story order(String orderId, Item... items) {
    return event(EventType.PURCHASE).with("order_id", orderId).items(items);
  }

  Story refund(String orderId, Item... items) {
    return event(EventType.REFUND).with("order_id", orderId).items(items);
  }

  /** Says more of the last event, whose columns are named as in the table. */
  Story with(String column, Object value) {
    drafts.get(drafts.size() - 1).put(column, value);
    return this;
  }

  Story money(String column, String amount) {
    return with(column, amount(amount));
  }

  Story items(Item... items) {
    return with("items", items.length == 0 ? null : List.of(items));
  }

  Story event(EventType type) {
    Map<String, Object> draft = new HashMap<>();
    draft.put("event_id", "e" + (drafts.size() + 1));
    draft.put("event_time", now);
    draft.put("event_date", LocalDate.ofInstant(now, ZoneOffset.UTC));
    draft.put("event_type", type.label());
    draft.put("device_id", device);
    draft.put("user_id", user);
    draft.put("session_from_source", false);
    draft.put("content_hash", 0L);
    draft.put("source_file", "story");
    draft.put("source_line", (long) drafts.size() + 1);
    drafts.add(draft);
    return this;
  }

  List<Event> events() {
    return drafts.stream().map(Story::event).toList();
  }

  static Item item(String product, long quantity, String price) {
    return new Item(product, null, null, null, null, amount(price), quantity, null);
  }

  static BigDecimal amount(String amount) {
    return amount == null ? null : new BigDecimal(amount).setScale(6);
  }

  /** The record of what was set by name; the visitor is found as ingest finds it. */
  static Event event(Map<String, Object> draft) {
    Map<String, Object> values = new HashMap<>(draft);
    values.putIfAbsent("visitor_id", visitorOf(values));
    RecordComponent[] components = Event.class.getRecordComponents();
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = values.remove(Event.TABLE.columns().get(i).name());
    }
    if (!values.isEmpty()) {
      throw new IllegalArgumentException("Events have no columns " + values.keySet() + ".");
    }
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return Event.class.getDeclaredConstructor(types).newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("No event: " + draft, e);
    }
  }

  private static String visitorOf(Map<String, Object> values) {
    if (values.get("device_id") != null) {
      return (String) values.get("device_id");
    }
    return values.get("user_id") != null
        ? "user:" + values.get("user_id")
        : "site:" + values.get("site");
  }
}
