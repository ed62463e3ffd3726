package io.moraine.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.moraine.schemas.MoraineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A whole measurement, as it is kept in a JSON file.
 *
 * @param job its label
 * @param threads how many each engine might use
 * @param versions of what was measured, by its name
 * @param measurements ours first
 */
record BenchResult(
    String job,
    Input input,
    int threads,
    Machine machine,
    Map<String, String> versions,
    List<Measurement> measurements) {

  /**
   * What went in.
   *
   * @param crawled events of a crawler beside the others
   */
  record Input(long events, int days, long seed, long crawled, long bytes) {}

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** The measurement of an engine. */
  Optional<Measurement> of(String engine) {
    return measurements.stream().filter(line -> line.engine().equals(engine)).findFirst();
  }

  /** Our own. */
  Measurement ours() {
    return measurements.get(0);
  }

  /**
   * Writes it to a file.
   *
   * @throws MoraineException if that fails
   */
  void write(Path file) {
    try {
      Folders.made(file.toAbsolutePath().getParent());
      Files.writeString(file, JSON.writeValueAsString(this) + System.lineSeparator());
    } catch (IOException failure) {
      throw new MoraineException(
          BenchError.FILE,
          "The result cannot be written to %s (%s).".formatted(file, failure),
          failure);
    }
  }

  /**
   * Reads what was written before.
   *
   * @throws MoraineException if the file is missing or is no such result
   */
  static BenchResult read(Path file) {
    try {
      return JSON.readValue(Files.readString(file), BenchResult.class);
    } catch (JsonProcessingException other) {
      throw new MoraineException(
          BenchError.FILE,
          "%s is no result of bench (%s).".formatted(file, other.getOriginalMessage()),
          other);
    } catch (IOException failure) {
      throw new MoraineException(
          BenchError.FILE, "The result %s cannot be read (%s).".formatted(file, failure), failure);
    }
  }
}
