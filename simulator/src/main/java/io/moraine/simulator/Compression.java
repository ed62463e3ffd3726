package io.moraine.simulator;

/** How event files are stored. */
public enum Compression {
  /** As they are: the same settings give the same bytes on every machine. */
  NONE(".jsonl"),
  /** GZIP: the same lines everywhere; the packed bytes also depend on Java's zlib. */
  GZIP(".jsonl.gz");

  private final String suffix;

  Compression(String suffix) {
    this.suffix = suffix;
  }

  String suffix() {
    return suffix;
  }
}
