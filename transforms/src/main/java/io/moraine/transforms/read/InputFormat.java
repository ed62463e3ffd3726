package io.moraine.transforms.read;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a file is and how its records are read.
 *
 * @param kind the form of the file
 */
public record InputFormat(Kind kind) implements Serializable {
  private static final Pattern JSON_OBJECT = Pattern.compile("\\s*\\{.*");
  private static final Pattern COMMON_LINE =
      Pattern.compile("\\S+ \\S+ .+ \\[\\d\\d/\\w{3}/\\d{4}:[^\\]]*] \"[^\"]*\" \\d+ (\\d+|-)");
  private static final Pattern COMBINED_LINE =
      Pattern.compile(COMMON_LINE.pattern() + " \"[^\"]*\" \".*\"");

  /** The form of a file. */
  public enum Kind {
    /** JSON lines of the canonical event contract. */
    EVENTS,
    /** Access log, Combined Log Format. */
    COMBINED,
    /** Access log, Common Log Format. */
    COMMON;

    /** The name in tables and on the command line, such as {@code combined}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** JSON lines of the canonical event contract, {@code event/1}. */
  public static InputFormat events() {
    return new InputFormat(Kind.EVENTS);
  }

  /** An access log in Combined Log Format. */
  public static InputFormat combined() {
    return new InputFormat(Kind.COMBINED);
  }

  /** An access log in Common Log Format. */
  public static InputFormat common() {
    return new InputFormat(Kind.COMMON);
  }

  /**
   * What a file is, by its first lines.
   *
   * @param firstBytes the start of the file, not compressed
   * @param fileName decides where the bytes do not, by its extension
   */
  public static Optional<InputFormat> detect(byte[] firstBytes, String fileName) {
    String start = new String(firstBytes, StandardCharsets.UTF_8);
    return start
        .lines()
        .filter(line -> !line.isBlank())
        .limit(20)
        .flatMap(line -> ofLine(line).stream())
        .findFirst()
        .or(() -> ofName(fileName));
  }

  private static Optional<InputFormat> ofLine(String line) {
    if (JSON_OBJECT.matcher(line).matches()) {
      return Optional.of(events());
    } else if (COMBINED_LINE.matcher(line).matches()) {
      return Optional.of(combined());
    } else if (COMMON_LINE.matcher(line).matches()) {
      return Optional.of(common());
    }
    return Optional.empty();
  }

  private static Optional<InputFormat> ofName(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|zst|bz2)$", "");
    return name.endsWith(".jsonl") || name.endsWith(".ndjson")
        ? Optional.of(events())
        : Optional.empty();
  }

  /** Whether a file can be cut at any line break and its parts be read apart. */
  public boolean isSplittable() {
    return true;
  }

  /** How line breaks within records are told from those between them. */
  Quoting quoting() {
    return Quoting.none();
  }
}
