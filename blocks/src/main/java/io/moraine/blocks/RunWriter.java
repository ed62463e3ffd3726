package io.moraine.blocks;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Writes one run file. Each block given becomes one run for each bucket that it has rows of.
 *
 * <p>A run is a row of frames: the length of what follows (four bytes, least first), then the bytes
 * of a block of at most {@value #FRAME_ROWS} rows, see {@link BlockCodec}. Not safe for use by
 * several threads.
 */
public final class RunWriter implements Closeable {
  static final int FRAME_ROWS = 1024;
  private static final int FRAME_BYTES = 1 << 20;

  private final String file;
  private final BlockOrder order;
  private final OutputStream out;
  private final BlockEncoder encoder = new BlockEncoder();
  private final ByteSink frame = new ByteSink();
  private final RadixSort radix = new RadixSort();
  private final List<Run> runs = new ArrayList<>();
  private long written;

  /** Begins a file of that name, see {@link Scratch#create}. */
  public RunWriter(Scratch scratch, String name, BlockOrder order) throws IOException {
    this.file = name;
    this.order = order;
    this.out = scratch.create(name);
  }

  /**
   * Appends the rows of a block, sorted by bucket and order; equal ones as they are in the block.
   *
   * @param bucketOfRow the bucket of each row of the block, not negative
   */
  public void write(Block block, IntUnaryOperator bucketOfRow) throws IOException {
    int[] rows = order.sort(block);
    long[] buckets = new long[rows.length];
    for (int row = 0; row < rows.length; row++) {
      buckets[row] = bucketOfRow.applyAsInt(row);
    }
    radix.sort(rows, 0, rows.length, buckets);
    Block sorted = block.select(rows);
    int start = 0;
    for (int i = 1; i <= rows.length; i++) {
      if (i == rows.length || buckets[rows[i]] != buckets[rows[start]]) {
        long offset = written;
        writeFrames(sorted, start, i);
        endRun(offset, i - start, (int) buckets[rows[start]]);
        start = i;
      }
    }
  }

  /** Appends rows that are in order as one run, however many; none make no run. */
  public void append(RowCursor sorted, Shape shape, int bucket) throws IOException {
    long offset = written;
    long rows = 0;
    BlockBuilder builder = new BlockBuilder(shape);
    while (sorted.next()) {
      builder.copyRow(sorted.row().block(), sorted.row().row());
      rows++;
      if (builder.rows() == FRAME_ROWS) {
        writeFrames(builder.build());
      }
    }
    if (builder.rows() > 0) {
      writeFrames(builder.build());
    }
    if (rows > 0) {
      endRun(offset, rows, bucket);
    }
  }

  /** Ends the file; its runs, in the order in which they were written. */
  public List<Run> finish() throws IOException {
    out.close();
    return List.copyOf(runs);
  }

  /** Gives up the file where it was not finished. */
  @Override
  public void close() throws IOException {
    out.close();
  }

  private void writeFrames(Block block) throws IOException {
    writeFrames(block, 0, block.rows());
  }

  private void writeFrames(Block block, int from, int to) throws IOException {
    for (int start = from; start < to; start += FRAME_ROWS) {
      writeFrame(block, start, Math.min(to, start + FRAME_ROWS));
    }
  }

  // Long texts would make a frame of many rows too large for a merge that holds many: it is halved.
  private void writeFrame(Block block, int from, int to) throws IOException {
    frame.clear();
    frame.putInt(0);
    encoder.encode(block, from, to, frame);
    if (frame.size() > FRAME_BYTES && to - from > 1) {
      int middle = (from + to) >>> 1;
      writeFrame(block, from, middle);
      writeFrame(block, middle, to);
      return;
    }
    frame.setInt(0, frame.size() - Integer.BYTES);
    out.write(frame.buffer(), 0, frame.size());
    written += frame.size();
  }

  private void endRun(long offset, long rows, int bucket) {
    runs.add(new Run(file, offset, written - offset, rows, bucket));
  }
}
