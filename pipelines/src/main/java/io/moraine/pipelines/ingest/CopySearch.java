package io.moraine.pipelines.ingest;

import io.moraine.blocks.Block;
import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.RowCursor;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Run;
import io.moraine.blocks.RunWriter;
import io.moraine.blocks.Runs;
import io.moraine.blocks.Scratch;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The search for copies among the ids of one part: of all rows with the same id the first in {@link
 * EventIdRow#ORDER} is the event, the others are copies.
 */
final class CopySearch {
  private static final int MAX_ROWS = 1 << 16;
  // Rows of ids are some fifty bytes: so many runs are merged in as much memory as a few of events.
  private static final int FAN_IN = 1024;

  private final Scratch scratch;

  CopySearch(Scratch scratch) {
    this.scratch = scratch;
  }

  /**
   * What a search came to.
   *
   * @param dropped the copies, as runs by the bucket that each lies in
   * @param fresh how many freshly read events of each file are copies
   * @param stored how many stored events of each file are copies from now on
   */
  record Found(List<Run> dropped, Map<String, Long> fresh, Map<String, Long> stored) {}

  /** Searches runs of {@link EventIdRow#SHAPE}; {@code name} is that of a new run file. */
  Found find(String name, List<Run> runs) throws IOException {
    Dropped dropped = new Dropped(name);
    try (RowCursor ids =
        Runs.merge(scratch, name + "-merge", EventIdRow.SHAPE, EventIdRow.ORDER, runs, FAN_IN)) {
      long high = 0;
      long low = 0;
      boolean any = false;
      while (ids.next()) {
        RowView row = ids.row();
        if (any && EventIdRow.sameId(row, high, low)) {
          dropped.add(row);
        } else {
          high = row.longAt(EventIdRow.ID_HIGH);
          low = row.longAt(EventIdRow.ID_LOW);
          any = true;
        }
      }
    }
    return new Found(dropped.finish(), dropped.fresh, dropped.stored);
  }

  private final class Dropped {
    private final BlockBuilder rows = new BlockBuilder(EventIdRow.SHAPE);
    private final RunWriter runs;
    private final Map<String, Long> fresh = new HashMap<>();
    private final Map<String, Long> stored = new HashMap<>();

    Dropped(String name) throws IOException {
      runs = new RunWriter(scratch, name, EventIdRow.ORDER);
    }

    void add(RowView row) throws IOException {
      (row.booleanAt(EventIdRow.STORED) ? stored : fresh)
          .merge(row.text(EventIdRow.SOURCE_FILE), 1L, Long::sum);
      rows.copyRow(row.block(), row.row());
      if (rows.rows() == MAX_ROWS) {
        flush();
      }
    }

    List<Run> finish() throws IOException {
      flush();
      return runs.finish();
    }

    private void flush() throws IOException {
      if (rows.rows() > 0) {
        Block block = rows.build();
        runs.write(block, row -> (int) block.longAt(EventIdRow.BUCKET, row));
      }
    }
  }
}
