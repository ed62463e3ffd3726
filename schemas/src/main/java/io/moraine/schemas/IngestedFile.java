package io.moraine.schemas;

import java.time.Instant;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;
import org.apache.iceberg.types.Types.TimestampType;

/** An input file and what became of its lines. */
public record IngestedFile(
    String fileId,
    String fileUri,
    String format,
    String mapping,
    long byteCount,
    String contentHash,
    long lines,
    long accepted,
    long duplicate,
    long rejected,
    Instant firstEventTime,
    Instant lastEventTime,
    String runId,
    Long snapshotId) {

  public static final TableDefinition TABLE =
      TableDefinition.named("raw.files", IngestedFile.class)
          .grain("One row per input file.")
          .required(
              1,
              "file_id",
              StringType.get(),
              "Identity of the file: hash of its content when it was first read; kept when the file grows.")
          .required(2, "file_uri", StringType.get(), "Where it was read from.")
          .required(
              3, "format", StringType.get(), "events, combined, common, delimited or parquet.")
          .optional(4, "mapping", StringType.get(), "The mapping that read it, where one did.")
          .required(5, "byte_count", LongType.get(), "Size as stored, bytes.")
          .required(
              6, "content_hash", StringType.get(), "128-bit hash of the stored bytes, hexadecimal.")
          .required(7, "lines", LongType.get(), "Lines read, empty lines and a header not counted.")
          .required(8, "accepted", LongType.get(), "Lines that are rows of raw.events.")
          .required(
              9,
              "duplicate",
              LongType.get(),
              "Lines whose event is in raw.events from another line.")
          .required(10, "rejected", LongType.get(), "Lines in raw.rejects.")
          .optional(
              11,
              "first_event_time",
              TimestampType.withZone(),
              "Time of the earliest event read from it, copies included.")
          .optional(
              12,
              "last_event_time",
              TimestampType.withZone(),
              "Time of the latest event read from it, copies included.")
          .required(13, "run_id", StringType.get(), "The run that read it last.")
          .optional(
              14,
              "snapshot_id",
              LongType.get(),
              "The snapshot of raw.events that holds its rows first; null where the run added none.")
          .key("file_id")
          .slicing(Slicing.whole())
          .sortedBy("file_id")
          .rowIdentity("Every line is accounted for.", "lines = accepted + duplicate + rejected")
          .nextId(15);
}
