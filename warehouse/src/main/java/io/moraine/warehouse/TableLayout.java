package io.moraine.warehouse;

import io.moraine.schemas.MoraineException;
import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.iceberg.PartitionData;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableProperties;
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

  TableLayout(TableDefinition definition, int buckets) {
    this.definition = definition;
    this.buckets = buckets;
    this.schema = definition.schema();
    PartitionSpec.Builder partitions = PartitionSpec.builderFor(schema);
    definition.slicing().dayColumn().ifPresent(partitions::identity);
    definition.slicing().bucketColumn().ifPresent(column -> partitions.bucket(column, buckets));
    this.spec = partitions.build();
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

  SortOrder sortOrder() {
    SortOrder.Builder order = SortOrder.builderFor(schema);
    definition.sortOrder().forEach(order::asc);
    return order.build();
  }

  /** A new table. Iceberg's own way would hand out ids of its own. */
  TableMetadata create(String location) {
    return TableMetadata.buildFromEmpty(FORMAT_VERSION)
        .assignUUID()
        .setCurrentSchema(schema, lastId())
        .setDefaultPartitionSpec(spec)
        .setDefaultSortOrder(sortOrder())
        .setLocation(location)
        .setProperties(properties())
        .build();
  }

  /**
   * The stored table with the columns, sentences and grain of the definition; empty if it has them.
   *
   * @throws MoraineException if that takes more than adding optional columns, renaming or
   *     describing
   */
  Optional<TableMetadata> evolve(TableMetadata stored) {
    for (NestedField was : stored.schema().columns()) {
      NestedField is = schema.findField(was.fieldId());
      if (is == null) {
        throw differs("its column " + was.name() + " is gone");
      } else if (!sameType(was, is)) {
        throw differs("its column " + was.name() + " was " + was.type() + " and is " + is.type());
      } else if (is.isRequired() && was.isOptional()) {
        throw differs("its column " + was.name() + " was optional and is required");
      }
    }
    for (NestedField is : schema.columns()) {
      if (is.isRequired()
          && stored.schema().findField(is.fieldId()) == null
          && stored.currentSnapshot() != null) {
        throw differs(
            "its new column " + is.name() + " is required, which rows stored before cannot have");
      }
    }
    if (!stored.spec().compatibleWith(spec)) {
      throw differs("it is cut by " + stored.spec() + " and the definition says " + spec);
    }
    Map<String, String> properties = new HashMap<>(stored.properties());
    properties.put(TableProperties.COMMENT, definition.grain());
    boolean same = stored.schema().sameSchema(schema) && properties.equals(stored.properties());
    return same
        ? Optional.empty()
        : Optional.of(
            TableMetadata.buildFrom(stored)
                .setCurrentSchema(schema, Math.max(lastId(), stored.lastColumnId()))
                .setProperties(properties)
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
    PartitionData partition = new PartitionData(spec.partitionType());
    int position = 0;
    if (slice.day().isPresent()) {
      partition.set(position++, (int) slice.day().get().toEpochDay());
    }
    if (slice.bucket().isPresent()) {
      partition.set(position, slice.bucket().getAsInt());
    }
    return partition;
  }

  private Map<String, String> properties() {
    Map<String, String> properties = new HashMap<>();
    properties.put(TableProperties.COMMENT, definition.grain());
    properties.put(BUCKETS, Integer.toString(buckets));
    properties.put(TableProperties.PARQUET_COMPRESSION, "zstd");
    properties.put(TableProperties.PARQUET_COMPRESSION_LEVEL, "3");
    properties.put(TableProperties.COMMIT_NUM_RETRIES, "20");
    properties.put(TableProperties.COMMIT_MIN_RETRY_WAIT_MS, "20");
    properties.put(TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED, "true");
    properties.put(TableProperties.METADATA_PREVIOUS_VERSIONS_MAX, "20");
    return properties;
  }

  private int lastId() {
    int highest =
        TypeUtil.indexById(schema.asStruct()).keySet().stream().mapToInt(id -> id).max().orElse(0);
    return Math.max(highest, definition.nextId() - 1);
  }

  // Types differ in their sentences without being different.
  private static boolean sameType(NestedField one, NestedField other) {
    return TypeUtil.indexById(struct(one)).entrySet().stream()
            .allMatch(
                field -> {
                  NestedField twin = TypeUtil.indexById(struct(other)).get(field.getKey());
                  return twin != null
                      && (!field.getValue().type().isPrimitiveType()
                          || twin.type().equals(field.getValue().type()));
                })
        && one.type().typeId() == other.type().typeId();
  }

  private static org.apache.iceberg.types.Types.StructType struct(NestedField field) {
    return org.apache.iceberg.types.Types.StructType.of(field);
  }

  private MoraineException differs(String how) {
    return new MoraineException(
        WarehouseError.TABLE_DIFFERS,
        "Table "
            + definition.name()
            + " cannot become what this version of Moraine says: "
            + how
            + ". Use the version that made it, or build a new warehouse.");
  }
}
