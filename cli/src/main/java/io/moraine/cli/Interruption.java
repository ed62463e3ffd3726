package io.moraine.cli;

import java.io.PrintStream;

/** Says what is left behind when the process is told to end (Ctrl-C) before its command has. */
final class Interruption extends Thread {
  private final PrintStream err;
  private volatile boolean over;

  Interruption(PrintStream err) {
    this.err = err;
  }

  /** The command has ended by itself; nobody need be told. */
  void isOver() {
    over = true;
  }

  @Override
  public void run() {
    if (!over) {
      err.printf(
          "%nmoraine: Stopped. What is in the tables is whole; the same command again finishes the"
              + " work.%n");
    }
  }
}
