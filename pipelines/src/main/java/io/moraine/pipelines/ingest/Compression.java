package io.moraine.pipelines.ingest;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** How a file's bytes are packed; told from its first bytes, never from its name. */
enum Compression {
  NONE {
    @Override
    InputStream unpack(InputStream stored) {
      return stored;
    }
  },
  GZIP {
    @Override
    InputStream unpack(InputStream stored) throws IOException {
      return new GZIPInputStream(stored, 1 << 16);
    }
  },
  ZSTD {
    @Override
    InputStream unpack(InputStream stored) throws IOException {
      return new ZstdInputStream(stored).setContinuous(false);
    }
  };

  /** The bytes as they were before packing. */
  abstract InputStream unpack(InputStream stored) throws IOException;

  static Compression of(byte[] firstBytes) {
    if (startsWith(firstBytes, 0x1f, 0x8b)) {
      return GZIP;
    }
    return startsWith(firstBytes, 0x28, 0xb5, 0x2f, 0xfd) ? ZSTD : NONE;
  }

  private static boolean startsWith(byte[] bytes, int... magic) {
    if (bytes.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((bytes[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
