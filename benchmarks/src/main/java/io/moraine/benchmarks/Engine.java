package io.moraine.benchmarks;

import java.nio.file.Path;

/** One that does the job, as whole processes. */
interface Engine {
  /** As it is called in results. */
  String label();

  /** Makes what the job starts from; not measured. */
  void prepare();

  /** The folder that the job reads. */
  Path input();

  /** Does the job, from a state as if it had never been done, and is measured. */
  Usage run();

  /** The folder with what it made; that and nothing else. */
  Path made();
}
