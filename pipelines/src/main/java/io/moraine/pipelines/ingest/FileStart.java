package io.moraine.pipelines.ingest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The beginning of a file: enough to tell what it is.
 *
 * @param compression how its bytes are packed
 * @param bytes its first bytes, unpacked; fewer where packing is damaged
 */
record FileStart(Compression compression, byte[] bytes) {
  private static final int LENGTH = 1 << 16;

  static FileStart of(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), LENGTH)) {
      in.mark(8);
      Compression compression = Compression.of(in.readNBytes(4));
      in.reset();
      return new FileStart(compression, first(compression, in));
    }
  }

  /** The bytes up to the first line end. */
  byte[] firstLine() {
    int end = 0;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return Arrays.copyOf(bytes, end > 0 && bytes[end - 1] == '\r' ? end - 1 : end);
  }

  // What a damaged file still gives; the damage is told when its lines are read.
  private static byte[] first(Compression compression, InputStream in) throws IOException {
    byte[] bytes = new byte[LENGTH];
    int length = 0;
    try (InputStream unpacked = compression.unpack(in)) {
      int read = 0;
      while (read >= 0 && length < LENGTH) {
        length += read;
        read = unpacked.read(bytes, length, LENGTH - length);
      }
    } catch (IOException e) {
      if (compression == Compression.NONE) {
        throw e;
      }
    }
    return Arrays.copyOf(bytes, length);
  }
}
