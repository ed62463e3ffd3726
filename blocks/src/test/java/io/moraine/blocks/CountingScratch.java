package io.moraine.blocks;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Scratch in memory that counts what is open and what is read, and whose files can be damaged. */
final class CountingScratch implements Scratch {
  private static final long serialVersionUID = 1L;

  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private int open;
  private int mostOpen;
  private int largestRead;

  @Override
  public OutputStream create(String name) throws IOException {
    if (files.containsKey(name)) {
      throw new IOException("There is a file " + name + " already.");
    }
    files.put(name, new byte[0]);
    return new ByteArrayOutputStream() {
      @Override
      public void close() {
        files.put(name, toByteArray());
      }
    };
  }

  @Override
  public RunInput open(String name) {
    open++;
    mostOpen = Math.max(mostOpen, open);
    byte[] bytes = files.get(name);
    return new RunInput() {
      @Override
      public void readFully(long position, byte[] into, int from, int length) throws IOException {
        if (position + length > bytes.length) {
          throw new EOFException();
        }
        largestRead = Math.max(largestRead, length);
        System.arraycopy(bytes, (int) position, into, from, length);
      }

      @Override
      public void close() {
        open--;
      }
    };
  }

  /** The bytes of a file; writing to them damages it. */
  byte[] bytes(String name) {
    return files.get(name);
  }

  void replace(String name, byte[] bytes) {
    files.put(name, bytes);
  }

  Map<String, byte[]> files() {
    return files;
  }

  int open() {
    return open;
  }

  int mostOpen() {
    return mostOpen;
  }

  int largestRead() {
    return largestRead;
  }

  @Override
  public String toString() {
    return "memory";
  }
}
