package io.moraine.benchmarks;

import io.moraine.schemas.MoraineException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/**
 * Whose time a recording of the JVM shows: of each sample of a running Java thread, of the
 * innermost frame that is ours or an engine's. A library belongs to whoever called it.
 *
 * @param samples by owner: {@code moraine}, {@code beam}, and {@code other} where neither is in the
 *     stack
 */
record Profile(Map<String, Long> samples) {
  /** Our own code, and what it calls. */
  static final String OURS = "moraine";

  /** Beam's code, and what it calls but for us. */
  static final String BEAM = "beam";

  /** Neither: the JVM's own threads, the command line's libraries. */
  static final String OTHER = "other";

  /** The option of the JVM that makes such a recording. */
  static String option(Path recording) {
    return "-XX:StartFlightRecording=settings=profile,filename=" + recording;
  }

  /** Reads a recording. */
  static Profile of(Path recording) {
    Map<String, Long> samples = new TreeMap<>(Map.of(OURS, 0L, BEAM, 0L, OTHER, 0L));
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        RecordedEvent event = file.readEvent();
        if (event.getEventType().getName().equals("jdk.ExecutionSample")
            && event.getStackTrace() != null) {
          samples.merge(owner(types(event.getStackTrace().getFrames())), 1L, Long::sum);
        }
      }
    } catch (IOException failure) {
      throw new MoraineException(
          BenchError.FILE,
          "The recording %s cannot be read (%s).".formatted(recording, failure.getMessage()),
          failure);
    }
    return new Profile(samples);
  }

  /** The share of an owner among all samples, from 0 to 1. */
  double share(String owner) {
    long all = samples.values().stream().mapToLong(Long::longValue).sum();
    return all == 0 ? 0 : (double) samples.get(owner) / all;
  }

  private static List<String> types(List<RecordedFrame> frames) {
    List<String> types = new ArrayList<>();
    for (RecordedFrame frame : frames) {
      RecordedMethod method = frame.getMethod();
      types.add(method == null ? "" : method.getType().getName());
    }
    return types;
  }

  /** Whose a sample is, by the classes of its frames, from the innermost on. */
  static String owner(List<String> types) {
    for (String type : types) {
      if (type.startsWith("io.moraine.")) {
        return OURS;
      } else if (type.startsWith("org.apache.beam.")) {
        return BEAM;
      }
    }
    return OTHER;
  }
}
