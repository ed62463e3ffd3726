package io.moraine.blocks;

import java.io.IOException;

/**
 * A block as bytes, which begin with a checksum (XX64) of the others.
 *
 * <p>Only columns with a value are written, each with as many bytes a value as its range takes:
 * numbers as what they are above the least of them, text as the distinct texts and which of them
 * each row has. The bytes say nothing of the shape; they are for the same version of Moraine.
 */
public final class BlockCodec {
  private BlockCodec() {}

  /** The bytes of all rows of a block. */
  public static byte[] encode(Block block) {
    ByteSink bytes = new ByteSink();
    new BlockEncoder().encode(block, block.allRows(), 0, block.rows(), bytes);
    return bytes.toByteArray();
  }

  /**
   * The block whose bytes are {@code bytes[from, from + length)}. The block keeps the array, which
   * must not be written to from then on.
   *
   * @throws java.io.StreamCorruptedException if they are not what was written
   */
  public static Block decode(byte[] bytes, int from, int length, Shape shape) throws IOException {
    return new BlockDecoder().decode(bytes, from, length, shape);
  }
}
