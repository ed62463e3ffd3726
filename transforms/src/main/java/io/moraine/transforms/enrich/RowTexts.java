package io.moraine.transforms.enrich;

import io.moraine.blocks.BlockBuilder;
import io.moraine.schemas.Event;
import java.nio.charset.StandardCharsets;

/**
 * The texts of the event that is being read, as bytes, so that none has to become a String just to
 * be looked up or copied. Whoever sets a text from the bytes of its line notes where it stands
 * there; the bytes of any other are made from the row's text. Not safe for use by several threads.
 */
public final class RowTexts {
  private final int[] starts = new int[Event.TABLE.columns().size()];
  private final int[] ends = new int[starts.length];
  // The number of the line for which a place was noted; of any other line, it means nothing.
  private final long[] notedIn = new long[starts.length];
  private long lineNumber = 1;
  private byte[] line;

  private byte[] bytes;
  private int from;
  private int to;

  /** Another line is read, or the same one once more: nothing is noted. */
  public void begin(byte[] ofLine) {
    line = ofLine;
    lineNumber++;
  }

  /** The text of that column of raw.events is, or will be, {@code line[start, end)}. */
  public void note(int column, int start, int end) {
    starts[column] = start;
    ends[column] = end;
    notedIn[column] = lineNumber;
  }

  /**
   * Goes to the text that the current row has in a column.
   *
   * @return false if it has none
   */
  public boolean find(BlockBuilder row, int column) {
    if (!row.isSet(column)) {
      return false;
    }
    if (notedIn[column] == lineNumber) {
      bytes = line;
      from = starts[column];
      to = ends[column];
    } else {
      bytes = row.currentText(column).getBytes(StandardCharsets.UTF_8);
      from = 0;
      to = bytes.length;
    }
    return true;
  }

  /** The array that holds the text found; not to be written to. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where the text found starts. */
  public int from() {
    return from;
  }

  /** Where the text found ends. */
  public int to() {
    return to;
  }
}
