package io.moraine.pipelines.ingest;

import io.moraine.pipelines.PipelineError;
import io.moraine.schemas.MoraineException;
import io.moraine.transforms.read.InputFormat;
import io.moraine.transforms.read.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** How each file is to be read: as was asked for, else as its first bytes tell. */
final class FormatChoice {
  private final Optional<InputFormat> asked;

  private FormatChoice(Optional<InputFormat> asked) {
    this.asked = asked;
  }

  /**
   * The choice that a request makes.
   *
   * @throws MoraineException if it names a format or a mapping that is not there
   */
  static FormatChoice of(IngestRequest request) {
    if (request.mapping().isPresent()) {
      return new FormatChoice(request.mapping().map(FormatChoice::mapped));
    }
    return new FormatChoice(request.format().map(FormatChoice::named));
  }

  /** The format of a file, given its first bytes as they were before packing. */
  InputFormat of(Path file, byte[] firstBytes) {
    return asked
        .or(() -> InputFormat.detect(firstBytes, file.getFileName().toString()))
        .orElseThrow(
            () ->
                new MoraineException(
                    PipelineError.UNKNOWN_FORMAT,
                    file
                        + " is of no format that can be told from its first lines; name one with"
                        + " --format, or a mapping with --mapping."));
  }

  private static InputFormat mapped(String nameOrFile) {
    Path file = Path.of(nameOrFile);
    if (!Files.isRegularFile(file)) {
      return InputFormat.mapped(Mapping.shipped(nameOrFile));
    }
    try {
      return InputFormat.mapped(Mapping.parse(Files.readString(file), nameOrFile));
    } catch (IOException e) {
      throw new MoraineException(
          PipelineError.UNREADABLE_INPUT,
          "The mapping " + nameOrFile + " cannot be read: " + e.getMessage() + ".",
          e);
    }
  }

  private static InputFormat named(String name) {
    return switch (name) {
      case "events" -> InputFormat.events();
      case "combined" -> InputFormat.combined();
      case "common" -> InputFormat.common();
      default ->
          throw new MoraineException(
              PipelineError.UNKNOWN_FORMAT,
              "There is no format '" + name + "'; name one of events, combined, common.");
    };
  }
}
