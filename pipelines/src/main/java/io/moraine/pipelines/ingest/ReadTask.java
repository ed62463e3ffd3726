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

  // What a task reads makes one run a slice mostly: the larger the tasks, the fewer runs to merge.
  private static final long MOST_BYTES = 128L << 20;
  // Each worker gets so many, where there is enough for that, so that all end together.
  private static final int TASKS_PER_WORKER = 4;
  private static final long LEAST_BYTES = 16L << 20;

  ReadTask {
    splits = List.copyOf(splits);
  }

  long bytes() {
    return splits.stream().mapToLong(FileSplit::bytes).sum();
  }

  /**
   * All stretches, in tasks of about the same size, a single stretch never cut. Large tasks come
   * first, so that the last ones to end are small.
   *
   * @param workers how many tasks are read at a time
   */
  static List<ReadTask> pack(List<FileSplit> splits, int workers) {
    long all = splits.stream().mapToLong(ReadTask::weight).sum();
    long bytes = Math.max(LEAST_BYTES, Math.min(MOST_BYTES, all / workers / TASKS_PER_WORKER));
    List<ReadTask> tasks = new ArrayList<>();
    List<FileSplit> current = new ArrayList<>();
    long weight = 0;
    for (FileSplit split : splits) {
      long next = weight(split);
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

  private static long weight(FileSplit split) {
    return split.bytes() * (split.compression() == Compression.NONE ? 1 : PACKED);
  }
}
