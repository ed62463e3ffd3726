package io.moraine.warehouse;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/**
 * A local file for Parquet to write, whose rows are hashed on the way. The footer is not: it lists
 * the encodings of a column in the order of a set, which differs from one process to the next.
 */
final class HashedOutput implements OutputFile {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int HASH_BYTES = 16;

  private final Path path;
  private final MessageDigest digest;
  private BufferedOutputStream buffered;
  private DigestOutputStream hashed;

  HashedOutput(Path path) {
    this.path = path;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  Path path() {
    return path;
  }

  /** Lets the hash depend on that text as well. */
  void include(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
  }

  /** All rows are written: what follows is not hashed. */
  void endRows() throws IOException {
    buffered.flush();
    hashed.on(false);
  }

  /** The first 128 bits of the SHA-256 of the rows, in hex; to be asked for once. */
  String hash() {
    return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) throws IOException {
    hashed = new DigestOutputStream(Files.newOutputStream(path), digest);
    buffered = new BufferedOutputStream(hashed, BUFFER_BYTES);
    return new Stream(buffered);
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) throws IOException {
    return create(blockSizeHint);
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }

  @Override
  public String getPath() {
    return path.toString();
  }

  private static final class Stream extends PositionOutputStream {
    private final OutputStream to;
    private long position;

    Stream(OutputStream to) {
      this.to = to;
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int b) throws IOException {
      to.write(b);
      position++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      to.write(bytes, from, length);
      position += length;
    }

    @Override
    public void flush() throws IOException {
      to.flush();
    }

    @Override
    public void close() throws IOException {
      to.close();
    }
  }
}
