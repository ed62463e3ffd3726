package io.moraine.transforms;

import io.moraine.schemas.ErrorCategory;
import io.moraine.schemas.ErrorCode;

/** What can be wrong with what the transforms are told. Bad lines are rejects, not errors. */
public enum TransformError implements ErrorCode {
  /** No mapping of that name ships with Moraine. */
  UNKNOWN_MAPPING(2001, ErrorCategory.CONFIGURATION),
  /** A mapping file is no YAML, or says something that a mapping cannot say. */
  BAD_MAPPING(2002, ErrorCategory.CONFIGURATION),
  /** A file lacks columns that its mapping reads, or has others. */
  WRONG_COLUMNS(2003, ErrorCategory.DATA),
  /** A table of channel rules is no YAML, or says something that such a table cannot say. */
  BAD_CHANNEL_RULES(2004, ErrorCategory.CONFIGURATION),
  /** A list of bots is no YAML, or says something that such a list cannot say. */
  BAD_BOT_RULES(2005, ErrorCategory.CONFIGURATION),
  /** A setting of the reading has a value that it cannot have. */
  BAD_SETTING(2006, ErrorCategory.CONFIGURATION);

  private final String code;
  private final ErrorCategory category;

  TransformError(int number, ErrorCategory category) {
    this.code = "TRANSFORMS-" + number;
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
