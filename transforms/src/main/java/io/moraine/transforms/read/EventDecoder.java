package io.moraine.transforms.read;

import io.moraine.blocks.BlockBuilder;
import io.moraine.schemas.RejectReason;
import io.moraine.transforms.enrich.Enrichment;

/**
 * Turns the records of one file into rows of raw.events and raw.rejects.
 *
 * <p>Every record ends as exactly one row, in one of the two. One decoder for each split of a file;
 * not safe for use by several threads.
 */
public final class EventDecoder {
  private final LineDecoder lines;
  private final EventCompletion completion;
  private final Enrichment enrichment;
  private final RejectedRows rejected;
  private final int maxLineBytes;

  private EventDecoder(
      LineDecoder lines,
      EventCompletion completion,
      Enrichment enrichment,
      RejectedRows rejected,
      int maxLineBytes) {
    this.lines = lines;
    this.completion = completion;
    this.enrichment = enrichment;
    this.rejected = rejected;
    this.maxLineBytes = maxLineBytes;
  }

  /**
   * A decoder for one file.
   *
   * @param fileId the file's identity, as in raw.files; ids of events without one come from it
   * @param fileUri where the file is, for people who read raw.rejects
   * @param header the first line of a delimited file that names its columns, else null
   */
  public static EventDecoder of(
      InputFormat format, IngestSettings settings, String fileId, String fileUri, byte[] header) {
    LineDecoder lines =
        switch (format.kind()) {
          case EVENTS -> new JsonEventDecoder(settings);
          case COMBINED -> new AccessLogDecoder(settings, true);
          case COMMON -> new AccessLogDecoder(settings, false);
        };
    return new EventDecoder(
        lines,
        new EventCompletion(settings, fileId, false, false),
        Enrichment.of(settings.channelRules(), settings.botRules(), settings.ownHosts()),
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
      if (!Utf8.isValid(buffer, from, length)) {
        throw new Rejection(RejectReason.NOT_TEXT, "The line is not UTF-8.");
      }
      lines.decode(buffer, from, length, lineNumber, events);
      completion.complete(events, buffer, from, length, lineNumber);
      enrichment.enrich(events);
      events.endRow();
      return true;
    } catch (Rejection rejection) {
      events.discardRow();
      rejected.add(rejects, rejection, buffer, from, length, byteCount, lineNumber);
      return false;
    }
  }
}
