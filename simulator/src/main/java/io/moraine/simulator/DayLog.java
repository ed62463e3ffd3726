package io.moraine.simulator;

import java.util.Arrays;

/** The lines that were received on one day, in the order in which they were simulated. */
final class DayLog {
  private final TextBuffer text = new TextBuffer(1 << 14);
  private int[] ends = new int[256];
  private int[] receivedInDay = new int[256];
  private byte[] fates = new byte[256];
  private int lines;

  int lines() {
    return lines;
  }

  int bytes() {
    return text.length();
  }

  byte[] text() {
    return text.bytes();
  }

  /** Where a line begins within {@link #text}. */
  int from(int line) {
    return line == 0 ? 0 : ends[line - 1];
  }

  /** Where a line ends within {@link #text}, its line end included. */
  int to(int line) {
    return ends[line];
  }

  /** When a line was received, milliseconds since the day began. */
  int receivedInDay(int line) {
    return receivedInDay[line];
  }

  LineFate fate(int line) {
    return LineFate.of(fates[line]);
  }

  /** Gives back the memory that no line needs; nothing is added any more. */
  void trim() {
    text.trim();
    ends = Arrays.copyOf(ends, lines);
    receivedInDay = Arrays.copyOf(receivedInDay, lines);
    fates = Arrays.copyOf(fates, lines);
  }

  /** Adds the line that is written to the end of the text by {@code line}. */
  void add(TextBuffer line, int millisInDay, LineFate fate) {
    if (lines == ends.length) {
      ends = Arrays.copyOf(ends, lines * 2);
      receivedInDay = Arrays.copyOf(receivedInDay, lines * 2);
      fates = Arrays.copyOf(fates, lines * 2);
    }
    text.raw(line);
    ends[lines] = text.length();
    receivedInDay[lines] = millisInDay;
    fates[lines] = (byte) fate.ordinal();
    lines++;
  }
}
