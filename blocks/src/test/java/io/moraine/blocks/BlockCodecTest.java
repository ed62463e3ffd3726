package io.moraine.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BlockCodecTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void whatIsDecodedIsWhatWasEncoded(long seed) throws IOException {
    for (int rows : new int[] {0, 1, 63, 64, 65, 1024, 3000}) {
      List<List<Object>> given = new RandomRows(seed).rows(rows);
      byte[] bytes = BlockCodec.encode(RandomRows.block(given));
      byte[] amongOthers = new byte[bytes.length + 20];
      Arrays.fill(amongOthers, (byte) 0xEE);
      System.arraycopy(bytes, 0, amongOthers, 13, bytes.length);

      Block decoded = BlockCodec.decode(amongOthers, 13, bytes.length, RandomRows.SHAPE);

      assertThat(decoded.rows()).isEqualTo(rows);
      assertThat(RandomRows.rowsOf(decoded)).isEqualTo(given);
      assertThat(BlockCodec.encode(decoded)).isEqualTo(bytes);
    }
  }

  @Test
  void columnsWithoutValuesTakeNoBytesForTheirRows() {
    BlockBuilder builder = new BlockBuilder(RandomRows.SHAPE);
    for (int row = 0; row < 10_000; row++) {
      builder.endRow();
    }

    assertThat(BlockCodec.encode(builder.build())).hasSizeLessThan(64);
  }

  @Test
  void aValueTakesAsManyBytesAsItsRangeDoes() {
    BlockBuilder builder = new BlockBuilder(RandomRows.SHAPE);
    for (int row = 0; row < 10_000; row++) {
      builder.setText(RandomRows.ID, "one of " + row % 50 + " pages");
      builder.setLong(RandomRows.TIME, 1_700_000_000_000_000L + row);
      builder.setText(RandomRows.NAME, "constant");
      builder.endRow();
    }

    // One byte for the page and two for the time.
    assertThat(BlockCodec.encode(builder.build())).hasSizeBetween(30_000, 31_500);
  }

  @Test
  void anyDamagedByteIsNoticed() {
    byte[] bytes = BlockCodec.encode(RandomRows.block(new RandomRows(4).rows(20)));
    for (int damaged = 0; damaged < bytes.length; damaged++) {
      byte[] copy = bytes.clone();
      copy[damaged] ^= 0x40;
      assertThatThrownBy(() -> BlockCodec.decode(copy, 0, copy.length, RandomRows.SHAPE))
          .isInstanceOf(StreamCorruptedException.class)
          .hasMessageContaining("checksum");
    }
  }

  @Test
  void missingBytesAreNoticed() {
    byte[] bytes = BlockCodec.encode(RandomRows.block(new RandomRows(4).rows(20)));
    for (int length = 0; length < bytes.length; length++) {
      int left = length;
      assertThatThrownBy(() -> BlockCodec.decode(bytes, 0, left, RandomRows.SHAPE))
          .isInstanceOf(StreamCorruptedException.class)
          .hasMessageContaining("checksum");
    }
  }
}
