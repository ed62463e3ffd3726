package io.moraine.pipelines.ingest;

import com.github.luben.zstd.ZstdIOException;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/**
 * Unpacked bytes that end where the packing is damaged, and tell so. Failures of the disk are not
 * damage: they are thrown.
 */
final class UnpackedInput extends FilterInputStream {
  private long bytes;
  private boolean atLineEnd = true;
  private String damage = "";

  private UnpackedInput(InputStream unpacked) {
    super(unpacked);
  }

  static UnpackedInput of(Compression compression, InputStream stored) throws IOException {
    try {
      return new UnpackedInput(compression.unpack(stored));
    } catch (EOFException | ZipException e) {
      // Damaged before its first byte: nothing to read, and said so.
      UnpackedInput nothing = new UnpackedInput(stored);
      nothing.damage = describe(e);
      return nothing;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (!damage.isEmpty()) {
      return -1;
    }
    try {
      int read = super.read(into, from, length);
      if (read > 0) {
        bytes += read;
        atLineEnd = into[from + read - 1] == '\n';
      }
      return read;
    } catch (EOFException | ZipException | ZstdIOException e) {
      damage = describe(e);
    }
    return -1;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** What is wrong with the packing; empty while nothing is. */
  String damage() {
    return damage;
  }

  private static String describe(IOException e) {
    return e instanceof EOFException
        ? "The packed file ends in the middle; get the whole of it and ingest it again."
        : "The packed file is damaged (" + e.getMessage() + "); get it anew and ingest it again.";
  }

  /** Whether the record that ends at that offset was torn by the damage. */
  boolean tore(long recordEnd) {
    return !damage.isEmpty() && !atLineEnd && recordEnd >= bytes;
  }
}
