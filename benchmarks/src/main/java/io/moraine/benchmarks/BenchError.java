package io.moraine.benchmarks;

import io.moraine.schemas.ErrorCategory;
import io.moraine.schemas.ErrorCode;

/** What can go wrong on the scales. Numbers 8001 to 8099 are the benchmarks'. */
enum BenchError implements ErrorCode {
  /** A folder or file of a measurement that cannot be read or written. */
  FILE(8001, ErrorCategory.EXTERNAL),
  /** A process that was measured ended badly. */
  PROCESS(8002, ErrorCategory.EXTERNAL),
  /** A peer's answer is not ours. */
  DIFFERENCE(8003, ErrorCategory.INTERNAL),
  /** A module that a peer needs is not built. */
  NOT_BUILT(8004, ErrorCategory.CONFIGURATION),
  /** A statement of the comparison or of a peer that the database refuses. */
  STATEMENT(8005, ErrorCategory.INTERNAL),
  /** An option that cannot be, or two that cannot both be. */
  USAGE(8006, ErrorCategory.CONFIGURATION);

  private final int number;
  private final ErrorCategory category;

  BenchError(int number, ErrorCategory category) {
    this.number = number;
    this.category = category;
  }

  @Override
  public String code() {
    return "BENCH-" + number;
  }

  @Override
  public ErrorCategory category() {
    return category;
  }
}
