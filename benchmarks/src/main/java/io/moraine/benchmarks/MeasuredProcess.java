package io.moraine.benchmarks;

import io.moraine.schemas.MoraineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A program that is run to its end and measured as a whole, its start included.
 *
 * @param command the program and its arguments
 * @param environment variables that it gets beside ours
 * @param log takes what it prints
 */
record MeasuredProcess(List<String> command, Map<String, String> environment, Path log) {
  private static final long MILLIS_BETWEEN_LOOKS = 50;
  private static final int LINES_SHOWN = 12;

  MeasuredProcess {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /**
   * Runs it.
   *
   * @throws MoraineException with its last words if it does not end with 0; it is ended when this
   *     thread is interrupted
   */
  Usage run() {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      long start = System.nanoTime();
      Process process = builder.start();
      try {
        process.getOutputStream().close();
        ProcessMeter meter = new ProcessMeter(process.toHandle());
        do {
          meter.look();
        } while (!process.waitFor(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS));
        Duration wall = Duration.ofNanos(System.nanoTime() - start);
        if (process.exitValue() != 0) {
          throw failure("ended with " + process.exitValue());
        }
        return meter.usage(wall);
      } finally {
        process.destroy();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw failure("was interrupted");
    } catch (IOException failed) {
      throw new MoraineException(
          BenchError.PROCESS,
          "%s cannot be started (%s).".formatted(command.get(0), failed.getMessage()),
          failed);
    }
  }

  private MoraineException failure(String how) {
    return new MoraineException(
        BenchError.PROCESS,
        "%s %s. It is said in %s, which ends with:%n%s"
            .formatted(String.join(" ", command), how, log, lastWords()));
  }

  private String lastWords() {
    try {
      List<String> lines =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      return lines.stream()
          .skip(Math.max(0, lines.size() - LINES_SHOWN))
          .collect(Collectors.joining(System.lineSeparator()));
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }
}
