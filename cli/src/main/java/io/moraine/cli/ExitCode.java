package io.moraine.cli;

/** How a command ends that did what it was told; failures end with the code of their category. */
final class ExitCode {
  static final int OK = 0;

  /** The command worked, and what it looked at is not as it should be. */
  static final int CHECK_FAILED = 1;

  private ExitCode() {}
}
