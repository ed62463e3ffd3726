package io.moraine.warehouse;

import io.moraine.schemas.TableDefinition;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Metrics;

/**
 * Data files of a table as bytes, for their way between workers: all that a commit says of a file,
 * its metrics included, and nothing of the table, which both ends know. Java's own serialization
 * would describe classes and partition with each file. Safe for use by several threads.
 */
public final class StoredFileCodec {
  private static final int NONE = -1;

  private final TableDefinition definition;
  private final int buckets;
  // By the id of the partition spec: another engine's may have the same fields and another id.
  private final Map<Integer, TableLayout> layouts = new ConcurrentHashMap<>();

  /**
   * The codec of a table.
   *
   * @param buckets into how many buckets the warehouse cuts its tables
   */
  public StoredFileCodec(TableDefinition definition, int buckets) {
    this.definition = definition;
    this.buckets = buckets;
  }

  /** Writes a file of the table. */
  public void write(StoredFile file, DataOutput out) throws IOException {
    DataFile data = file.dataFile();
    file.slice().write(out);
    out.writeInt(data.specId());
    out.writeUTF(data.location());
    out.writeUTF(data.format().name());
    out.writeLong(data.fileSizeInBytes());
    out.writeLong(data.recordCount());
    writeCounts(data.columnSizes(), out);
    writeCounts(data.valueCounts(), out);
    writeCounts(data.nullValueCounts(), out);
    writeCounts(data.nanValueCounts(), out);
    writeBounds(data.lowerBounds(), out);
    writeBounds(data.upperBounds(), out);
    writeOffsets(data.splitOffsets(), out);
    out.writeInt(data.sortOrderId() == null ? NONE : data.sortOrderId());
    writeBytes(data.keyMetadata(), out);
  }

  /** Reads what {@link #write} wrote. */
  public StoredFile read(DataInput in) throws IOException {
    Slice slice = Slice.read(in);
    TableLayout layout =
        layouts.computeIfAbsent(in.readInt(), spec -> new TableLayout(definition, buckets, spec));
    String location = in.readUTF();
    FileFormat format = FileFormat.valueOf(in.readUTF());
    long bytes = in.readLong();
    Metrics metrics =
        new Metrics(
            in.readLong(),
            readCounts(in),
            readCounts(in),
            readCounts(in),
            readCounts(in),
            readBounds(in),
            readBounds(in));
    List<Long> splitOffsets = readOffsets(in);
    int sortOrder = in.readInt();
    ByteBuffer keyMetadata = readBytes(in);
    return new StoredFile(
        slice,
        layout.dataFile(
            slice,
            file -> {
              file.withPath(location)
                  .withFormat(format)
                  .withFileSizeInBytes(bytes)
                  .withMetrics(metrics)
                  .withSplitOffsets(splitOffsets)
                  .withEncryptionKeyMetadata(keyMetadata);
              if (sortOrder != NONE) {
                file.withSortOrderId(sortOrder);
              }
            }));
  }

  // Here and below: what a file does not say at all is null, which is not the same as nothing.
  private static void writeCounts(Map<Integer, Long> byField, DataOutput out) throws IOException {
    out.writeInt(byField == null ? NONE : byField.size());
    if (byField != null) {
      for (Map.Entry<Integer, Long> count : byField.entrySet()) {
        out.writeInt(count.getKey());
        out.writeLong(count.getValue());
      }
    }
  }

  private static Map<Integer, Long> readCounts(DataInput in) throws IOException {
    int size = in.readInt();
    if (size == NONE) {
      return null;
    }
    Map<Integer, Long> byField = new HashMap<>();
    for (int left = size; left > 0; left--) {
      byField.put(in.readInt(), in.readLong());
    }
    return byField;
  }

  private static void writeBounds(Map<Integer, ByteBuffer> byField, DataOutput out)
      throws IOException {
    out.writeInt(byField == null ? NONE : byField.size());
    if (byField != null) {
      for (Map.Entry<Integer, ByteBuffer> bound : byField.entrySet()) {
        out.writeInt(bound.getKey());
        writeBytes(bound.getValue(), out);
      }
    }
  }

  private static Map<Integer, ByteBuffer> readBounds(DataInput in) throws IOException {
    int size = in.readInt();
    if (size == NONE) {
      return null;
    }
    Map<Integer, ByteBuffer> byField = new HashMap<>();
    for (int left = size; left > 0; left--) {
      byField.put(in.readInt(), readBytes(in));
    }
    return byField;
  }

  private static void writeOffsets(List<Long> offsets, DataOutput out) throws IOException {
    out.writeInt(offsets == null ? NONE : offsets.size());
    if (offsets != null) {
      for (long offset : offsets) {
        out.writeLong(offset);
      }
    }
  }

  private static List<Long> readOffsets(DataInput in) throws IOException {
    int size = in.readInt();
    if (size == NONE) {
      return null;
    }
    List<Long> offsets = new ArrayList<>(size);
    for (int left = size; left > 0; left--) {
      offsets.add(in.readLong());
    }
    return offsets;
  }

  private static void writeBytes(ByteBuffer bytes, DataOutput out) throws IOException {
    out.writeInt(bytes == null ? NONE : bytes.remaining());
    if (bytes != null) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      out.write(copy);
    }
  }

  private static ByteBuffer readBytes(DataInput in) throws IOException {
    int length = in.readInt();
    if (length == NONE) {
      return null;
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return ByteBuffer.wrap(bytes);
  }
}
