package io.moraine.blocks;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Rows of several blocks, noted one by one to be copied together: {@link
 * BlockBuilder#copyRows(RowBatch)} takes them column by column, which is several times as fast as
 * row by row. Holds the blocks until it is cleared. Not safe for use by several threads.
 */
public final class RowBatch {
  private static final int FIRST_BLOCKS = 16;

  private final Shape shape;
  private final int[] sources;
  private final int[] rows;
  private final Map<Block, Integer> known = new IdentityHashMap<>();
  private Block[] blocks = new Block[FIRST_BLOCKS];
  private int blockCount;
  private int size;
  private int last;
  // Of the column at hand: for each row its number, and a bit where it has a value.
  private final int[] gathered;
  private final long[] present;
  // Stands for the numbers of a block without any.
  private int[] zeros = {};

  /** A batch of up to {@code capacity} rows of that shape. */
  public RowBatch(Shape shape, int capacity) {
    this.shape = shape;
    this.sources = new int[capacity];
    this.rows = new int[capacity];
    this.gathered = new int[capacity];
    this.present = new long[Bits.words(capacity)];
  }

  /**
   * Notes a row.
   *
   * @throws IllegalArgumentException if its block is of another shape
   */
  public void add(Block block, int row) {
    if (blockCount == 0 || blocks[last] != block) {
      turnTo(block);
    }
    sources[size] = last;
    rows[size] = row;
    size++;
  }

  public int size() {
    return size;
  }

  public boolean isFull() {
    return size == rows.length;
  }

  /** Forgets all rows. */
  public void clear() {
    Arrays.fill(blocks, 0, blockCount, null);
    known.clear();
    blockCount = 0;
    size = 0;
  }

  Shape shape() {
    return shape;
  }

  int blockCount() {
    return blockCount;
  }

  Block block(int source) {
    return blocks[source];
  }

  /** Which block each row is of. */
  int[] sources() {
    return sources;
  }

  /** Which row of its block each row is. */
  int[] rows() {
    return rows;
  }

  /**
   * What the rows have, each in its block's array; 0 where a block has none. Rows of different
   * blocks lie far apart: without a branch between them, the processor waits for many at a time.
   *
   * @param arrays of each block; zeros take the place of those that are null
   * @return valid until the next column is asked for
   */
  int[] gather(int[][] arrays) {
    for (int source = 0; source < blockCount; source++) {
      if (arrays[source] == null) {
        arrays[source] = zeros(blocks[source].rows());
      }
    }
    for (int i = 0; i < size; i++) {
      gathered[i] = arrays[sources[i]][rows[i]];
    }
    return gathered;
  }

  /**
   * The places of the rows that are in the sets of their blocks, a bit each.
   *
   * @return valid until the next column is asked for
   */
  long[] select(long[][] sets) {
    for (int word = 0; word < Bits.words(size); word++) {
      int end = Math.min(size, (word + 1) << 6);
      long bits = 0;
      for (int i = word << 6; i < end; i++) {
        bits |= Bits.get(sets[sources[i]], rows[i]) ? 1L << i : 0;
      }
      present[word] = bits;
    }
    return present;
  }

  private int[] zeros(int length) {
    if (zeros.length < length) {
      zeros = new int[length];
    }
    return zeros;
  }

  private void turnTo(Block block) {
    Integer noted = known.get(block);
    if (noted != null) {
      last = noted;
      return;
    }
    if (!block.shape().equals(shape)) {
      throw new IllegalArgumentException(
          "Rows of " + block.shape() + " cannot be copied into rows of " + shape + ".");
    }
    if (blockCount == blocks.length) {
      blocks = Arrays.copyOf(blocks, blockCount * 2);
    }
    last = blockCount++;
    blocks[last] = block;
    known.put(block, last);
  }
}
