package io.moraine.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesReader;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriter;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is encoded is read back, by us and by Parquet's own reader; and what Parquet encodes, by us.
 */
final class DeltaEncoderTest {
  // What encoders and columns have for one page after another.
  private final DeltaEncoder encoder = new DeltaEncoder();
  private final ColumnMemory memory = new ColumnMemory();

  static Stream<long[]> numbers() {
    Random random = new Random(5);
    Stream<long[]> lengths =
        Stream.of(0, 1, 2, 32, 33, 34, 127, 128, 129, 130, 257, 20_000)
            .flatMap(
                length ->
                    Stream.of(0, 1, 7, 31, 32, 33, 56, 57, 58, 63, 64)
                        .map(bits -> random(random, length, bits)));
    long[] extremes = {0, Long.MAX_VALUE, Long.MIN_VALUE, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1};
    return Stream.concat(lengths, Stream.of(extremes, visits(random)));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void numbersComeBack(long[] numbers) throws IOException {
    encoder.begin(numbers.length);
    LongStream.of(numbers).forEach(encoder::add);
    byte[] bytes = encoder.toBytes().toByteArray();

    assertThat(ours(bytes)).isEqualTo(numbers);
    assertThat(parquets(bytes, numbers.length)).isEqualTo(numbers);
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void numbersOfParquetsBlocksComeBack(long[] numbers) throws IOException {
    for (int parts : new int[] {1, 2, 4, 8}) {
      DeltaBinaryPackingValuesWriter writer =
          new DeltaBinaryPackingValuesWriterForLong(
              256, parts, 64, 64, HeapByteBufferAllocator.getInstance());
      LongStream.of(numbers).forEach(writer::writeLong);

      assertThat(ours(writer.getBytes().toByteArray())).isEqualTo(numbers);
    }
  }

  @Test
  void aPageThatSaysWhatCannotBeIsRefused() {
    byte[] more = {(byte) 0x80, 1, 4, 3, 2};
    byte[] noParts = {(byte) 0x80, 1, 0, 2, 2};
    byte[] noSize = {4, 4, 2, 2};
    for (byte[] page : List.of(more, noParts, noSize)) {
      assertThatThrownBy(() -> DeltaDecoder.toPlain(ByteBuffer.wrap(page), 2, memory))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("A page of 2 values cannot have");
    }
  }

  // Differences of so many bits at most, either way.
  private static long[] random(Random random, int length, int bits) {
    long[] numbers = new long[length];
    long last = random.nextLong();
    for (int i = 0; i < length; i++) {
      last += bits == 0 ? 0 : random.nextLong() >> Long.SIZE - bits;
      numbers[i] = last;
    }
    return numbers;
  }

  // Microseconds of one visitor after another, each within the same day.
  private static long[] visits(Random random) {
    long[] times = new long[5_000];
    long at = 0;
    for (int i = 0; i < times.length; i++) {
      at = i % 17 == 0 ? 1_700_000_000_000_000L + random.nextInt(86_400) * 1_000_000L : at;
      at += random.nextInt(60_000) * 1_000L;
      times[i] = at;
    }
    return times;
  }

  // Beside them is what was there before: other bytes, which must not be taken for theirs.
  private long[] ours(byte[] bytes) {
    byte[] page = new byte[bytes.length + 40];
    Arrays.fill(page, (byte) 0x5A);
    System.arraycopy(bytes, 0, page, 3, bytes.length);
    ByteBuffer plain = DeltaDecoder.toPlain(ByteBuffer.wrap(page, 3, bytes.length), 20_000, memory);
    long[] numbers = new long[plain.remaining() / Long.BYTES];
    plain.asLongBuffer().get(numbers);
    return numbers;
  }

  private static long[] parquets(byte[] bytes, int count) throws IOException {
    DeltaBinaryPackingValuesReader reader = new DeltaBinaryPackingValuesReader();
    reader.initFromPage(count, ByteBufferInputStream.wrap(ByteBuffer.wrap(bytes)));
    return LongStream.generate(reader::readLong).limit(count).toArray();
  }
}
