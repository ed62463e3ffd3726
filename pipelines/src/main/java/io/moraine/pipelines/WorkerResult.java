package io.moraine.pipelines;

import io.moraine.analyses.results.BalanceSheet;
import io.moraine.warehouse.Slice;
import io.moraine.warehouse.StoredFile;
import java.util.List;

/** What a worker tells the one who commits. */
public sealed interface WorkerResult {

  /** The data files that a slice of a table now consists of; none where it became empty. */
  record SliceWritten(String table, Slice slice, List<StoredFile> files) implements WorkerResult {}

  /** How many lines a stretch of a file has, and how many of them are no events. */
  record LinesRead(String fileId, long lines, long rejected) implements WorkerResult {}

  /** The times, in microseconds, of the earliest and the latest event of a file in one block. */
  record EventSpan(String fileId, long first, long last) implements WorkerResult {}

  /** How many events of a file are not kept, because another copy is. */
  record CopiesDropped(String fileId, boolean stored, long events) implements WorkerResult {}

  /** The time of the latest event of a bucket, microseconds. */
  record LatestEvent(long time) implements WorkerResult {}

  /** What rows that a worker has seen or written add up to. */
  record Balanced(BalanceSheet sheet) implements WorkerResult {}

  /** When a worker was at a stage, in milliseconds of the wall clock. */
  record Worked(String stage, long from, long to) implements WorkerResult {}
}
