package io.moraine.cli;

import io.moraine.schemas.ErrorCategory;
import io.moraine.schemas.ErrorCode;

/** What can go wrong at the door. Numbers 9001 to 9099 are the command line's. */
public enum CliError implements ErrorCode {
  /** An option, an argument or a command that there is not, or one that is missing. */
  USAGE(9001, ErrorCategory.CONFIGURATION),
  /** A setting that there is not, or whose value cannot be. */
  SETTING(9002, ErrorCategory.CONFIGURATION),
  /** Two settings that cannot both hold. */
  COMBINATION(9003, ErrorCategory.CONFIGURATION),
  /** A configuration file that is missing or is not YAML. */
  CONFIGURATION_FILE(9004, ErrorCategory.CONFIGURATION),
  /** A folder or file that the command may not write over. */
  OCCUPIED(9005, ErrorCategory.CONFIGURATION),
  /** A table, column or filter that there is not. */
  QUESTION(9006, ErrorCategory.CONFIGURATION),
  /** A file of the user's that cannot be written or read. */
  FILE(9007, ErrorCategory.EXTERNAL),
  /** Memory is used up. */
  MEMORY(9008, ErrorCategory.EXTERNAL),
  /** More lines were rejected than ingest.max-rejected allows; what was accepted is stored. */
  TOO_MANY_REJECTED(9009, ErrorCategory.DATA),
  /** The folder has no warehouse, and the command would not make one. */
  NO_WAREHOUSE(9010, ErrorCategory.CONFIGURATION),
  /** A line of a file of events that is no event. */
  EVENTS(9011, ErrorCategory.DATA),
  /** The warehouse has events, and facts were never built of them. */
  NOT_BUILT(9012, ErrorCategory.CONFIGURATION),
  /** A defect. */
  DEFECT(9070, ErrorCategory.INTERNAL);

  private final int number;
  private final ErrorCategory category;

  CliError(int number, ErrorCategory category) {
    this.number = number;
    this.category = category;
  }

  @Override
  public String code() {
    return "CLI-" + number;
  }

  @Override
  public ErrorCategory category() {
    return category;
  }
}
