package io.moraine.warehouse;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The arrays that files of a table are read with, kept from one file to another: who reads bucket
 * after bucket, a file of each day at once, needs them for as many files as are open together, and
 * the collector does not have to carry them along. It is for one thread.
 */
public final class ReadMemory {
  private final Deque<FileMemory> idle = new ArrayDeque<>();

  /** The memory for a file, until it is given back. */
  FileMemory take() {
    FileMemory memory = idle.poll();
    return memory == null ? new FileMemory() : memory;
  }

  void giveBack(FileMemory memory) {
    idle.push(memory);
  }
}
