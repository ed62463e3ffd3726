package io.moraine.benchmarks;

import io.moraine.schemas.MoraineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The statements of a folder of SQL files, in the order of the files' names. A statement ends with
 * a semicolon at the end of a line; {@code ${name}} stands for a path or the like.
 */
final class Script {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

  private Script() {}

  /**
   * The statements of all files in a folder whose name ends with {@code .sql}.
   *
   * @throws MoraineException if a file cannot be read or names a variable that has no value
   */
  static List<String> ofFolder(Path folder, Map<String, String> values) {
    List<String> statements = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".sql")).sorted().toList()) {
        statements.addAll(ofFile(file, values));
      }
    } catch (IOException failure) {
      throw unreadable(folder, failure);
    }
    return statements;
  }

  /**
   * The statements of one file.
   *
   * @throws MoraineException if it cannot be read or names a variable that has no value
   */
  static List<String> ofFile(Path file, Map<String, String> values) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException failure) {
      throw unreadable(file, failure);
    }
    String filled =
        VARIABLE
            .matcher(text)
            .replaceAll(name -> Matcher.quoteReplacement(value(name.group(1), values, file)));
    return Stream.of(filled.split(";\\s*(?:\\R|\\z)"))
        .filter(statement -> statement.lines().anyMatch(Script::isCode))
        .map(String::strip)
        .toList();
  }

  private static boolean isCode(String line) {
    return !line.isBlank() && !line.strip().startsWith("--");
  }

  private static String value(String name, Map<String, String> values, Path file) {
    String value = values.get(name);
    if (value == null) {
      throw new MoraineException(
          BenchError.STATEMENT, "%s names ${%s}, which has no value.".formatted(file, name));
    }
    return value.replace("'", "''");
  }

  private static MoraineException unreadable(Path path, IOException failure) {
    return new MoraineException(
        BenchError.FILE, "The SQL in %s cannot be read (%s).".formatted(path, failure), failure);
  }
}
