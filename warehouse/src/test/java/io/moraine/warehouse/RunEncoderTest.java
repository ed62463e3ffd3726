package io.moraine.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is encoded is read back, by us and by Parquet's own decoder. */
final class RunEncoderTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 20, 24, 31})
  void numbersComeBack(int width) throws IOException {
    Random random = new Random(width);
    for (int round = 0; round < 300; round++) {
      int[] numbers = new int[random.nextInt(400)];
      RunEncoder encoder = new RunEncoder(width);
      int filled = 0;
      while (filled < numbers.length) {
        int number = width == 0 ? 0 : random.nextInt() >>> Integer.SIZE - width;
        int most = random.nextBoolean() ? 3 : 40;
        int count = Math.min(numbers.length - filled, random.nextInt(most));
        for (int i = 0; i < count; i++) {
          numbers[filled + i] = number;
        }
        if (random.nextBoolean()) {
          encoder.add(number, count);
        } else {
          for (int i = 0; i < count; i++) {
            encoder.add(number);
          }
        }
        filled += count;
      }

      assertReadBack(numbers, width, encoder.toBytes().toByteArray());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void bitsComeBack(long seed) throws IOException {
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      long[] bits = new long[1 + random.nextInt(6)];
      for (int word = 0; word < bits.length; word++) {
        int kind = random.nextInt(4);
        long sparse = random.nextLong();
        sparse &= random.nextLong();
        bits[word] = kind == 0 ? 0 : kind == 1 ? -1 : sparse;
      }
      int from = random.nextInt(bits.length * 64);
      int to = from + random.nextInt(bits.length * 64 + 100 - from);
      int[] numbers = new int[to - from];
      for (int i = from; i < to; i++) {
        boolean set = i >>> 6 < bits.length && (bits[i >>> 6] & 1L << i) != 0;
        numbers[i - from] = set ? 3 : 2;
      }
      RunEncoder encoder = new RunEncoder(2);

      encoder.addBits(bits, from, to, 2, 3);

      assertReadBack(numbers, 2, encoder.toBytes().toByteArray());
    }
  }

  private static void assertReadBack(int[] numbers, int width, byte[] bytes) throws IOException {
    RunDecoder ours = new RunDecoder(ByteBuffer.wrap(bytes), width);
    RunLengthBitPackingHybridDecoder parquets =
        new RunLengthBitPackingHybridDecoder(width, new java.io.ByteArrayInputStream(bytes));
    int[] read = new int[numbers.length];
    int[] readByParquet = new int[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      read[i] = ours.next();
      readByParquet[i] = parquets.readInt();
    }
    assertThat(read).isEqualTo(numbers);
    assertThat(readByParquet).isEqualTo(numbers);
    assertReadInStretches(numbers, width, bytes);
  }

  /** Some numbers together, some as bits where they are of one bit, some passed over. */
  private static void assertReadInStretches(int[] numbers, int width, byte[] bytes) {
    RunDecoder ours = new RunDecoder(ByteBuffer.wrap(bytes), width);
    Random random = new Random(numbers.length);
    int at = 0;
    while (at < numbers.length) {
      int count = 1 + random.nextInt(Math.min(150, numbers.length - at));
      int[] read = new int[count];
      int[] expected = Arrays.copyOfRange(numbers, at, at + count);
      int way = random.nextInt(3);
      if (way == 0) {
        ours.skip(count);
        expected = read;
      } else if (way == 1 && width == 1) {
        long[] bits = new long[4];
        Arrays.fill(bits, -1);
        ours.nextBits(bits, count);
        for (int i = 0; i < count; i++) {
          read[i] = (int) (bits[i >>> 6] >>> i) & 1;
        }
        int last = (count - 1) >>> 6;
        assertThat(bits[last] >>> 1 >>> (count - 1)).as("bits behind the last").isZero();
      } else {
        ours.next(read, 0, count);
      }
      assertThat(read).isEqualTo(expected);
      at += count;
    }
  }
}
