package io.moraine.blocks;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Writes one run file. Each block given becomes one run for each key that it has rows of.
 *
 * <p>A run is a row of frames: the length of what follows (four bytes, least first), then the bytes
 * of a block of at most {@value #FRAME_ROWS} rows, see {@link BlockCodec}. Not safe for use by
 * several threads.
 */
public final class RunWriter implements Closeable {
  static final int FRAME_ROWS = 2048;
  private static final int FRAME_BYTES = 4 << 20;

  private final String file;
  private final BlockOrder order;
  private final OutputStream out;
  private final BlockEncoder encoder = new BlockEncoder();
  // The bytes of the frames at hand, used again for the next ones.
  private final List<ByteSink> sinks = new ArrayList<>();
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
   * Appends the rows of a block, sorted by key and order; equal ones as they are in the block.
   *
   * @param keyOfRow the key of each row of the block, not negative
   */
  public void write(Block block, IntUnaryOperator keyOfRow) throws IOException {
    int[] rows = order.sort(block);
    long[] keys = new long[rows.length];
    for (int row = 0; row < rows.length; row++) {
      keys[row] = keyOfRow.applyAsInt(row);
    }
    radix.sort(rows, 0, rows.length, keys);
    List<BlockEncoder.Stretch> frames = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= rows.length; i++) {
      if (i == rows.length || i - start == FRAME_ROWS || keys[rows[i]] != keys[rows[start]]) {
        frames.add(new BlockEncoder.Stretch(start, i, frameSink(frames.size())));
        start = i;
      }
    }
    encoder.encode(block, rows, frames);
    writeRuns(block, rows, keys, frames);
  }

  // Frames of the same key are one run.
  private void writeRuns(Block block, int[] rows, long[] keys, List<BlockEncoder.Stretch> frames)
      throws IOException {
    long offset = written;
    int start = 0;
    for (BlockEncoder.Stretch frame : frames) {
      writeFrame(block, rows, frame);
      int end = frame.to();
      if (end == rows.length || keys[rows[end]] != keys[rows[start]]) {
        endRun(offset, end - start, (int) keys[rows[start]]);
        offset = written;
        start = end;
      }
    }
  }

  /** Appends rows that are in order as one run, however many; none make no run. */
  public void append(RowCursor sorted, Shape shape, int key) throws IOException {
    long offset = written;
    long rows = 0;
    RowBatch batch = new RowBatch(shape, FRAME_ROWS);
    while (sorted.next()) {
      batch.add(sorted.row().block(), sorted.row().row());
      rows++;
      if (batch.isFull()) {
        writeFrames(batch, shape);
      }
    }
    if (batch.size() > 0) {
      writeFrames(batch, shape);
    }
    if (rows > 0) {
      endRun(offset, rows, key);
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

  private void writeFrames(RowBatch batch, Shape shape) throws IOException {
    BlockBuilder builder = new BlockBuilder(shape);
    builder.copyRows(batch);
    batch.clear();
    Block block = builder.build();
    writeFrame(block, block.allRows(), 0, block.rows());
  }

  private void writeFrame(Block block, int[] rows, int from, int to) throws IOException {
    BlockEncoder.Stretch frame = new BlockEncoder.Stretch(from, to, frameSink(0));
    encoder.encode(block, rows, List.of(frame));
    writeFrame(block, rows, frame);
  }

  // Long texts would make a frame of many rows too large for a merge that holds many: it is halved.
  private void writeFrame(Block block, int[] rows, BlockEncoder.Stretch frame) throws IOException {
    ByteSink bytes = frame.out();
    if (bytes.size() > FRAME_BYTES && frame.to() - frame.from() > 1) {
      int middle = (frame.from() + frame.to()) >>> 1;
      writeFrame(block, rows, frame.from(), middle);
      writeFrame(block, rows, middle, frame.to());
      return;
    }
    bytes.setInt(0, bytes.size() - Integer.BYTES);
    out.write(bytes.buffer(), 0, bytes.size());
    written += bytes.size();
  }

  // A place for a frame's bytes, which begin with their count.
  private ByteSink frameSink(int index) {
    while (sinks.size() <= index) {
      sinks.add(new ByteSink());
    }
    ByteSink sink = sinks.get(index);
    sink.clear();
    sink.putInt(0);
    return sink;
  }

  private void endRun(long offset, long rows, int key) {
    runs.add(new Run(file, offset, written - offset, rows, key));
  }
}
