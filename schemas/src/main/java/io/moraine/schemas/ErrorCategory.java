package io.moraine.schemas;

/** Whose turn it is when something fails; decides exit code, retry and who is told. */
public enum ErrorCategory {
  /** The input is wrong: mend the data, then run again. Never retried by itself. */
  DATA(3),
  /** An option, file name or setting is wrong: correct it. Never retried by itself. */
  CONFIGURATION(2),
  /** Something outside (disk, database, network) failed: the same call may work later. */
  EXTERNAL(4),
  /** A defect of Moraine: report it with the message. */
  INTERNAL(70);

  private final int exitCode;

  ErrorCategory(int exitCode) {
    this.exitCode = exitCode;
  }

  /** The exit code of a command that ends with an error of this category. */
  public int exitCode() {
    return exitCode;
  }
}
