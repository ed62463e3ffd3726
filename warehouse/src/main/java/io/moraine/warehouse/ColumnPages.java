package io.moraine.warehouse;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputDecompressor;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.SeekableInputStream;

/**
 * The pages of one column of a row group, of version 1, one after another. In memory is a stretch
 * of the file that holds a page, however large the row group is: many files can be open at once.
 */
final class ColumnPages {
  private static final int STRETCH_BYTES = 1 << 14;

  /** Values that stand one after another. */
  record Entries(ByteBuffer bytes, int count) {}

  private final SeekableInputStream file;
  private final BytesInputDecompressor decompressor;
  private final Stretch stretch;
  private final ColumnMemory memory;
  private PageHeader header;

  /**
   * @param file shared by the columns of a file; each seeks to its own place
   * @param codecs of the file's cursor
   * @param memory of the column; one row group after another may have it
   */
  ColumnPages(
      SeekableInputStream file, ColumnChunkMetaData chunk, ZstdCodecs codecs, ColumnMemory memory) {
    this.file = file;
    this.memory = memory;
    this.decompressor =
        chunk.getCodec() == CompressionCodecName.UNCOMPRESSED
            ? null
            : codecs.getDecompressor(chunk.getCodec());
    this.stretch = new Stretch(chunk.getStartingPos(), chunk.getTotalSize());
  }

  /**
   * The dictionary, to be asked for before the first page: its entries, coded as plain values, in
   * an array that is the caller's. Null where there is none.
   */
  Entries dictionary() throws IOException {
    readHeader();
    if (header == null || header.getType() != PageType.DICTIONARY_PAGE) {
      return null;
    }
    int count = header.getDictionary_page_header().getNum_values();
    return new Entries(take(new byte[header.getUncompressed_page_size()]), count);
  }

  /** Moves on to the next page of data; false after the last. */
  boolean next() throws IOException {
    if (header == null) {
      readHeader();
    }
    return header != null;
  }

  /** How many values, nulls included, the page has. */
  int values() {
    return header.getData_page_header().getNum_values();
  }

  /** How its values are coded. */
  Encoding encoding() {
    return encoding(header.getData_page_header().getEncoding());
  }

  /** What is in the page, uncompressed, until the next page is taken; it is behind us then. */
  ByteBuffer take() throws IOException {
    return take(memory.page(header.getUncompressed_page_size()));
  }

  private ByteBuffer take(byte[] into) throws IOException {
    int size = header.getUncompressed_page_size();
    ByteBuffer stored = stretch.take(header.getCompressed_page_size());
    ByteBuffer bytes = ByteBuffer.wrap(into, 0, size).order(ByteOrder.LITTLE_ENDIAN);
    if (decompressor == null) {
      bytes.put(stored).flip();
    } else {
      decompressor.decompress(stored, stored.remaining(), bytes, size);
      bytes.flip();
    }
    header = null;
    return bytes;
  }

  private void readHeader() throws IOException {
    header = stretch.isAtEnd() ? null : Util.readPageHeader(stretch);
  }

  private static Encoding encoding(org.apache.parquet.format.Encoding encoding) {
    return Encoding.valueOf(encoding.name());
  }

  /** The column's bytes in the file, of which a stretch is in memory. */
  private final class Stretch extends InputStream {
    private final long end;
    // Where in the file what follows the stretch begins.
    private long position;
    private byte[] bytes;
    private int at;
    private int limit;

    Stretch(long from, long size) {
      this.position = from;
      this.end = from + size;
      this.bytes = memory.stored(0);
    }

    boolean isAtEnd() {
      return at == limit && position == end;
    }

    /** The next bytes, valid until more are asked for. */
    ByteBuffer take(int count) throws IOException {
      need(count);
      ByteBuffer taken = ByteBuffer.wrap(bytes, at, count).slice();
      at += count;
      return taken;
    }

    @Override
    public int read() throws IOException {
      if (isAtEnd()) {
        return -1;
      }
      need(1);
      return bytes[at++] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int count) throws IOException {
      if (isAtEnd()) {
        return -1;
      }
      need(1);
      int read = Math.min(count, limit - at);
      System.arraycopy(bytes, at, into, from, read);
      at += read;
      return read;
    }

    private void need(int count) throws IOException {
      int left = limit - at;
      if (left >= count) {
        return;
      }
      if (count - left > end - position) {
        throw new EOFException("A column ends in the middle of a page.");
      }
      int more = (int) Math.min(end - position, Math.max(count - left, STRETCH_BYTES - left));
      byte[] target = memory.stored(left + more);
      System.arraycopy(bytes, at, target, 0, left);
      file.seek(position);
      file.readFully(target, left, more);
      bytes = target;
      position += more;
      at = 0;
      limit = left + more;
    }
  }
}
