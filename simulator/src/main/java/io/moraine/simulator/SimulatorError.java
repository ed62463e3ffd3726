package io.moraine.simulator;

import io.moraine.schemas.ErrorCategory;
import io.moraine.schemas.ErrorCode;

/** What can go wrong in the simulator. Numbers from 7000; a retired one is never used again. */
public enum SimulatorError implements ErrorCode {
  /** A setting outside of what a simulation can be. */
  IMPOSSIBLE_SETTING(7001, ErrorCategory.CONFIGURATION),
  /** The folder to write to holds events already. */
  FOLDER_TAKEN(7002, ErrorCategory.CONFIGURATION),
  /** The folder to read a truth from holds none, or one of another version. */
  NO_TRUTH(7003, ErrorCategory.CONFIGURATION),
  /** A file could not be written or read. */
  FILE_FAILED(7004, ErrorCategory.EXTERNAL),
  /** The thread that simulated was told to stop. */
  STOPPED(7005, ErrorCategory.EXTERNAL);

  private final int number;
  private final ErrorCategory category;

  SimulatorError(int number, ErrorCategory category) {
    this.number = number;
    this.category = category;
  }

  @Override
  public String code() {
    return "SIMULATOR-" + number;
  }

  @Override
  public ErrorCategory category() {
    return category;
  }
}
