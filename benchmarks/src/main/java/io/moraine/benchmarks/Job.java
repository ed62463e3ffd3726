package io.moraine.benchmarks;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What is measured. */
enum Job {
  /** Raw logs to all outputs. */
  NIGHTLY(EnumSet.allOf(Output.class)),
  /** The facts again from the stored events, which stay as they are. */
  BACKFILL(EnumSet.complementOf(EnumSet.of(Output.EVENTS))),
  /** The results tables from the facts; ours alone. */
  RESULTS(EnumSet.noneOf(Output.class)),
  /** No engine's job: each kernel of ours by itself, by JMH. */
  KERNELS(EnumSet.noneOf(Output.class));

  private final Set<Output> outputs;

  Job(Set<Output> outputs) {
    this.outputs = outputs;
  }

  /** As it is called on the command line and in results. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it makes. */
  Set<Output> outputs() {
    return outputs;
  }
}
