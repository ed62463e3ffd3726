package io.moraine.benchmarks;

import java.util.Locale;

/** What a peer says of its work: a line a statement, with the seconds that it took. */
final class StatementLog {
  private long began = System.nanoTime();

  /** The statement before this call is done. */
  void done(String statement) {
    long now = System.nanoTime();
    String firstLine =
        statement
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("--"))
            .findFirst()
            .orElse(statement);
    System.out.printf(Locale.ROOT, "%8.2f s  %s%n", (now - began) / 1e9, firstLine);
    began = now;
  }
}
