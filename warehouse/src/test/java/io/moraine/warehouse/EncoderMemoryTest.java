package io.moraine.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.blocks.Block;
import io.moraine.blocks.Shape;
import io.moraine.schemas.Event;
import io.moraine.schemas.PathStep;
import io.moraine.schemas.Session;
import io.moraine.schemas.TableDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was encoded before, in memory that comes again, is in no file that is written after it. */
final class EncoderMemoryTest {
  private static final List<TableDefinition> TABLES =
      List.of(Event.TABLE, Session.TABLE, PathStep.TABLE);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aFileIsTheSameAfterOthers(long seed) throws IOException {
    Random random = new Random(seed);
    EncoderMemory used = new EncoderMemory();
    for (int file = 0; file < 12; file++) {
      TableDefinition table = TABLES.get(random.nextInt(TABLES.size()));
      List<Block> rowGroups = List.of(block(table, random), block(table, random));

      byte[] afterOthers = written(table, rowGroups, used);

      assertThat(afterOthers).isEqualTo(written(table, rowGroups, new EncoderMemory()));
    }
  }

  private byte[] written(TableDefinition table, List<Block> rowGroups, EncoderMemory memory)
      throws IOException {
    Path file = folder.resolve("file.parquet");
    HashedOutput output = new HashedOutput(file);
    try (BlockParquetWriter writer =
        new BlockParquetWriter(new FileLayout(table.schema()), output, memory)) {
      for (Block rowGroup : rowGroups) {
        writer.write(rowGroup);
      }
    }
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    return bytes;
  }

  private static Block block(TableDefinition table, Random random) {
    int rows = 1 + random.nextInt(random.nextBoolean() ? 50 : 3000);
    return Rows.block(
        Shape.of(table.struct()),
        new Rows(random.nextLong()).random(table, Shelf.slice(table, 1), Shelf.BUCKETS, rows));
  }
}
