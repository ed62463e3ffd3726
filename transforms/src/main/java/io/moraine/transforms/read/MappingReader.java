package io.moraine.transforms.read;

import io.moraine.transforms.TransformError;
import io.moraine.transforms.read.MappedValue.Alternative;
import io.moraine.transforms.read.MappedValue.Condition;
import io.moraine.transforms.read.MappedValue.Letters;
import io.moraine.transforms.read.MappedValue.Sign;
import io.moraine.transforms.yaml.Spelling;
import io.moraine.transforms.yaml.YamlNode;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads a mapping from YAML, and refuses whatever a mapping cannot say. */
final class MappingReader {
  private static final List<String> KEYS =
      List.of(
          "mapping",
          "description",
          "file",
          "columns",
          "session",
          "dedupe",
          "ignore",
          "let",
          "fields",
          "items",
          "properties");
  private static final List<String> FILE_KEYS =
      List.of("kind", "delimiter", "quote", "encoding", "header", "line_breaks_in_quotes");
  private static final List<String> VALUE_KEYS =
      List.of(
          "when",
          "value",
          "strip_prefix",
          "strip_suffix",
          "replace",
          "letters",
          "map",
          "otherwise",
          "number",
          "times",
          "time",
          "zone",
          "plus_seconds");
  private static final List<String> TEST_KEYS = List.of("in", "matches", "below", "above", "empty");

  private final YamlNode root;
  private final List<String> columns;
  private final Set<String> read = new HashSet<>();
  private final Map<String, MappedValue> named = new LinkedHashMap<>();

  private MappingReader(YamlNode root) {
    this.root = root.withKeys(KEYS);
    this.columns = root.get("columns").texts();
  }

  static Mapping read(String yaml, String fileName) {
    return new MappingReader(YamlNode.parse(yaml, fileName, TransformError.BAD_MAPPING)).mapping();
  }

  private Mapping mapping() {
    expectDistinctColumns();
    root.find("let").ifPresent(this::readNamed);
    Map<EventField, MappedValue> fields = fields(root.get("fields"), EventField.OF_EVENT);
    List<Map<EventField, MappedValue>> items =
        root.find("items")
            .map(node -> node.list().stream().map(this::item).toList())
            .orElse(List.of());
    Map<String, MappedValue> properties = new LinkedHashMap<>();
    root.find("properties")
        .ifPresent(node -> node.map().forEach((name, v) -> properties.put(name, value(name, v))));
    return new Mapping(
        root.get("mapping").text(),
        layout(root.get("file").withKeys(FILE_KEYS)),
        columns,
        oneOf(root.find("session"), "ours", "source").equals("source"),
        oneOf(root.find("dedupe"), "position", "content").equals("content"),
        ignored(),
        Set.copyOf(read),
        named,
        fields,
        items,
        properties);
  }

  private void expectDistinctColumns() {
    Set<String> distinct = new HashSet<>();
    root.get("columns").list().stream()
        .filter(column -> !distinct.add(column.text()))
        .findFirst()
        .ifPresent(
            column -> {
              throw column.complaint("Column '" + column.text() + "' is there twice.");
            });
  }

  private static Mapping.Layout layout(YamlNode file) {
    boolean parquet = oneOf(file.find("kind"), "delimited", "parquet").equals("parquet");
    String encoding = file.find("encoding").map(MappingReader::encoding).orElse("UTF-8");
    return new Mapping.Layout(
        parquet,
        file.find("delimiter").map(MappingReader::sign).orElse(','),
        file.find("quote").map(MappingReader::sign).orElse('"'),
        encoding,
        file.find("header").map(YamlNode::flag).orElse(true),
        file.find("line_breaks_in_quotes").map(YamlNode::flag).orElse(false));
  }

  private static char sign(YamlNode node) {
    String text = node.text();
    if (text.length() != 1 || text.charAt(0) > 127) {
      throw node.complaint("One ASCII character is expected, not '" + text + "'.");
    }
    return text.charAt(0);
  }

  /** An encoding in which ASCII characters are single bytes, so that lines can be told apart. */
  private static String encoding(YamlNode node) {
    try {
      Charset charset = Charset.forName(node.text());
      String signs = "\n\r\",;\t|0aA";
      if (charset.canEncode()
          && new String(signs.getBytes(StandardCharsets.US_ASCII), charset).equals(signs)) {
        return charset.name();
      }
    } catch (IllegalArgumentException e) {
      throw node.complaint("There is no encoding '" + node.text() + "'.");
    }
    throw node.complaint(
        "Lines cannot be told apart in " + node.text() + "; convert the file to UTF-8.");
  }

  private Set<String> ignored() {
    Set<String> ignored = new HashSet<>();
    root.find("ignore")
        .ifPresent(
            node -> node.list().forEach(c -> ignored.add(knownColumn(c, c.text(), columns))));
    return ignored;
  }

  /** A value may use those named before it. */
  private void readNamed(YamlNode let) {
    let.map()
        .forEach(
            (name, node) -> {
              if (columns.contains(name)) {
                throw node.complaint("'" + name + "' is a column already.");
              }
              named.put(name, value(name, node));
            });
  }

  private Map<EventField, MappedValue> item(YamlNode node) {
    node.get("product_id");
    return fields(node, EventField.OF_ITEM);
  }

  private Map<EventField, MappedValue> fields(YamlNode node, Map<String, EventField> known) {
    Map<EventField, MappedValue> fields = new LinkedHashMap<>();
    node.withKeys(known.keySet())
        .map()
        .forEach(
            (name, v) -> {
              EventField field = known.get(name);
              switch (field.kind()) {
                case ITEMS -> throw v.complaint("Items have a part of their own: 'items:'.");
                case TEXT_MAP -> throw v.complaint("'" + name + "' cannot be mapped here.");
                default -> fields.put(field, value(name, v));
              }
            });
    return fields;
  }

  private MappedValue value(String name, YamlNode node) {
    List<Alternative> alternatives =
        node.isList()
            ? node.list().stream().map(this::alternative).toList()
            : List.of(alternative(node));
    return new MappedValue(name, alternatives);
  }

  private Alternative alternative(YamlNode node) {
    if (node.isText()) {
      return new Alternative(
          List.of(),
          template(node),
          null,
          null,
          Map.of(),
          Letters.AS_WRITTEN,
          Map.of(),
          null,
          Sign.AS_WRITTEN,
          null,
          null,
          null);
    }
    node.withKeys(VALUE_KEYS);
    return new Alternative(
        node.find("when").map(this::conditions).orElse(List.of()),
        template(node.get("value")),
        node.find("strip_prefix").map(YamlNode::text).orElse(null),
        node.find("strip_suffix").map(YamlNode::text).orElse(null),
        node.find("replace").map(MappingReader::texts).orElse(Map.of()),
        Letters.valueOf(
            oneOf(node.find("letters"), "as_written", "lower", "upper").toUpperCase(Locale.ROOT)),
        node.find("map").map(MappingReader::texts).orElse(Map.of()),
        node.find("otherwise").map(YamlNode::text).orElse(null),
        Sign.valueOf(
            oneOf(node.find("number"), "as_written", "absolute", "negate")
                .toUpperCase(Locale.ROOT)),
        node.find("times").map(this::template).orElse(null),
        time(node),
        node.find("plus_seconds").map(this::template).orElse(null));
  }

  private static TimeFormat time(YamlNode node) {
    Optional<YamlNode> time = node.find("time");
    Optional<YamlNode> zone = node.find("zone");
    if (time.isEmpty()) {
      zone.ifPresent(
          z -> {
            throw z.complaint("A zone needs a 'time' beside it.");
          });
      return null;
    }
    try {
      return new TimeFormat(
          time.get().texts(), zone.map(MappingReader::zone).orElse(ZoneId.of("UTC")));
    } catch (IllegalArgumentException e) {
      throw time.get()
          .complaint(
              "This is neither a pattern of a time nor one of "
                  + String.join(", ", TimeFormat.NAMES)
                  + ": "
                  + e.getMessage());
    }
  }

  private static ZoneId zone(YamlNode node) {
    try {
      return ZoneId.of(node.text());
    } catch (DateTimeException e) {
      throw node.complaint(
          "There is no zone '"
              + node.text()
              + "'"
              + Spelling.hint(node.text(), ZoneId.getAvailableZoneIds()));
    }
  }

  private List<Condition> conditions(YamlNode when) {
    List<Condition> conditions = new ArrayList<>();
    when.map().forEach((column, test) -> conditions.add(condition(column, test)));
    return conditions;
  }

  private Condition condition(String column, YamlNode test) {
    use(test, column);
    if (!test.isMap()) {
      return new Condition(column, test.texts(), null, null, null, null);
    }
    test.withKeys(TEST_KEYS);
    return new Condition(
        column,
        test.find("in").map(YamlNode::texts).orElse(null),
        test.find("matches").map(MappingReader::pattern).orElse(null),
        test.find("below").map(MappingReader::decimal).orElse(null),
        test.find("above").map(MappingReader::decimal).orElse(null),
        test.find("empty").map(YamlNode::flag).orElse(null));
  }

  private Template template(YamlNode node) {
    Template template =
        Template.parse(node.text())
            .orElseThrow(() -> node.complaint("The bracket '{' is not closed."));
    template.columns().forEach(column -> use(node, column));
    return template;
  }

  /** Notes that a column or named value is read, which must be there. */
  private void use(YamlNode node, String name) {
    if (!name.equals(MappedRow.LINE)) {
      List<String> known = new ArrayList<>(columns);
      known.addAll(named.keySet());
      read.add(knownColumn(node, name, known));
    }
  }

  private static String knownColumn(YamlNode node, String name, Collection<String> known) {
    if (!known.contains(name)) {
      throw node.complaint("There is no column '" + name + "'" + Spelling.hint(name, known));
    }
    return name;
  }

  private static Map<String, String> texts(YamlNode node) {
    Map<String, String> texts = new LinkedHashMap<>();
    node.map().forEach((key, value) -> texts.put(key, value.text()));
    return texts;
  }

  /** One of some words; the first where nothing is said. */
  private static String oneOf(Optional<YamlNode> node, String... words) {
    List<String> valid = List.of(words);
    return node.map(
            n -> {
              if (!valid.contains(n.text())) {
                throw n.complaint(
                    "One of "
                        + String.join(", ", valid)
                        + " is expected, not '"
                        + n.text()
                        + "'"
                        + Spelling.hint(n.text(), valid));
              }
              return n.text();
            })
        .orElse(words[0]);
  }

  private static Pattern pattern(YamlNode node) {
    try {
      return Pattern.compile(node.text());
    } catch (PatternSyntaxException e) {
      throw node.complaint("This is no regular expression: " + e.getDescription() + ".");
    }
  }

  private static BigDecimal decimal(YamlNode node) {
    try {
      return new BigDecimal(node.text());
    } catch (NumberFormatException e) {
      throw node.complaint("A number is expected, not '" + node.text() + "'.");
    }
  }
}
