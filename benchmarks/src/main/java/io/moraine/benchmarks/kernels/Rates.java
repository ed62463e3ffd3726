package io.moraine.benchmarks.kernels;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a kernel got through; JMH shows each field per second. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.OPERATIONS)
public class Rates {
  /** Events. */
  public long events;

  /** Bytes of the form that the kernel reads or writes: JSON, an encoded block, a data file. */
  public long bytes;

  @Setup(Level.Iteration)
  public void reset() {
    events = 0;
    bytes = 0;
  }

  void add(long moreEvents, long moreBytes) {
    events += moreEvents;
    bytes += moreBytes;
  }
}
