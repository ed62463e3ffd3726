package io.moraine.simulator;

/** Counts over event files that were written. */
final class LogCount {
  private final Tally duplicatesByKind = new Tally();
  private final Tally rejectsByReason = new Tally();
  private long files;
  private long lines;
  private long late;
  private long bytes;

  void file(FileTruth file) {
    files++;
    lines += file.lines();
    late += file.late();
    bytes += file.bytes();
  }

  void duplicate(LineFate fate) {
    duplicatesByKind.add(fate.label());
  }

  void reject(LineFate fate) {
    rejectsByReason.add(fate.reason().label());
  }

  void add(LogCount other) {
    duplicatesByKind.add(other.duplicatesByKind);
    rejectsByReason.add(other.rejectsByReason);
    files += other.files;
    lines += other.lines;
    late += other.late;
    bytes += other.bytes;
  }

  long files() {
    return files;
  }

  long lines() {
    return lines;
  }

  long late() {
    return late;
  }

  /** Bytes before compression. */
  long bytes() {
    return bytes;
  }

  Tally duplicatesByKind() {
    return duplicatesByKind;
  }

  Tally rejectsByReason() {
    return rejectsByReason;
  }
}
