package io.moraine.warehouse;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What it takes to encode a column beside its values, kept from one column to the next, which
 * writes over what was encoded before. Not safe for use by several threads.
 */
final class EncoderMemory {
  private final RunEncoder repetition = new RunEncoder(0);
  private final RunEncoder definition = new RunEncoder(0);
  private final RunEncoder ids = new RunEncoder(0);
  private final DeltaEncoder differences = new DeltaEncoder();
  private final LongDictionary distinct = new LongDictionary();
  private final CompressorMemory compressor = new CompressorMemory();
  private int[] places = {};
  private int[] numberIds = {};
  private byte[] plain = {};

  /** For the repetition levels of a page, of so many bits. */
  RunEncoder repetition(int width) {
    return repetition.begin(width);
  }

  /** For the definition levels of a page, of so many bits. */
  RunEncoder definition(int width) {
    return definition.begin(width);
  }

  /** For the dictionary ids of a page, of so many bits. */
  RunEncoder ids(int width) {
    return ids.begin(width);
  }

  /** For so many numbers of a page, by their differences. */
  DeltaEncoder differences(int numbers) {
    return differences.begin(numbers);
  }

  /** For the dictionary of a column of so many numbers; empty. */
  LongDictionary distinct(int numbers) {
    distinct.begin(numbers);
    return distinct;
  }

  /** For so many places of values in a column; with whatever was in it. */
  int[] places(int count) {
    if (places.length < count) {
      places = new int[count];
    }
    return places;
  }

  /** For the dictionary ids of so many numbers; with whatever was in it. */
  int[] numberIds(int count) {
    if (numberIds.length < count) {
      numberIds = new int[count];
    }
    return numberIds;
  }

  /** For so many bytes of plain values, which must all be put. */
  ByteBuffer plain(int bytes) {
    if (plain.length < bytes) {
      plain = new byte[bytes];
    }
    return ByteBuffer.wrap(plain, 0, bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** For what is compressed. */
  CompressorMemory compressor() {
    return compressor;
  }
}
