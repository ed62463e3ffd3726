package io.moraine.simulator;

import io.moraine.schemas.EventType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A line of a log that is an event, and where it stands. */
final class LoggedEvent {
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(60);

  private final String file;
  private final long line;
  private final Map<String, Object> fields;
  private final Instant at;

  LoggedEvent(String file, long line, Map<String, Object> fields) {
    this.file = file;
    this.line = line;
    this.fields = fields;
    this.at = correctedTime();
  }

  String file() {
    return file;
  }

  long line() {
    return line;
  }

  Map<String, Object> fields() {
    return fields;
  }

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
    return at;
  }

  String path() {
    String rest = text("page_url").substring(SiteMap.HOST.length());
    return rest.contains("?") ? rest.substring(0, rest.indexOf('?')) : rest;
  }

  @SuppressWarnings("unchecked") // what the parser makes of an array of objects
  List<Map<String, Object>> items() {
    return (List<Map<String, Object>>) fields.get("items");
  }

  private Instant correctedTime() {
    Duration offset = Duration.between(time("sent_time"), time("received_time"));
    Instant client = time("event_time");
    return offset.abs().compareTo(CLOCK_TOLERANCE) > 0 ? client.plus(offset) : client;
  }

  @Override
  public String toString() {
    return file + ":" + line + " " + fields;
  }
}
