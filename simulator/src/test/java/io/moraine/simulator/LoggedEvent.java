package io.moraine.simulator;

import io.moraine.schemas.EventType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A line of a log that is an event, and where it stands. */
record LoggedEvent(String file, long line, Map<String, Object> fields) {
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(60);

  String text(String field) {
    return (String) fields.get(field);
  }

  Instant time(String field) {
    return Instant.parse(text(field));
  }

  BigDecimal amount(String field) {
    return (BigDecimal) fields.getOrDefault(field, BigDecimal.ZERO);
  }

  long number(String field) {
    return ((BigDecimal) fields.get(field)).longValueExact();
  }

  String id() {
    return text("event_id");
  }

  String device() {
    return text("device_id");
  }

  String user() {
    return text("user_id");
  }

  EventType type() {
    return EventType.ofLabel(text("event_type")).orElseThrow();
  }

  /** When it happened, by the rule for clocks that are wrong. */
  Instant at() {
    Duration offset = Duration.between(time("sent_time"), time("received_time"));
    Instant client = time("event_time");
    return offset.abs().compareTo(CLOCK_TOLERANCE) > 0 ? client.plus(offset) : client;
  }

  String path() {
    String rest = text("page_url").substring(SiteMap.HOST.length());
    return rest.contains("?") ? rest.substring(0, rest.indexOf('?')) : rest;
  }

  @SuppressWarnings("unchecked") // what the parser makes of an array of objects
  List<Map<String, Object>> items() {
    return (List<Map<String, Object>>) fields.get("items");
  }
}
