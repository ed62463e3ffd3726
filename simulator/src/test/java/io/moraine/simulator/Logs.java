package io.moraine.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The event files of a simulation, read the simple way: all into memory. */
final class Logs {
  private static final JsonFactory JSON = new JsonFactory();

  private final Path events;

  Logs(Path out) {
    this.events = SimulationRun.eventsFolder(out);
  }

  /** The files by their path below the folder, in order, each with its lines as bytes. */
  Map<String, List<byte[]>> lines() {
    Map<String, List<byte[]>> lines = new TreeMap<>();
    try (Stream<Path> files = Files.walk(events)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        lines.put(events.relativize(file).toString(), linesOf(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  /**
   * Every line that is not among those.
   *
   * @throws UncheckedIOException if one is not JSON
   */
  List<LoggedEvent> eventsBut(Collection<RejectTruth> rejects) {
    Map<String, RejectTruth> planted = new HashMap<>();
    rejects.forEach(reject -> planted.put(reject.file() + ":" + reject.line(), reject));
    List<LoggedEvent> parsed = new ArrayList<>();
    lines()
        .forEach(
            (file, lines) -> {
              for (int i = 0; i < lines.size(); i++) {
                if (!planted.containsKey(file + ":" + (i + 1))) {
                  parsed.add(new LoggedEvent(file, i + 1, parse(lines.get(i))));
                }
              }
            });
    return parsed;
  }

  /** One copy of each event: that received first, as a warehouse keeps it. */
  static List<LoggedEvent> once(List<LoggedEvent> events) {
    Map<String, LoggedEvent> byId = new LinkedHashMap<>();
    events.stream()
        .sorted(Comparator.comparing(event -> event.time("received_time")))
        .forEach(event -> byId.putIfAbsent(event.id(), event));
    return List.copyOf(byId.values());
  }

  /**
   * The fields of a line.
   *
   * @throws UncheckedIOException if it is not one JSON object
   */
  static Map<String, Object> parse(byte[] line) {
    try (JsonParser json = JSON.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("No object: " + new String(line, StandardCharsets.UTF_8));
      }
      Map<String, Object> fields = object(json);
      if (json.nextToken() != null) {
        throw new IOException("More than an object: " + new String(line, StandardCharsets.UTF_8));
      }
      return fields;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<byte[]> linesOf(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = (file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in).readAllBytes();
    }
    List<byte[]> lines = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        lines.add(Arrays.copyOfRange(bytes, from, i));
        from = i + 1;
      }
    }
    if (from != bytes.length) {
      throw new IOException(file + " does not end with a line end.");
    }
    return lines;
  }

  private static Map<String, Object> object(JsonParser json) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      if (fields.put(name, value(json)) != null) {
        throw new IOException("Twice the field " + name);
      }
    }
    return fields;
  }

  private static Object value(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> object(json);
      case START_ARRAY -> {
        List<Object> values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          values.add(value(json));
        }
        yield values;
      }
      case VALUE_STRING -> json.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDecimalValue();
      default -> throw new IOException("Unexpected " + json.currentToken());
    };
  }
}
