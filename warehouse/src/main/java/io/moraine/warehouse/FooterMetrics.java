package io.moraine.warehouse;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.MetricsModes;
import org.apache.iceberg.MetricsModes.MetricsMode;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Comparators;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.DecimalType;
import org.apache.iceberg.util.NaNUtil;
import org.apache.iceberg.util.UnicodeUtil;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.api.Binary;

/**
 * What a table keeps of each data file about its columns: sizes, counts and bounds, read off the
 * footer. It is what Iceberg's own {@code ParquetUtil.footerMetrics} says, which derives the schema
 * and what is wanted of each column anew for every file.
 */
final class FooterMetrics {
  private final List<Leaf> leaves = new ArrayList<>();

  FooterMetrics(Schema table, FileLayout file, MetricsConfig wanted) {
    for (ColumnDescriptor leaf : file.leaves()) {
      int fieldId = leaf.getPrimitiveType().getId().intValue();
      leaves.add(
          new Leaf(
              fieldId,
              table.findType(fieldId),
              wanted.columnMode(table.findColumnName(fieldId)),
              leaf.getMaxRepetitionLevel() > 0));
    }
  }

  /** The metrics of a file that has just been written. */
  Metrics of(ParquetMetadata footer) {
    Metrics metrics =
        new Metrics(
            footer.getBlocks().stream().mapToLong(BlockMetaData::getRowCount).sum(),
            new HashMap<>(),
            new HashMap<>(),
            new HashMap<>(),
            new HashMap<>(),
            new HashMap<>(),
            new HashMap<>());
    for (int place = 0; place < leaves.size(); place++) {
      Leaf leaf = leaves.get(place);
      if (leaf.mode() != MetricsModes.None.get()) {
        add(leaf, chunks(footer, place), metrics);
      }
    }
    return metrics;
  }

  private static List<ColumnChunkMetaData> chunks(ParquetMetadata footer, int place) {
    List<ColumnChunkMetaData> chunks = new ArrayList<>(footer.getBlocks().size());
    for (BlockMetaData rowGroup : footer.getBlocks()) {
      chunks.add(rowGroup.getColumns().get(place));
    }
    return chunks;
  }

  private static void add(Leaf leaf, List<ColumnChunkMetaData> chunks, Metrics metrics) {
    long size = 0;
    long values = 0;
    long nulls = 0;
    boolean counted = !leaf.repeated();
    for (ColumnChunkMetaData chunk : chunks) {
      size += chunk.getTotalSize();
      values += chunk.getValueCount();
      nulls += chunk.getStatistics().getNumNulls();
      counted &= !chunk.getStatistics().isEmpty();
    }
    metrics.columnSizes().put(leaf.fieldId(), size);
    // Of elements of lists and maps nothing is kept but their size.
    if (counted) {
      metrics.valueCounts().put(leaf.fieldId(), values);
      metrics.nullValueCounts().put(leaf.fieldId(), nulls);
      if (leaf.boundLength() > 0) {
        addBounds(leaf, chunks, metrics);
      }
    }
  }

  private static void addBounds(Leaf leaf, List<ColumnChunkMetaData> chunks, Metrics metrics) {
    Comparator<Object> order = Comparators.forType(leaf.type().asPrimitiveType());
    Object least = null;
    Object greatest = null;
    for (ColumnChunkMetaData chunk : chunks) {
      Statistics<?> statistics = chunk.getStatistics();
      if (statistics.hasNonNullValue()) {
        Object min = leaf.value(statistics.genericGetMin());
        Object max = leaf.value(statistics.genericGetMax());
        least = least == null || order.compare(min, least) < 0 ? min : least;
        greatest = greatest == null || order.compare(max, greatest) > 0 ? max : greatest;
      }
    }
    if (least != null && !NaNUtil.isNaN(least) && !NaNUtil.isNaN(greatest)) {
      put(leaf, leaf.lower(least), metrics.lowerBounds());
      put(leaf, leaf.upper(greatest), metrics.upperBounds());
    }
  }

  private static void put(Leaf leaf, Object bound, Map<Integer, ByteBuffer> bounds) {
    if (bound != null) {
      bounds.put(leaf.fieldId(), Conversions.toByteBuffer(leaf.type(), bound));
    }
  }

  private record Leaf(int fieldId, Type type, MetricsMode mode, boolean repeated) {

    /** Of how many characters the bounds of texts are; 0 where none are kept. */
    int boundLength() {
      if (mode instanceof MetricsModes.Truncate truncated) {
        return truncated.length();
      }
      return mode == MetricsModes.Full.get() ? Integer.MAX_VALUE : 0;
    }

    /** A value of Parquet's statistics as Iceberg has it. */
    Object value(Object parquet) {
      return switch (type.typeId()) {
        case BOOLEAN, INTEGER, LONG, DOUBLE, DATE, TIMESTAMP -> parquet;
        case STRING -> ((Binary) parquet).toStringUsingUTF8();
        case DECIMAL ->
            BigDecimal.valueOf(((Number) parquet).longValue(), ((DecimalType) type).scale());
        default -> throw new IllegalArgumentException("No table has columns of type " + type + ".");
      };
    }

    Object lower(Object least) {
      return type.typeId() == Type.TypeID.STRING
          ? UnicodeUtil.truncateStringMin((String) least, boundLength())
          : least;
    }

    /** Null where no text of so few characters is greater. */
    Object upper(Object greatest) {
      return type.typeId() == Type.TypeID.STRING
          ? UnicodeUtil.truncateStringMax((String) greatest, boundLength())
          : greatest;
    }
  }
}
