package io.moraine.pipelines.ingest;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Stretches of files that one worker reads one after another: enough of them to be worth a task.
 */
record ReadTask(List<FileSplit> splits) implements Serializable {
  /** Packed files count for so many times their size. */
  private static final int PACKED = 8;

  ReadTask {
    splits = List.copyOf(splits);
  }

  long bytes() {
    return splits.stream().mapToLong(FileSplit::bytes).sum();
  }

  /**
   * All stretches, in tasks of about that many bytes, a single stretch never cut. Large tasks come
   * first, so that the last ones to end are small.
   */
  static List<ReadTask> pack(List<FileSplit> splits, long bytes) {
    List<ReadTask> tasks = new ArrayList<>();
    List<FileSplit> current = new ArrayList<>();
    long weight = 0;
    for (FileSplit split : splits) {
      long next = split.bytes() * (split.compression() == Compression.NONE ? 1 : PACKED);
      if (!current.isEmpty() && weight + next > bytes) {
        tasks.add(new ReadTask(current));
        current.clear();
        weight = 0;
      }
      current.add(split);
      weight += next;
    }
    if (!current.isEmpty()) {
      tasks.add(new ReadTask(current));
    }
    tasks.sort(Comparator.comparingLong(ReadTask::bytes).reversed());
    return tasks;
  }
}
