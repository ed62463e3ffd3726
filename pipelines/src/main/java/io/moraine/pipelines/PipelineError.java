package io.moraine.pipelines;

import io.moraine.schemas.ErrorCategory;
import io.moraine.schemas.ErrorCode;

/** What can go wrong in a pipeline. Numbers are never reused. */
public enum PipelineError implements ErrorCode {
  UNKNOWN_RUNNER(3001, ErrorCategory.CONFIGURATION),
  NO_INPUT(3002, ErrorCategory.CONFIGURATION),
  UNREADABLE_INPUT(3003, ErrorCategory.EXTERNAL),
  UNKNOWN_FORMAT(3004, ErrorCategory.CONFIGURATION),
  RUN_FAILED(3005, ErrorCategory.INTERNAL),
  ANOTHER_RUN(3006, ErrorCategory.EXTERNAL),
  SCRATCH_FAILED(3007, ErrorCategory.EXTERNAL),
  IMBALANCE(3008, ErrorCategory.INTERNAL);

  private final int number;
  private final ErrorCategory category;

  PipelineError(int number, ErrorCategory category) {
    this.number = number;
    this.category = category;
  }

  @Override
  public String code() {
    return "PIPELINES-" + number;
  }

  @Override
  public ErrorCategory category() {
    return category;
  }
}
