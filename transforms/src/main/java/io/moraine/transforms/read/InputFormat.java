package io.moraine.transforms.read;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a file is and how its records are read.
 *
 * @param kind the form of the file
 * @param mapping how its columns become fields, null for a form that needs none
 */
public record InputFormat(Kind kind, Mapping mapping) implements Serializable {
  private static final int LINES_LOOKED_AT = 20;
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern SIZE = Pattern.compile("\\d+|-");

  /** The form of a file. */
  public enum Kind {
    /** JSON lines of the canonical event contract. */
    EVENTS,
    /** Access log, Combined Log Format. */
    COMBINED,
    /** Access log, Common Log Format. */
    COMMON,
    /** Delimited text, read through a mapping. */
    DELIMITED,
    /** Parquet, read through a mapping. */
    PARQUET;

    /** The name in tables and on the command line, such as {@code combined}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Refuses a mapped form without a mapping. */
  public InputFormat {
    requireNonNull(kind);
    if ((mapping != null) != (kind == Kind.DELIMITED || kind == Kind.PARQUET)) {
      throw new IllegalArgumentException(
          "Delimited and Parquet files have a mapping, others none.");
    }
  }

  /** JSON lines of the canonical event contract, {@code event/1}. */
  public static InputFormat events() {
    return new InputFormat(Kind.EVENTS, null);
  }

  /** An access log in Combined Log Format. */
  public static InputFormat combined() {
    return new InputFormat(Kind.COMBINED, null);
  }

  /** An access log in Common Log Format. */
  public static InputFormat common() {
    return new InputFormat(Kind.COMMON, null);
  }

  /** A delimited or Parquet file, as the mapping says. */
  public static InputFormat mapped(Mapping mapping) {
    return new InputFormat(mapping.isParquet() ? Kind.PARQUET : Kind.DELIMITED, mapping);
  }

  /**
   * What a file is, by its first lines: events, an access log, or a delimited file whose header is
   * that of a mapping that ships.
   *
   * @param firstBytes the start of the file, not compressed; a few thousand bytes will do
   * @param fileName decides by its extension where the bytes do not
   */
  public static Optional<InputFormat> detect(byte[] firstBytes, String fileName) {
    String start = new String(firstBytes, StandardCharsets.UTF_8);
    List<String> lines =
        (start.startsWith("\uFEFF") ? start.substring(1) : start)
            .lines()
            .filter(line -> !line.isBlank())
            .limit(LINES_LOOKED_AT)
            .toList();
    return lines.stream()
        .findFirst()
        .flatMap(InputFormat::ofHeader)
        .or(() -> lines.stream().flatMap(line -> ofLine(line).stream()).findFirst())
        .or(() -> ofName(fileName));
  }

  private static Optional<InputFormat> ofHeader(String line) {
    return Mapping.shippedNames().stream()
        .map(Mapping::shipped)
        .filter(mapping -> hasColumns(mapping, line))
        .findFirst()
        .map(InputFormat::mapped);
  }

  private static boolean hasColumns(Mapping mapping, String line) {
    if (!mapping.hasHeader()) {
      return false;
    }
    return mapping
        .columnsOf(line.getBytes(mapping.layout().charset()))
        .map(columns -> new HashSet<>(columns).equals(new HashSet<>(mapping.columns())))
        .orElse(false);
  }

  private static Optional<InputFormat> ofLine(String line) {
    if (line.stripLeading().startsWith("{")) {
      return Optional.of(events());
    } else if (isOf(line, AccessLogLine::ofCombined)) {
      return Optional.of(combined());
    } else if (isOf(line, AccessLogLine::ofCommon)) {
      return Optional.of(common());
    }
    return Optional.empty();
  }

  private interface LineParser {
    AccessLogLine parse(String line) throws Rejection;
  }

  private static boolean isOf(String line, LineParser format) {
    try {
      AccessLogLine parsed = format.parse(line);
      return NUMBER.matcher(parsed.status()).matches() && SIZE.matcher(parsed.bytes()).matches();
    } catch (Rejection e) {
      return false;
    }
  }

  private static Optional<InputFormat> ofName(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|zst|bz2)$", "");
    return name.endsWith(".jsonl") || name.endsWith(".ndjson")
        ? Optional.of(events())
        : Optional.empty();
  }

  /**
   * Whether a file, when it is not compressed, can be cut at any line break and its parts be read
   * apart. Not so where quoted fields may hold line breaks: nothing at a break tells which it is.
   */
  public boolean isSplittable() {
    return switch (kind) {
      case EVENTS, COMBINED, COMMON -> true;
      case DELIMITED -> !mapping.layout().linesInQuotes();
      case PARQUET -> false;
    };
  }

  /** Whether the first line names the columns, and so is no record. */
  public boolean hasHeader() {
    return mapping != null && mapping.hasHeader();
  }

  /** How line breaks within records are told from those between them. */
  Quoting quoting() {
    return isSplittable() || kind == Kind.PARQUET
        ? Quoting.none()
        : Quoting.by(mapping.layout().quote(), mapping.layout().delimiter());
  }

  boolean sessionsFromSource() {
    return mapping != null && mapping.sessionsFromSource();
  }

  boolean idsFromContent() {
    return mapping != null && mapping.idsFromContent();
  }

  /** Whether event_time is by a device's clock, which may be wrong. */
  boolean hasDeviceClock() {
    return kind == Kind.EVENTS || (mapping != null && mapping.hasDeviceClock());
  }
}
