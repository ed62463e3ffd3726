package io.moraine.warehouse;

import io.moraine.schemas.MoraineException;
import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.PartitionData;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.types.CheckCompatibility;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types.NestedField;

/**
 * What a definition is in Iceberg: schema with the definition's own ids, partition spec, sort
 * order, properties; and which slice a partition is.
 */
final class TableLayout {
  /** The table property that keeps the number of buckets. */
  static final String BUCKETS = "moraine.buckets";

  private static final int FORMAT_VERSION = 2;

  private final TableDefinition definition;
  private final int buckets;
  private final Schema schema;
  private final PartitionSpec spec;
  // Both are kept because each new one describes the partition to Avro anew.
  private final PartitionData unsliced;
  private final DataFiles.Builder file;
  // Made when it is first asked for.
  private FileLayout files;

  TableLayout(TableDefinition definition, int buckets) {
    this(definition, buckets, 0);
  }

  /** With another id of the partition spec. */
  TableLayout(TableDefinition definition, int buckets, int specId) {
    this.definition = definition;
    this.buckets = buckets;
    this.schema = definition.schema();
    PartitionSpec.Builder partitions = PartitionSpec.builderFor(schema).withSpecId(specId);
    definition.slicing().dayColumn().ifPresent(partitions::identity);
    definition.slicing().bucketColumn().ifPresent(column -> partitions.bucket(column, buckets));
    this.spec = partitions.build();
    this.unsliced = new PartitionData(spec.partitionType());
    this.file = DataFiles.builder(spec);
  }

  int buckets() {
    return buckets;
  }

  PartitionSpec spec() {
    return spec;
  }

  Schema schema() {
    return schema;
  }

  /** What the schema is in data files. */
  synchronized FileLayout files() {
    if (files == null) {
      files = new FileLayout(schema);
    }
    return files;
  }

  /** A new table. Iceberg's own way would hand out ids of its own. */
  TableMetadata create(String location) {
    SortOrder.Builder order = SortOrder.builderFor(schema);
    definition.sortOrder().forEach(order::asc);
    return TableMetadata.buildFromEmpty(FORMAT_VERSION)
        .assignUUID()
        .setCurrentSchema(schema, lastId())
        .setDefaultPartitionSpec(spec)
        .setDefaultSortOrder(order.build())
        .setLocation(location)
        .setProperties(properties())
        .build();
  }

  /**
   * The stored table with the columns, sentences and grain of the definition; empty if it has them.
   *
   * @throws MoraineException if rows stored before could then not be read
   */
  Optional<TableMetadata> evolve(TableMetadata stored) {
    List<String> errors = CheckCompatibility.readCompatibilityErrors(schema, stored.schema());
    if (!errors.isEmpty()) {
      throw differs(String.join("; ", errors));
    }
    for (NestedField column : stored.schema().columns()) {
      if (schema.findField(column.fieldId()) == null) {
        throw differs("its column " + column.name() + " is gone");
      }
    }
    if (!stored.spec().compatibleWith(spec)) {
      throw differs("it is cut by " + stored.spec().fields() + ", not by " + spec.fields());
    }
    boolean sameGrain = definition.grain().equals(stored.properties().get(TableProperties.COMMENT));
    if (sameGrain && stored.schema().sameSchema(schema)) {
      return Optional.empty();
    }
    return Optional.of(
        TableMetadata.buildFrom(stored)
            .setCurrentSchema(schema, Math.max(lastId(), stored.lastColumnId()))
            .setProperties(Map.of(TableProperties.COMMENT, definition.grain()))
            .build());
  }

  /** The slice of a partition. */
  Slice slice(StructLike partition) {
    Slicing slicing = definition.slicing();
    Optional<LocalDate> day =
        slicing.dayColumn().map(c -> LocalDate.ofEpochDay(partition.get(0, Integer.class)));
    int position = slicing.dayColumn().isPresent() ? 1 : 0;
    OptionalInt bucket =
        slicing.bucketColumn().isPresent()
            ? OptionalInt.of(partition.get(position, Integer.class))
            : OptionalInt.empty();
    return Slice.of(day, bucket);
  }

  /**
   * The partition of a slice.
   *
   * @throws IllegalArgumentException if the table is not cut into such slices
   */
  PartitionData partition(Slice slice) {
    Slicing slicing = definition.slicing();
    if (slice.day().isPresent() != slicing.dayColumn().isPresent()
        || slice.bucket().isPresent() != slicing.bucketColumn().isPresent()
        || slice.bucket().orElse(0) >= buckets) {
      throw new IllegalArgumentException(
          "Table " + definition.name() + " has no slice " + slice + ".");
    }
    PartitionData partition = unsliced.copy();
    int position = 0;
    if (slice.day().isPresent()) {
      partition.set(position++, (int) slice.day().get().toEpochDay());
    }
    if (slice.bucket().isPresent()) {
      partition.set(position, slice.bucket().getAsInt());
    }
    return partition;
  }

  /**
   * A data file of a slice.
   *
   * @param description says all of it but the partition
   */
  DataFile dataFile(Slice slice, Consumer<DataFiles.Builder> description) {
    synchronized (file) {
      file.clear();
      file.withEncryptionKeyMetadata((ByteBuffer) null); // Which Iceberg does not clear.
      description.accept(file);
      return file.withPartition(partition(slice)).build();
    }
  }

  private Map<String, String> properties() {
    return Map.of(
        TableProperties.COMMENT,
        definition.grain(),
        BUCKETS,
        Integer.toString(buckets),
        TableProperties.PARQUET_COMPRESSION,
        "zstd",
        TableProperties.PARQUET_COMPRESSION_LEVEL,
        "3",
        TableProperties.COMMIT_NUM_RETRIES,
        "20",
        TableProperties.COMMIT_MIN_RETRY_WAIT_MS,
        "20",
        TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED,
        "true",
        TableProperties.METADATA_PREVIOUS_VERSIONS_MAX,
        "20");
  }

  private int lastId() {
    int highest =
        TypeUtil.indexById(schema.asStruct()).keySet().stream().mapToInt(id -> id).max().orElse(0);
    return Math.max(highest, definition.nextId() - 1);
  }

  private MoraineException differs(String how) {
    return new MoraineException(
        WarehouseError.TABLE_DIFFERS,
        "Table %s cannot become what this version of Moraine says: %s. Use the version that made it,"
                .formatted(definition.name(), how)
            + " or build a new warehouse.");
  }
}
