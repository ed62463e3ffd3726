package io.moraine.schemas;

import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;

/** A line that could not become an event, with its bytes and the reason. */
public record RejectedLine(
    String fileId,
    String fileUri,
    long line,
    String reason,
    String sentence,
    String bytes,
    long byteCount) {

  public static final TableDefinition TABLE =
      TableDefinition.named("raw.rejects", RejectedLine.class)
          .grain("One row per rejected line of an input file.")
          .required(1, "file_id", StringType.get(), "Identity of the input file, as in raw.files.")
          .required(2, "file_uri", StringType.get(), "Where the file was read from.")
          .required(3, "line", LongType.get(), "Line (or row, from 1) in the file.")
          .required(4, "reason", StringType.get(), "Why it was rejected, a label of RejectReason.")
          .required(
              5, "sentence", StringType.get(), "What is wrong, naming the field and the value.")
          .required(
              6,
              "bytes",
              StringType.get(),
              "The line's bytes, base64, so that it can be replayed after a fix; cut at the configured limit.")
          .required(7, "byte_count", LongType.get(), "How long the line was, bytes.")
          .key("file_id", "line")
          .slicing(Slicing.byBucket("file_id"))
          .sortedBy("file_id", "line")
          .rowIdentity("Lines count from one.", "line >= 1")
          .nextId(8);
}
