package io.moraine.transforms.read;

import io.moraine.schemas.MoraineException;
import io.moraine.transforms.TransformError;
import io.moraine.transforms.yaml.Spelling;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How the columns of a delimited file or a Parquet file become the fields of events. Written in
 * YAML; {@code docs/mappings.md} documents the format.
 */
public final class Mapping implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String RESOURCES = "/io/moraine/mappings/";
  private static final List<String> SHIPPED =
      List.of("ecommerce-events", "eshop-2008", "online-retail");

  private final String name;
  private final Layout layout;
  private final List<String> columns;
  private final boolean sessionsFromSource;
  private final boolean idsFromContent;
  private final Set<String> ignored;
  private final Set<String> read;
  private final Map<String, MappedValue> named;
  private final Map<EventField, MappedValue> fields;
  private final List<Map<EventField, MappedValue>> items;
  private final Map<String, MappedValue> properties;

  /**
   * How the rows are laid out in the file.
   *
   * @param parquet whether the file is Parquet; the rest then says nothing
   * @param header whether the first line names the columns
   * @param linesInQuotes whether a quoted field may hold line breaks
   */
  record Layout(
      boolean parquet,
      char delimiter,
      char quote,
      String encoding,
      boolean header,
      boolean linesInQuotes)
      implements Serializable {

    Charset charset() {
      return Charset.forName(encoding);
    }
  }

  Mapping(
      String name,
      Layout layout,
      List<String> columns,
      boolean sessionsFromSource,
      boolean idsFromContent,
      Set<String> ignored,
      Set<String> read,
      Map<String, MappedValue> named,
      Map<EventField, MappedValue> fields,
      List<Map<EventField, MappedValue>> items,
      Map<String, MappedValue> properties) {
    this.name = name;
    this.layout = layout;
    this.columns = columns;
    this.sessionsFromSource = sessionsFromSource;
    this.idsFromContent = idsFromContent;
    this.ignored = ignored;
    this.read = read;
    this.named = named;
    this.fields = fields;
    this.items = items;
    this.properties = properties;
  }

  /** The names of the mappings that ship with Moraine. */
  public static List<String> shippedNames() {
    return SHIPPED;
  }

  /**
   * The mapping of that name that ships with Moraine.
   *
   * @throws MoraineException if there is none, naming the nearest
   */
  public static Mapping shipped(String name) {
    if (!SHIPPED.contains(name)) {
      throw new MoraineException(
          TransformError.UNKNOWN_MAPPING,
          "No mapping '" + name + "' ships with Moraine" + Spelling.hint(name, SHIPPED));
    }
    return Shipped.BY_NAME.get(name);
  }

  /** The mappings that ship, read once. */
  private static final class Shipped {
    static final Map<String, Mapping> BY_NAME =
        SHIPPED.stream().collect(Collectors.toMap(Function.identity(), Shipped::read));

    private static Mapping read(String name) {
      String file = name + ".yml";
      try (InputStream yaml = Mapping.class.getResourceAsStream(RESOURCES + file)) {
        return parse(new String(yaml.readAllBytes(), StandardCharsets.UTF_8), file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * A mapping of one's own.
   *
   * @param fileName what complaints call it
   * @throws MoraineException naming the line, if it says something that a mapping cannot say
   */
  public static Mapping parse(String yaml, String fileName) {
    return MappingReader.read(yaml, fileName);
  }

  /** The mapping's name, as in raw.files. */
  public String name() {
    return name;
  }

  /** Whether it is of Parquet files, else of delimited ones. */
  public boolean isParquet() {
    return layout.parquet;
  }

  /** Whether the first line of a file names its columns. */
  public boolean hasHeader() {
    return layout.header && !layout.parquet;
  }

  /** The columns that a file must have. */
  public List<String> columns() {
    return columns;
  }

  /** The columns that the first line of a file names; empty where it is not delimited. */
  Optional<List<String>> columnsOf(byte[] header) {
    String line = new String(header, layout.charset());
    String names = line.startsWith("\uFEFF") ? line.substring(1) : line;
    try {
      return Optional.of(
          DelimitedDecoder.split(names.stripTrailing(), layout.delimiter, layout.quote));
    } catch (Rejection e) {
      return Optional.empty();
    }
  }

  /**
   * Makes sure that a file has the columns that this mapping names.
   *
   * @throws MoraineException naming the one that is not there, and the nearest that is
   */
  void expectColumns(List<String> found, String fileUri) {
    for (String column : columns) {
      if (!found.contains(column)) {
        throw new MoraineException(
            TransformError.WRONG_COLUMNS,
            fileUri
                + " has no column '"
                + column
                + "', which mapping "
                + name
                + " names"
                + Spelling.hint(column, found));
      }
    }
  }

  Layout layout() {
    return layout;
  }

  boolean sessionsFromSource() {
    return sessionsFromSource;
  }

  boolean idsFromContent() {
    return idsFromContent;
  }

  boolean hasDeviceClock() {
    return fields.containsKey(EventField.OF_EVENT.get("sent_time"));
  }

  /** Columns that are not kept. */
  Set<String> ignored() {
    return ignored;
  }

  /** Whether some field is made from that column. */
  boolean reads(String column) {
    return read.contains(column);
  }

  /** Values that have a name within the mapping. */
  Map<String, MappedValue> named() {
    return named;
  }

  Map<EventField, MappedValue> fields() {
    return fields;
  }

  List<Map<EventField, MappedValue>> items() {
    return items;
  }

  Map<String, MappedValue> properties() {
    return properties;
  }
}
