package io.moraine.transforms.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Accidents that lines meet with on their way. */
final class Damage {
  private Damage() {}

  /** A line after one to three accidents. */
  static byte[] done(byte[] line, Random random) {
    byte[] damaged = line;
    for (int times = random.nextInt(3); times >= 0; times--) {
      damaged = damagedOnce(damaged, random);
    }
    return damaged;
  }

  private static byte[] damagedOnce(byte[] line, Random random) {
    int at = random.nextInt(line.length + 1);
    return switch (random.nextInt(16)) {
      case 0 -> Arrays.copyOf(line, at);
      case 1 -> Arrays.copyOfRange(line, at, line.length);
      case 2 -> inserted(line, at, new byte[] {0});
      case 3 -> inserted(line, 0, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
      case 4 -> inserted(line, at, "\\ud800".getBytes(StandardCharsets.US_ASCII));
      case 5 -> inserted(line, at, new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80});
      case 6 -> inserted(line, at, "[{".repeat(40).getBytes(StandardCharsets.US_ASCII));
      case 7 -> inserted(line, at, "9".repeat(300).getBytes(StandardCharsets.US_ASCII));
      case 8 -> inserted(line, at, "e-999999999".getBytes(StandardCharsets.US_ASCII));
      case 9 -> inserted(line, at, noise(random, 1 + random.nextInt(8)));
      case 10 -> noise(random, random.nextInt(60));
      case 11 -> inserted(line, at, "x".repeat(5_000).getBytes(StandardCharsets.US_ASCII));
      case 12 -> new String(line, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16BE);
      case 13 ->
          new String(line, StandardCharsets.UTF_8)
              .replaceFirst("[0-9]+", random.nextBoolean() ? "null" : "[]")
              .getBytes(StandardCharsets.UTF_8);
      case 14 -> inserted(line, at, line);
      default -> flipped(line, random);
    };
  }

  private static byte[] flipped(byte[] line, Random random) {
    byte[] flipped = line.clone();
    if (line.length > 0) {
      int at = random.nextInt(line.length);
      flipped[at] = (byte) (flipped[at] ^ 1 << random.nextInt(8));
    }
    return flipped;
  }

  private static byte[] inserted(byte[] line, int at, byte[] insertion) {
    byte[] longer = new byte[line.length + insertion.length];
    System.arraycopy(line, 0, longer, 0, at);
    System.arraycopy(insertion, 0, longer, at, insertion.length);
    System.arraycopy(line, at, longer, at + insertion.length, line.length - at);
    return longer;
  }

  private static byte[] noise(Random random, int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }
}
