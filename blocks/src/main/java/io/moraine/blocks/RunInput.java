package io.moraine.blocks;

import java.io.Closeable;
import java.io.IOException;

/** An open file of a {@link Scratch}, read at any position. Not safe for use by several threads. */
public interface RunInput extends Closeable {
  /**
   * Reads exactly {@code length} bytes from {@code position} on.
   *
   * @throws java.io.EOFException if the file ends before that
   */
  void readFully(long position, byte[] into, int from, int length) throws IOException;
}
