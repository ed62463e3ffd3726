package io.moraine.warehouse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;

/** What goes into a compressor and what comes out of it, in arrays that the next page has again. */
final class CompressorMemory {
  private final Source source = new Source();
  private byte[] compressed = {};

  /** The array that begins with these bytes. */
  byte[] source(BytesInput bytes) throws IOException {
    source.reset();
    bytes.writeAllTo(source);
    return source.array();
  }

  /** Room for so many bytes of what is compressed. */
  byte[] compressed(int bytes) {
    if (compressed.length < bytes) {
      compressed = new byte[bytes];
    }
    return compressed;
  }

  private static final class Source extends ByteArrayOutputStream {
    byte[] array() {
      return buf;
    }
  }
}
