package io.moraine.benchmarks;

import java.nio.file.Path;

/**
 * What all engines of a measurement share.
 *
 * @param threads how many each may use
 * @param dir the folder in which each has a folder of its own
 */
record Bout(Project project, SimulatedLogs logs, Job job, int threads, Path dir) {

  /** Where a program's words go. */
  Path log(String name) {
    return dir.resolve("words").resolve(name + ".txt");
  }
}
