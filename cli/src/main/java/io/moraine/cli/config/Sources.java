package io.moraine.cli.config;

import io.moraine.cli.CliError;
import io.moraine.schemas.MoraineException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where settings come from; of two that say the same key, the one named later here wins.
 *
 * @param file the file of {@code --config}; without it, moraine.yaml of the folder if there is one
 * @param folder the current directory
 * @param environment all variables
 * @param sets the {@code key=value} of each {@code --set}
 * @param options what options of their own say, such as {@code --warehouse}
 */
public record Sources(
    Optional<Path> file,
    Path folder,
    Map<String, String> environment,
    List<String> sets,
    List<Assignment> options) {
  /** The file that is read where none is named. */
  public static final String FILE_NAME = "moraine.yaml";

  /**
   * The settings in effect.
   *
   * @throws MoraineException for what {@link Configuration#of} refuses, and for a source that
   *     cannot be read
   */
  public Configuration read() {
    List<Assignment> assignments = new ArrayList<>();
    foundFile().ifPresent(found -> assignments.addAll(YamlFile.read(found)));
    assignments.addAll(Environment.read(environment));
    sets.forEach(set -> assignments.add(ofSet(set)));
    assignments.addAll(options);
    return Configuration.of(assignments);
  }

  private Optional<Path> foundFile() {
    if (file.isPresent()) {
      return file;
    }
    return Optional.of(folder.resolve(FILE_NAME)).filter(Files::exists);
  }

  private static Assignment ofSet(String set) {
    int equals = set.indexOf('=');
    if (equals < 1) {
      throw new MoraineException(
          CliError.USAGE,
          "--set takes key=value, such as --set session.gap=30m; '%s' is not of this form."
              .formatted(set));
    }
    String key = set.substring(0, equals).strip();
    return new Assignment(key, List.of(set.substring(equals + 1)), Origin.ofOption("--set " + key));
  }
}
