package io.moraine.pipelines.ingest;

import io.moraine.pipelines.StageTime;
import java.util.List;
import java.util.OptionalLong;

/**
 * What an ingest did.
 *
 * @param runId the run
 * @param files what became of each file, in order of their names
 * @param eventsSnapshot the snapshot of raw.events that the run made; empty where nothing changed
 * @param stages how long each part took, in order
 */
public record IngestReport(
    String runId, List<FileOutcome> files, OptionalLong eventsSnapshot, List<StageTime> stages) {

  /** What was found out about a file when it was looked at. */
  public enum Outcome {
    /** New: its lines were read. */
    ADDED,
    /** Ingested before, and longer now: read again; the lines from before are the same events. */
    GROWN,
    /** Another content at the path of a file ingested before: read as a file of its own. */
    CHANGED,
    /** The same content was ingested before, here or elsewhere: not read. */
    SKIPPED
  }

  /**
   * What became of one file.
   *
   * @param note what people should know, such as where the same content was seen; empty if nothing
   */
  public record FileOutcome(
      String uri,
      Outcome outcome,
      long bytes,
      long lines,
      long accepted,
      long duplicate,
      long rejected,
      String note) {}

  public long lines() {
    return files.stream().mapToLong(FileOutcome::lines).sum();
  }

  public long accepted() {
    return files.stream().mapToLong(FileOutcome::accepted).sum();
  }

  public long duplicate() {
    return files.stream().mapToLong(FileOutcome::duplicate).sum();
  }

  public long rejected() {
    return files.stream().mapToLong(FileOutcome::rejected).sum();
  }
}
