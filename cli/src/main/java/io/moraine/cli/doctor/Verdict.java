package io.moraine.cli.doctor;

/** How bad a finding is. */
public enum Verdict {
  /** Nothing to do. */
  OK,
  /** Work goes on, and may go wrong or be slow. */
  WARN,
  /** Nothing works until this is mended; the doctor's exit code is 1. */
  FAIL
}
