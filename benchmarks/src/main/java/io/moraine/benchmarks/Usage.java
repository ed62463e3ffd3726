package io.moraine.benchmarks;

import java.time.Duration;

/**
 * What a process took, from its start to its end.
 *
 * @param wall by the clock on the wall
 * @param cpu of all its threads, in user and system mode
 * @param peakBytes the most memory that was resident at once; 0 where the system does not tell
 * @param writtenBytes what it wrote to files, those included that are gone again; 0 where the
 *     system does not tell
 */
record Usage(Duration wall, Duration cpu, long peakBytes, long writtenBytes) {
  static final Usage NONE = new Usage(Duration.ZERO, Duration.ZERO, 0, 0);

  /** What both took, one after the other. */
  Usage then(Usage next) {
    return new Usage(
        wall.plus(next.wall),
        cpu.plus(next.cpu),
        Math.max(peakBytes, next.peakBytes),
        writtenBytes + next.writtenBytes);
  }
}
