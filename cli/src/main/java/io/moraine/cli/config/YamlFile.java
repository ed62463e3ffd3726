package io.moraine.cli.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.moraine.cli.CliError;
import io.moraine.schemas.MoraineException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Settings from a YAML file. Keys may be nested or written with points; a rule of a list may be
 * written {@code regex: alias}.
 */
final class YamlFile {
  private final Path file;
  private final YAMLParser parser;
  private final Map<String, Assignment> assignments = new HashMap<>();
  private final List<Assignment> inOrder = new ArrayList<>();

  private YamlFile(Path file, YAMLParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /**
   * What the file says.
   *
   * @throws MoraineException if it cannot be read, is not YAML, or says a key twice
   */
  static List<Assignment> read(Path file) {
    try (Reader reader = Files.newBufferedReader(file);
        YAMLParser parser = new YAMLFactory().createParser(reader)) {
      YamlFile yaml = new YamlFile(file, parser);
      yaml.document();
      return yaml.inOrder;
    } catch (JsonProcessingException notYaml) {
      throw new MoraineException(
          CliError.CONFIGURATION_FILE,
          "%s:%s is not YAML: %s."
              .formatted(
                  file, notYaml.getLocation().getLineNr(), firstLine(notYaml.getOriginalMessage())),
          notYaml);
    } catch (IOException unreadable) {
      throw new MoraineException(
          CliError.CONFIGURATION_FILE,
          "The configuration file %s cannot be read (%s). Check its name and permissions."
              .formatted(file, unreadable),
          unreadable);
    }
  }

  private void document() throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null || first == JsonToken.VALUE_NULL || isEmptyText(first)) {
      return;
    }
    if (first != JsonToken.START_OBJECT) {
      throw refusal(line(), "holds no keys. Write settings such as \"session.gap: 30m\"");
    }
    mapping("");
  }

  private boolean isEmptyText(JsonToken token) throws IOException {
    return token == JsonToken.VALUE_STRING && parser.getText().isEmpty();
  }

  private void mapping(String prefix) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = prefix + parser.currentName();
      int line = line();
      switch (parser.nextToken()) {
        case START_OBJECT -> mapping(key + ".");
        case START_ARRAY -> assign(key, list(key), line);
        case VALUE_NULL ->
            throw refusal(line, "gives " + key + " no value. Write one, or drop the line");
        default -> assign(key, List.of(parser.getText()), line);
      }
    }
  }

  private List<String> list(String key) throws IOException {
    List<String> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (token == JsonToken.START_OBJECT) {
        rules(key, items);
      } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
        items.add(parser.getText());
      } else {
        throw refusal(line(), "gives " + key + " an item that is no text");
      }
    }
    return items;
  }

  private void rules(String key, List<String> items) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String regex = parser.currentName();
      JsonToken token = parser.nextToken();
      if (!token.isScalarValue() || token == JsonToken.VALUE_NULL) {
        throw refusal(line(), "gives the rule '" + regex + "' of " + key + " no alias");
      }
      items.add(regex + " " + AliasText.ARROW + " " + parser.getText());
    }
  }

  private void assign(String key, List<String> items, int line) {
    Assignment assignment = new Assignment(key, items, Origin.ofFile(file, line));
    Assignment before = assignments.put(key, assignment);
    if (before != null) {
      throw refusal(line, "says " + key + " again (first " + before.origin() + "). Drop one");
    }
    inOrder.add(assignment);
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private MoraineException refusal(int line, String what) {
    return new MoraineException(
        CliError.CONFIGURATION_FILE, "%s:%s %s.".formatted(file, line, what));
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse(text);
  }
}
