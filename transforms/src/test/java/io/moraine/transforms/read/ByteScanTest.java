package io.moraine.transforms.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteScanTest {
  private static final int ROUNDS = 200_000;
  private static final byte[] TELLING = {
    '\n',
    '"',
    '\\',
    ' ',
    0,
    0x0B,
    0x1F,
    0x21,
    '#',
    '[',
    ']',
    0x7F,
    (byte) 0x80,
    (byte) 0x8A,
    (byte) 0xA2,
    (byte) 0xDC,
    (byte) 0xFF
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void findsWhatALoopOverTheBytesFinds(long seed) {
    Random random = new Random(seed);
    int found = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = bytes(random);
      int from = random.nextInt(bytes.length + 1);
      int to = from + random.nextInt(bytes.length - from + 1);

      int stringEnd = ByteScan.stringEnd(bytes, from, to);

      assertThat(ByteScan.lineFeed(bytes, from, to)).isEqualTo(lineFeed(bytes, from, to));
      assertThat(stringEnd).isEqualTo(stringEnd(bytes, from, to));
      found += stringEnd < to ? 1 : 0;
    }
    assertThat(found).as("so that both cases occur").isBetween(ROUNDS / 10, ROUNDS * 9 / 10);
  }

  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(40)];
    int telling = random.nextInt(4);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ('a' + random.nextInt(20));
      if (random.nextInt(10) < telling) {
        bytes[i] =
            random.nextBoolean()
                ? TELLING[random.nextInt(TELLING.length)]
                : (byte) random.nextInt(256);
      }
    }
    return bytes;
  }

  private static int lineFeed(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return to;
  }

  private static int stringEnd(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      int b = bytes[i] & 0xFF;
      if (b == '"' || b == '\\' || b < ' ') {
        return i;
      }
    }
    return to;
  }
}
