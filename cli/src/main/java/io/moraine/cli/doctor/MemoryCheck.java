package io.moraine.cli.doctor;

import io.moraine.cli.config.DataSize;

/** Has the Java process memory enough, and not more than there is? */
final class MemoryCheck {
  private static final DataSize LEAST = DataSize.parse("512MB");
  private static final String SUBJECT = "memory";

  private MemoryCheck() {}

  static Finding of(DataSize heap, DataSize machine) {
    if (heap.bytes() < LEAST.bytes()) {
      return Finding.warn(
          SUBJECT,
          "Java may use %s, which is little for large logs. Give it more, such as MORAINE_HEAP=2g."
              .formatted(heap.rounded()));
    }
    if (heap.bytes() > machine.bytes()) {
      return Finding.warn(
          SUBJECT,
          "Java may use %s and the machine has %s: it may start to swap. Set MORAINE_HEAP lower."
              .formatted(heap.rounded(), machine.rounded()));
    }
    return Finding.ok(
        SUBJECT,
        "Java may use %s of the machine's %s.".formatted(heap.rounded(), machine.rounded()));
  }
}
