package io.moraine.transforms.read;

import io.moraine.blocks.BlockBuilder;
import java.util.Arrays;
import java.util.Base64;

/** Writes rows of raw.rejects. */
final class RejectedRows {
  // The columns of RejectedLine.TABLE.
  private static final int FILE_ID = 0;
  private static final int FILE_URI = 1;
  private static final int LINE = 2;
  private static final int REASON = 3;
  private static final int SENTENCE = 4;
  private static final int BYTES = 5;
  private static final int BYTE_COUNT = 6;

  private final String fileId;
  private final String fileUri;
  private final int maxBytes;

  RejectedRows(String fileId, String fileUri, int maxBytes) {
    this.fileId = fileId;
    this.fileUri = fileUri;
    this.maxBytes = maxBytes;
  }

  /**
   * Adds a row.
   *
   * @param byteCount how long the record was in its file, which may be more than is at hand
   */
  void add(
      BlockBuilder rejects,
      Rejection rejection,
      byte[] buffer,
      int from,
      int length,
      long byteCount,
      long lineNumber) {
    byte[] kept = Arrays.copyOfRange(buffer, from, from + Math.min(length, maxBytes));
    rejects.setText(FILE_ID, fileId);
    rejects.setText(FILE_URI, fileUri);
    rejects.setLong(LINE, lineNumber);
    rejects.setText(REASON, rejection.reason().label());
    rejects.setText(SENTENCE, rejection.sentence());
    rejects.setText(BYTES, Base64.getEncoder().encodeToString(kept));
    rejects.setLong(BYTE_COUNT, byteCount);
    rejects.endRow();
  }
}
