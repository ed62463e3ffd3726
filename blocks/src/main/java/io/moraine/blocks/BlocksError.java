package io.moraine.blocks;

import io.moraine.schemas.ErrorCategory;
import io.moraine.schemas.ErrorCode;

/** What can fail in this room. Numbers are never reused; retired ones stay here as comments. */
public enum BlocksError implements ErrorCode {
  /** A run file does not hold what was written to it: nothing of it is used, the run fails. */
  DAMAGED_RUN("BLOCKS-2001", ErrorCategory.EXTERNAL);

  private final String code;
  private final ErrorCategory category;

  BlocksError(String code, ErrorCategory category) {
    this.code = code;
    this.category = category;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public ErrorCategory category() {
    return category;
  }
}
