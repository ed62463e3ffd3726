package io.moraine.analyses;

import io.moraine.schemas.ErrorCategory;
import io.moraine.schemas.ErrorCode;

/** What can go wrong with a question. Next number: 8003. */
public enum AnalysesError implements ErrorCode {
  /** A question that cannot be understood: the sentence names the field and what it may be. */
  QUESTION(8001, ErrorCategory.CONFIGURATION),
  /** An event, a merge or a person's properties that cannot be read: correct the data. */
  EVENTS(8002, ErrorCategory.DATA);

  private final int number;
  private final ErrorCategory category;

  AnalysesError(int number, ErrorCategory category) {
    this.number = number;
    this.category = category;
  }

  @Override
  public String code() {
    return "ANALYSES-" + number;
  }

  @Override
  public ErrorCategory category() {
    return category;
  }
}
