package io.moraine.transforms.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream into records: lines, or, in a delimited file, lines that a quoted field may hold
 * together.
 *
 * <p>Usage: {@code while (splitter.next()) decoder.decode(splitter, events, rejects)}. Lines end
 * with LF or CR LF. Empty lines are passed over, as is a byte order mark at the start of the first
 * line, but both count: {@link #lineNumber()} is what an editor shows. Of a record longer than the
 * limit only as much as the limit and one byte is kept. The bytes of a record are valid until the
 * next one is asked for.
 */
public final class RecordSplitter {
  private static final int READ_AHEAD = 1 << 18;

  private final InputStream in;
  private final Quoting quoting;
  private final int maxRecordBytes;
  private byte[] buffer = new byte[2 * READ_AHEAD];
  private int limit;
  private boolean ended;

  // The record, and where the next one starts.
  private int from;
  private int length;
  private long byteCount;
  private long lineNumber;
  private long offset;
  private int next;
  private long nextLine;
  private long nextOffset;

  private RecordSplitter(InputStream in, long firstLine, Quoting quoting, int maxRecordBytes) {
    this.in = in;
    this.quoting = quoting;
    this.maxRecordBytes = maxRecordBytes;
    this.nextLine = firstLine;
  }

  /**
   * The records of a stream of that format.
   *
   * @param firstLine the number of the line with which the stream starts: 1 but for a part of a
   *     file
   * @param maxRecordBytes how much of a record is kept, see {@link IngestSettings#maxLineBytes}
   */
  public static RecordSplitter of(
      InputFormat format, InputStream in, long firstLine, int maxRecordBytes) {
    return new RecordSplitter(in, firstLine, format.quoting(), maxRecordBytes);
  }

  /** Goes to the next record; false where there is none. */
  public boolean next() throws IOException {
    do {
      if (!read()) {
        return false;
      }
    } while (length == 0);
    return true;
  }

  private boolean read() throws IOException {
    from = next;
    offset = nextOffset;
    lineNumber = nextLine;
    quoting.begin();
    int seen = 0;
    long dropped = 0;
    while (true) {
      if (from + seen == limit) {
        if (seen > maxRecordBytes + 1) {
          dropped += seen - (maxRecordBytes + 1);
          seen = maxRecordBytes + 1;
          limit = from + seen;
        }
        if (!fill()) {
          break;
        }
      }
      int end = ByteScan.lineFeed(buffer, from + seen, limit);
      quoting.pass(buffer, from + seen, end);
      seen = end - from;
      if (end < limit) {
        seen++;
        nextLine++;
        if (!quoting.isOpen()) {
          break;
        }
        quoting.pass(buffer, end, end + 1);
      }
    }
    next = from + seen;
    nextOffset = offset + seen + dropped;
    setRecord(seen, dropped);
    return nextOffset > offset;
  }

  /** Fixes the record to the bytes seen, without line break and byte order mark. */
  private void setRecord(int seen, long dropped) {
    int end = from + seen;
    if (seen > 0 && buffer[end - 1] == '\n') {
      end--;
      if (end > from && buffer[end - 1] == '\r') {
        end--;
      }
    }
    if (lineNumber == 1 && offset == 0 && startsWithMark(end)) {
      from += 3;
    }
    byteCount = end - from + dropped;
    length = (int) Math.min(byteCount, maxRecordBytes + 1L);
  }

  private boolean startsWithMark(int end) {
    return end - from >= 3
        && buffer[from] == (byte) 0xEF
        && buffer[from + 1] == (byte) 0xBB
        && buffer[from + 2] == (byte) 0xBF;
  }

  /** Reads more, after moving the record to the start of the buffer; false at the end. */
  private boolean fill() throws IOException {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, limit - from);
      limit -= from;
      from = 0;
    }
    if (buffer.length - limit < READ_AHEAD) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, limit + READ_AHEAD));
    }
    if (ended) {
      return false;
    }
    int count = in.read(buffer, limit, READ_AHEAD);
    ended = count < 0;
    limit += Math.max(0, count);
    return count > 0;
  }

  /** The array that holds the record. */
  public byte[] buffer() {
    return buffer;
  }

  /** Where in {@link #buffer()} the record starts. */
  public int from() {
    return from;
  }

  /** How many bytes of the record are in the buffer, without its line break. */
  public int length() {
    return length;
  }

  /** How many bytes the record has, also those beyond the limit, without its line break. */
  public long byteCount() {
    return byteCount;
  }

  /** The line on which the record starts. */
  public long lineNumber() {
    return lineNumber;
  }

  /** How many bytes of the stream lie before the record. */
  public long offset() {
    return offset;
  }

  /** How many bytes of the stream lie before the record after this one. */
  public long nextOffset() {
    return nextOffset;
  }

  /** The number of the line after this record. */
  public long nextLine() {
    return nextLine;
  }
}
