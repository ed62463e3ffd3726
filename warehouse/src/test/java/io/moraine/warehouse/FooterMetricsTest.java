package io.moraine.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.blocks.Block;
import io.moraine.blocks.Shape;
import io.moraine.schemas.Event;
import io.moraine.schemas.PathStep;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.Tables;
import io.moraine.schemas.results.PathLength;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.Schema;
import org.apache.iceberg.parquet.ParquetUtil;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Iceberg's own reading of a footer is the naive way. */
final class FooterMetricsTest {
  @TempDir Path folder;

  static Stream<TableDefinition> tables() {
    return Tables.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void areThoseOfIceberg(TableDefinition definition) throws IOException {
    for (int seed = 0; seed < 3; seed++) {
      Metrics metrics = compare(definition, Map.of(), blocks(definition, seed, 1 + 40 * seed));
      assertThat(metrics.lowerBounds()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void areThoseThatTheTableAsksFor(TableDefinition definition) throws IOException {
    String first = definition.columns().get(0).name();
    for (String mode : List.of("none", "counts", "truncate(3)", "full")) {
      compare(
          definition,
          Map.of(
              "write.metadata.metrics.default",
              mode,
              "write.metadata.metrics.column." + first,
              "truncate(2)"),
          blocks(definition, 5, 30));
    }
  }

  @Test
  void boundsHoldForTextsOfAnyLetters() throws IOException {
    int item = PathStep.TABLE.ordinal("item");
    String last = new String(Character.toChars(Character.MAX_CODE_POINT));
    List<List<List<Object>>> groups = new ArrayList<>();
    for (String text : List.of("", "a", "é".repeat(40), "😀".repeat(20), last.repeat(20))) {
      List<Object> row = new ArrayList<>(rows(PathStep.TABLE, 3, 1).get(0));
      row.set(item, text);
      groups.add(List.of(row));
      compare(PathStep.TABLE, Map.of(), List.of(block(PathStep.TABLE, List.of(row))));
    }
    List<Block> blocks = groups.stream().map(rows -> block(PathStep.TABLE, rows)).toList();
    Metrics metrics = compare(PathStep.TABLE, Map.of(), blocks);

    int id = PathStep.TABLE.columns().get(item).fieldId();
    assertThat(metrics.lowerBounds().get(id)).isEqualTo(ByteBuffer.allocate(0));
    assertThat(metrics.upperBounds()).doesNotContainKey(id);
    Metrics shorter = compare(PathStep.TABLE, Map.of(), blocks.subList(0, 2));
    assertThat(shorter.upperBounds().get(id)).isEqualTo(StandardCharsets.UTF_8.encode("a"));
  }

  @Test
  void doublesThatAreNoNumbersHaveNoBounds() throws IOException {
    int average = PathLength.TABLE.ordinal("average_steps");
    int id = PathLength.TABLE.columns().get(average).fieldId();
    for (double value : new double[] {Double.NaN, 0.0, -0.0, Double.NEGATIVE_INFINITY}) {
      List<Object> row = new ArrayList<>(rows(PathLength.TABLE, 3, 1).get(0));
      row.set(average, value);
      Block special = block(PathLength.TABLE, List.of(row));
      Metrics metrics = compare(PathLength.TABLE, Map.of(), List.of(special, special));
      assertThat(metrics.lowerBounds().containsKey(id)).isEqualTo(!Double.isNaN(value));
    }
  }

  @Test
  void addUpOverRowGroups() throws IOException {
    List<Block> blocks = new ArrayList<>(blocks(Event.TABLE, 1, 20));
    blocks.addAll(blocks(Event.TABLE, 2, 30));

    Metrics metrics = compare(Event.TABLE, Map.of(), blocks);

    assertThat(metrics.recordCount()).isEqualTo(50);
    assertThat(metrics.valueCounts().values()).contains(50L);
  }

  private Metrics compare(
      TableDefinition definition, Map<String, String> properties, List<Block> blocks)
      throws IOException {
    Schema schema = definition.schema();
    FileLayout layout = new FileLayout(schema);
    BlockParquetWriter writer =
        new BlockParquetWriter(
            layout, new HashedOutput(folder.resolve("file.parquet")), new EncoderMemory());
    try (writer) {
      for (Block block : blocks) {
        writer.write(block);
      }
    }
    ParquetMetadata footer = writer.footer();
    MetricsConfig wanted = config(properties);
    Metrics expected = ParquetUtil.footerMetrics(footer, Stream.empty(), wanted);

    Metrics metrics = new FooterMetrics(schema, layout, wanted).of(footer);

    assertThat(metrics.recordCount()).isEqualTo(expected.recordCount());
    assertThat(metrics.columnSizes()).isEqualTo(expected.columnSizes());
    assertThat(metrics.valueCounts()).isEqualTo(expected.valueCounts());
    assertThat(metrics.nullValueCounts()).isEqualTo(expected.nullValueCounts());
    assertThat(metrics.nanValueCounts()).isEqualTo(expected.nanValueCounts());
    assertThat(metrics.lowerBounds()).isEqualTo(expected.lowerBounds());
    assertThat(metrics.upperBounds()).isEqualTo(expected.upperBounds());
    return metrics;
  }

  @SuppressWarnings("deprecation") // A table would be in the way of saying what it asks for.
  private static MetricsConfig config(Map<String, String> properties) {
    return MetricsConfig.fromProperties(properties);
  }

  private static List<Block> blocks(TableDefinition definition, int seed, int rows) {
    return List.of(block(definition, rows(definition, seed, rows)));
  }

  private static List<List<Object>> rows(TableDefinition definition, int seed, int rows) {
    return new Rows(seed).random(definition, Shelf.slice(definition, 1), Shelf.BUCKETS, rows);
  }

  private static Block block(TableDefinition definition, List<List<Object>> rows) {
    return Rows.block(Shape.of(definition.struct()), rows);
  }
}
