package io.moraine.transforms.read;

import io.moraine.blocks.BlockBuilder;
import io.moraine.schemas.RejectReason;
import io.moraine.transforms.enrich.RowTexts;

/**
 * Turns the records of one file into rows of raw.events and raw.rejects.
 *
 * <p>Every record ends as exactly one row, in one of the two. One decoder for each split of a file;
 * not safe for use by several threads.
 */
public final class EventDecoder {
  private final LineDecoder lines;
  private final EventCompletion completion;
  private final RejectedRows rejected;
  private final int maxLineBytes;

  private EventDecoder(
      LineDecoder lines, EventCompletion completion, RejectedRows rejected, int maxLineBytes) {
    this.lines = lines;
    this.completion = completion;
    this.rejected = rejected;
    this.maxLineBytes = maxLineBytes;
  }

  /**
   * A decoder for one file.
   *
   * @param fileId the file's identity, as in raw.files; ids of events without one come from it
   * @param fileUri where the file is, for people who read raw.rejects
   * @param header the first line of a delimited file that names its columns, see {@link
   *     InputFormat#hasHeader}, else null
   * @throws io.moraine.schemas.MoraineException if the header lacks a column that the mapping names
   * @throws IllegalArgumentException for Parquet, which {@link RowDecoder} reads
   */
  public static EventDecoder of(
      InputFormat format, IngestSettings settings, String fileId, String fileUri, byte[] header) {
    RowTexts texts = new RowTexts();
    LineDecoder lines =
        switch (format.kind()) {
          case EVENTS -> new JsonEventDecoder(settings, texts);
          case COMBINED -> AccessLogDecoder.combined(settings);
          case COMMON -> AccessLogDecoder.common(settings);
          case DELIMITED -> DelimitedDecoder.of(format.mapping(), settings, fileUri, header);
          case PARQUET ->
              throw new IllegalArgumentException("Parquet has rows and no lines: see RowDecoder.");
        };
    return new EventDecoder(
        lines,
        new EventCompletion(format, settings, fileId, texts),
        new RejectedRows(fileId, fileUri, settings.maxLineBytes()),
        settings.maxLineBytes());
  }

  /**
   * Reads a record, whatever its bytes are; never throws for them. Empty lines are the caller's to
   * skip.
   *
   * @param lineNumber the line on which the record starts, from 1
   * @param events takes the event; of the shape of {@code Event.TABLE}
   * @param rejects takes the record where it is no event; of the shape of {@code
   *     RejectedLine.TABLE}
   * @return true if a row was ended in events, false if in rejects
   */
  public boolean decode(
      byte[] buffer,
      int from,
      int length,
      long lineNumber,
      BlockBuilder events,
      BlockBuilder rejects) {
    return decode(buffer, from, length, length, lineNumber, events, rejects);
  }

  /**
   * Reads the record at which a splitter is, as {@link #decode(byte[], int, int, long,
   * BlockBuilder, BlockBuilder)} does.
   */
  public boolean decode(RecordSplitter record, BlockBuilder events, BlockBuilder rejects) {
    return decode(
        record.buffer(),
        record.from(),
        record.length(),
        record.byteCount(),
        record.lineNumber(),
        events,
        rejects);
  }

  /**
   * Rejects what a splitter has of a record, because the file is damaged there.
   *
   * @param sentence what is wrong with the file
   */
  public void reject(RecordSplitter record, String sentence, BlockBuilder rejects) {
    rejected.add(
        rejects,
        new Rejection(RejectReason.DAMAGED_FILE, sentence),
        record.buffer(),
        record.from(),
        record.length(),
        record.byteCount(),
        record.lineNumber());
  }

  private boolean decode(
      byte[] buffer,
      int from,
      int length,
      long byteCount,
      long lineNumber,
      BlockBuilder events,
      BlockBuilder rejects) {
    try {
      if (length > maxLineBytes) {
        throw new Rejection(
            RejectReason.TOO_LONG, "The line is longer than " + maxLineBytes + " bytes.");
      }
      lines.decode(buffer, from, length, lineNumber, events);
      completion.complete(events, buffer, from, length, lineNumber);
      events.endRow();
      return true;
    } catch (Rejection rejection) {
      events.discardRow();
      rejected.add(rejects, rejection, buffer, from, length, byteCount, lineNumber);
      return false;
    }
  }
}
