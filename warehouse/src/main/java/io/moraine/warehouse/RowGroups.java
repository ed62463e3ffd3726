package io.moraine.warehouse;

import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.Shape;
import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The memory of a table's row groups, from one writer to the next: a bucket after another has a
 * writer for each day, of about as many rows. What no writer has is given up where memory is short.
 * Not safe for use by several threads.
 */
public final class RowGroups {
  private final Deque<SoftReference<BlockBuilder>> free = new ArrayDeque<>();
  private final EncoderMemory encoder = new EncoderMemory();

  /** An empty row group. */
  BlockBuilder begin(Shape shape) {
    while (!free.isEmpty()) {
      BlockBuilder rowGroup = free.pop().get();
      if (rowGroup != null && rowGroup.shape().equals(shape)) {
        return rowGroup;
      }
    }
    return new BlockBuilder(shape);
  }

  /** Takes a row group back that is empty again. */
  void end(BlockBuilder rowGroup) {
    free.push(new SoftReference<>(rowGroup));
  }

  /** What all of them are encoded with. */
  EncoderMemory encoder() {
    return encoder;
  }
}
