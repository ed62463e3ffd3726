package io.moraine.transforms.yaml;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.moraine.schemas.ErrorCode;
import io.moraine.schemas.MoraineException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of a YAML document: a text, a list or a map, with the line it stands on.
 *
 * <p>Every method that expects something throws a {@link MoraineException} that names document and
 * line where it finds something else.
 */
public final class YamlNode {
  private final Document document;
  private final int line;
  private final Object value;

  private record Document(String name, ErrorCode error) {}

  private YamlNode(Document document, int line, Object value) {
    this.document = document;
    this.line = line;
    this.value = value;
  }

  /**
   * Reads a document.
   *
   * @param name what complaints call the document, such as the name of its file
   * @param error the code of every complaint about it
   */
  public static YamlNode parse(String yaml, String name, ErrorCode error) {
    Document document = new Document(name, error);
    try (JsonParser parser = new YAMLFactory().createParser(yaml)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new MoraineException(error, name + " is empty.");
      }
      return read(document, parser, first, parser.currentTokenLocation().getLineNr());
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      String problem = e.getOriginalMessage().lines().findFirst().orElse("unknown");
      throw new MoraineException(
          error, name + ", line " + line + ": this is no YAML: " + problem, e);
    } catch (IOException e) {
      throw new IllegalStateException("Text is read without input or output.", e);
    }
  }

  /** Reads a value; one that has a key stands on the line of its key. */
  private static YamlNode read(Document document, JsonParser parser, JsonToken token, int line)
      throws IOException {
    return switch (token) {
      case START_OBJECT -> new YamlNode(document, line, entries(document, parser));
      case START_ARRAY -> new YamlNode(document, line, elements(document, parser));
      case VALUE_NULL -> new YamlNode(document, line, null);
      default -> new YamlNode(document, line, parser.getText());
    };
  }

  private static Map<String, YamlNode> entries(Document document, JsonParser parser)
      throws IOException {
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      int line = parser.currentTokenLocation().getLineNr();
      YamlNode entry = read(document, parser, parser.nextToken(), line);
      if (entries.put(key, entry) != null) {
        throw entry.complaint("'" + key + "' is there twice.");
      }
    }
    return entries;
  }

  private static List<YamlNode> elements(Document document, JsonParser parser) throws IOException {
    List<YamlNode> elements = new ArrayList<>();
    for (JsonToken element = parser.nextToken();
        element != JsonToken.END_ARRAY;
        element = parser.nextToken()) {
      int line = parser.currentTokenLocation().getLineNr();
      elements.add(read(document, parser, element, line));
    }
    return elements;
  }

  /** The line, from 1. */
  public int line() {
    return line;
  }

  /** An exception that says where this is and what is wrong with it. */
  public MoraineException complaint(String sentence) {
    return new MoraineException(document.error, document.name + ", line " + line + ": " + sentence);
  }

  public boolean isText() {
    return value instanceof String;
  }

  public boolean isList() {
    return value instanceof List;
  }

  public boolean isMap() {
    return value instanceof Map;
  }

  /** The text of a plain value, as written. */
  public String text() {
    if (value instanceof String text) {
      return text;
    }
    throw complaint("A plain value is expected here.");
  }

  /** A whole number. */
  public long number() {
    try {
      return Long.parseLong(text());
    } catch (NumberFormatException e) {
      throw complaint("A whole number is expected, not '" + text() + "'.");
    }
  }

  /** {@code true} or {@code false}. */
  public boolean flag() {
    return switch (text()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw complaint("true or false is expected, not '" + text() + "'.");
    };
  }

  /** The elements of a list. */
  @SuppressWarnings("unchecked")
  public List<YamlNode> list() {
    if (isList()) {
      return (List<YamlNode>) value;
    }
    throw complaint("A list is expected here.");
  }

  /** The texts of a list, or the only one where there is just a text. */
  public List<String> texts() {
    return isText() ? List.of(text()) : list().stream().map(YamlNode::text).toList();
  }

  /** The entries of a map, in the order in which they are written. */
  @SuppressWarnings("unchecked")
  public Map<String, YamlNode> map() {
    if (isMap()) {
      return (Map<String, YamlNode>) value;
    }
    throw complaint("Keys with values are expected here.");
  }

  /** The entries of a map that may hold these keys and no others. */
  public YamlNode withKeys(Collection<String> valid) {
    map().forEach((key, entry) -> entry.expectKey(key, valid));
    return this;
  }

  private void expectKey(String key, Collection<String> valid) {
    if (!valid.contains(key)) {
      throw complaint("'" + key + "' is not known here" + Spelling.hint(key, valid));
    }
  }

  /** The value of a key, where it is there and not null. */
  public Optional<YamlNode> find(String key) {
    return Optional.ofNullable(map().get(key)).filter(entry -> entry.value != null);
  }

  /** The value of a key that must be there. */
  public YamlNode get(String key) {
    return find(key).orElseThrow(() -> complaint("'" + key + "' is missing here."));
  }
}
