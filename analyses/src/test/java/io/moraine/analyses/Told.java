package io.moraine.analyses;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.moraine.analyses.document.Document;
import java.util.Arrays;

/**
 * A story to ask about, an event a line: who, when (a time of 1 May 2021, or a moment), what, and
 * perhaps properties.
 *
 * <pre>{@code
 * ada 10:00 sign up {"browser": "Firefox"}
 * }</pre>
 */
public final class Told {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DAY = "2021-05-01T";

  private final ObjectNode document = JSON.createObjectNode();

  private Told() {}

  /** A story of those lines. */
  public static Told of(String lines) {
    Told told = new Told();
    told.document.putArray("events");
    Arrays.stream(lines.split("\n")).filter(line -> !line.isBlank()).forEach(told::event);
    return told;
  }

  /** The same with something else beside the events. */
  public Told with(String field, String json) {
    document.set(field, parse(json));
    return this;
  }

  /** The answer to a question about it, as it is read from what is written. */
  public JsonNode asked(String question) {
    document.set("query", parse(question));
    return parse(Questions.read(document).answer(Document.histories(document)).json().toString());
  }

  /** The story as a document. */
  public JsonNode document() {
    return document;
  }

  private void event(String line) {
    int brace = line.indexOf('{');
    String[] words = (brace < 0 ? line : line.substring(0, brace)).strip().split(" +", 3);
    ObjectNode event = document.withArray("events").addObject();
    event.put("user", words[0]);
    event.put("ts", words[1].contains("T") ? words[1] : DAY + words[1]);
    event.put("event", words[2]);
    if (brace >= 0) {
      event.set("props", parse(line.substring(brace)));
    }
  }

  /** JSON. */
  public static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(json, broken);
    }
  }
}
