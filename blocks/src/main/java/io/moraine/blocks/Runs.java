package io.moraine.blocks;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reading many runs as one. */
public final class Runs {
  /** How many runs are merged at once where nothing speaks for another number. */
  public static final int FAN_IN = 128;

  private Runs() {}

  /**
   * All rows of some runs in order; rows equal in order come in the order of the runs.
   *
   * <p>No more than {@code fanIn} runs are open at a time, each with one block of its rows in
   * memory. Where there are more, neighbours are merged into intermediate runs first, before this
   * method returns.
   *
   * @param intermediateName the name that files of intermediate runs begin with, not used before
   * @throws IllegalArgumentException if {@code fanIn} is less than 2
   */
  public static RowCursor merge(
      Scratch scratch,
      String intermediateName,
      Shape shape,
      BlockOrder order,
      List<Run> runs,
      int fanIn)
      throws IOException {
    if (fanIn < 2) {
      throw new IllegalArgumentException("Merging " + fanIn + " runs at a time comes to no end.");
    }
    List<Run> fewer = runs;
    for (int pass = 1; fewer.size() > fanIn; pass++) {
      fewer = mergeGroups(scratch, intermediateName + "-" + pass, shape, order, fewer, fanIn);
    }
    return open(scratch, shape, order, fewer);
  }

  // Merges groups of neighbours from the left, no more of them than it takes.
  private static List<Run> mergeGroups(
      Scratch scratch, String name, Shape shape, BlockOrder order, List<Run> runs, int fanIn)
      throws IOException {
    List<Run> left = new ArrayList<>();
    int next = 0;
    try (RunWriter writer = new RunWriter(scratch, name, order)) {
      int excess = runs.size() - fanIn;
      while (excess > 0 && next < runs.size()) {
        int end = Math.min(runs.size(), next + Math.min(fanIn, excess + 1));
        List<Run> group = runs.subList(next, end);
        try (RowCursor merged = open(scratch, shape, order, group)) {
          writer.append(merged, shape, group.get(0).key());
        }
        excess -= group.size() - 1;
        next = end;
      }
      left.addAll(writer.finish());
    }
    left.addAll(runs.subList(next, runs.size()));
    return left;
  }

  private static RowCursor open(Scratch scratch, Shape shape, BlockOrder order, List<Run> runs) {
    List<RowCursor> cursors = new ArrayList<>();
    for (Run run : runs) {
      cursors.add(new RunReader(scratch, run, shape));
    }
    return MergeCursor.of(order, cursors);
  }

  /** Closes all of them, whichever fails; the first failure is thrown with the others in it. */
  static void closeAll(List<? extends Closeable> all) throws IOException {
    IOException failure = null;
    for (Closeable one : all) {
      try {
        one.close();
      } catch (IOException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
