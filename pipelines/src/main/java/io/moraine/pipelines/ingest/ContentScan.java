package io.moraine.pipelines.ingest;

import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import net.openhft.hashing.LongTupleHashFunction;

/**
 * One look at all bytes of a file: the hash of its content, and where it can be cut into stretches
 * of whole lines.
 *
 * @param bytes size, bytes
 * @param contentHash 128 bits, hexadecimal: XXH128 over the size and the XXH128 of each chunk
 * @param cuts where stretches begin, the first at 0; each is the start of a line
 */
record ContentScan(long bytes, String contentHash, List<Cut> cuts) {
  /** Chunks are read, hashed and counted one at a time. */
  static final int CHUNK = 32 << 20;

  // What a channel reads goes through a buffer beside the heap; of this size the processor's cache
  // holds it.
  private static final int PIECE = 1 << 18;

  private static final LongTupleHashFunction XXH128 = LongTupleHashFunction.xx128();
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;
  private static final long NEWLINES = LOW * '\n';

  /**
   * A place to cut.
   *
   * @param offset the first byte of a line
   * @param line that line's number, from 1
   */
  record Cut(long offset, long line) {}

  /** Looks at the whole file. */
  static ContentScan of(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long bytes = channel.size();
      List<Cut> cuts = new ArrayList<>();
      cuts.add(new Cut(0, 1));
      return new ContentScan(bytes, hash(channel, bytes, cuts), List.copyOf(cuts));
    }
  }

  /** The hash of a file's first bytes, as if they were the whole of it. */
  static String prefixHash(Path file, long bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return hash(channel, bytes, new ArrayList<>());
    }
  }

  private static String hash(FileChannel channel, long bytes, List<Cut> cuts) throws IOException {
    List<long[]> hashes = new ArrayList<>();
    // On the heap: the hash function reads direct buffers only by ways that the JDK closes.
    byte[] chunk = new byte[(int) Math.min(CHUNK, bytes)];
    long newlines = 0;
    for (long offset = 0; offset < bytes; offset += CHUNK) {
      int length = (int) Math.min(CHUNK, bytes - offset);
      readFully(channel, offset, ByteBuffer.wrap(chunk, 0, length));
      hashes.add(XXH128.hashBytes(chunk, 0, length));
      if (!cuts.isEmpty() && offset > 0) {
        int first = firstNewline(chunk, length);
        if (first >= 0 && offset + first + 1 < bytes) {
          cuts.add(new Cut(offset + first + 1, newlines + 2));
        }
      }
      newlines += cuts.isEmpty() ? 0 : newlines(chunk, length);
    }
    ByteBuffer all = ByteBuffer.allocate(8 + 16 * hashes.size()).order(ByteOrder.LITTLE_ENDIAN);
    all.putLong(bytes);
    hashes.forEach(hash -> all.putLong(hash[0]).putLong(hash[1]));
    long[] whole = XXH128.hashBytes(all.array());
    return String.format(java.util.Locale.ROOT, "%016x%016x", whole[1], whole[0]);
  }

  private static void readFully(FileChannel channel, long offset, ByteBuffer into)
      throws IOException {
    long position = offset;
    int end = into.limit();
    while (into.position() < end) {
      into.limit(Math.min(end, into.position() + PIECE));
      int read = channel.read(into, position);
      if (read < 0) {
        throw new EOFException("The file became shorter while it was read.");
      }
      position += read;
    }
  }

  private static int firstNewline(byte[] chunk, int length) {
    for (int i = 0; i < length; i++) {
      if (chunk[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  // Eight bytes at a time: a byte of `zeros` has its high bit set exactly where the word has a
  // newline (Warren, Hacker's Delight, 6-1, in the form without carries between bytes).
  private static long newlines(byte[] chunk, int length) {
    long count = 0;
    int i = 0;
    for (; i + 8 <= length; i += 8) {
      long word = (long) LONGS.get(chunk, i) ^ NEWLINES;
      long zeros = ~(((word & ~HIGH) + ~HIGH) | word | ~HIGH);
      count += Long.bitCount(zeros);
    }
    for (; i < length; i++) {
      count += chunk[i] == '\n' ? 1 : 0;
    }
    return count;
  }
}
