package io.moraine.benchmarks.kernels;

import io.moraine.blocks.Block;
import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.BlockCodec;
import io.moraine.blocks.Column;
import io.moraine.blocks.MergeCursor;
import io.moraine.blocks.RowCursor;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Shape;
import io.moraine.schemas.Event;
import io.moraine.schemas.EventColumn;
import io.moraine.schemas.TableDefinition;
import io.moraine.transforms.facts.ColumnRows;
import io.moraine.transforms.facts.FactOutput;
import io.moraine.transforms.facts.FactSettings;
import io.moraine.transforms.facts.OrderRepeats;
import io.moraine.transforms.facts.VisitorPass;
import io.moraine.warehouse.BlockCursor;
import io.moraine.warehouse.Slice;
import io.moraine.warehouse.SliceWriter;
import io.moraine.warehouse.StoredFile;
import io.moraine.warehouse.Warehouse;
import io.moraine.warehouse.WarehouseSettings;
import io.moraine.warehouse.WarehouseTable;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Each step of the way of the data by itself, on one thread, over the same sample of events. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class Kernels {
  private static final String KEPT = "kept";
  private static final String ROUND = "round";

  private static final int FOLDED_ROWS = 1 << 16;

  /** Takes the rows that folds make. */
  private static final class Taken implements FactOutput {
    private final Blackhole hole;

    Taken(Blackhole hole) {
      this.hole = hole;
    }

    @Override
    public <R extends Record> void row(TableDefinition definition, R row) {
      hole.consume(row);
    }

    @Override
    public ColumnRows rows(TableDefinition definition) {
      BlockBuilder rows = new BlockBuilder(Shape.of(definition.struct()));
      return new ColumnRows() {
        @Override
        public BlockBuilder row(long day) {
          return rows;
        }

        @Override
        public void endRow() {
          rows.endRow();
          if (rows.rows() == FOLDED_ROWS) {
            hole.consume(rows.build());
          }
        }

        @Override
        public void anyOrder() {}
      };
    }
  }

  private Path folder;
  private SampleEvents sample;
  private Block merged;
  private Block ofDay;
  private Slice slice;
  private Warehouse warehouse;
  private WarehouseTable table;
  private List<StoredFile> stored;

  @Setup(Level.Trial)
  public void prepare() throws IOException {
    folder = Files.createTempDirectory("moraine-kernels");
    sample = SampleEvents.in(folder);
    Block all = allSorted();
    Column[] columns =
        Arrays.stream(VisitorPass.COLUMNS).mapToObj(all::column).toArray(Column[]::new);
    merged = Block.of(VisitorPass.SHAPE, all.rows(), columns);
    long day = all.longAt(EventColumn.EVENT_DATE, 0);
    ofDay =
        all.select(
            IntStream.range(0, all.rows())
                .filter(row -> all.longAt(EventColumn.EVENT_DATE, row) == day)
                .toArray());
    slice = Slice.of(LocalDate.ofEpochDay(day), 0);
    warehouse =
        Warehouse.open(WarehouseSettings.embedded(folder.resolve("warehouse")).withBuckets(1));
    table = warehouse.table(Event.TABLE);
    stored = writeFiles(KEPT);
  }

  @TearDown(Level.Trial)
  public void cleanUp() throws IOException {
    warehouse.close();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** JSON lines to enriched events in blocks. */
  @Benchmark
  public List<Block> parse(Rates rates) throws IOException {
    List<Block> blocks = sample.decode();
    rates.add(sample.events(), sample.json().length);
    return blocks;
  }

  /** The order of a block's rows. */
  @Benchmark
  public void sort(Rates rates, Blackhole hole) {
    for (Block block : sample.blocks()) {
      hole.consume(SampleEvents.ORDER.sort(block));
    }
    rates.add(sample.events(), sample.encodedBytes());
  }

  /** A block to the bytes of a run. */
  @Benchmark
  public void encode(Rates rates, Blackhole hole) {
    for (Block block : sample.blocks()) {
      hole.consume(BlockCodec.encode(block));
    }
    rates.add(sample.events(), sample.encodedBytes());
  }

  /** The bytes of a run to a block. */
  @Benchmark
  public void decode(Rates rates, Blackhole hole) throws IOException {
    for (byte[] bytes : sample.encoded()) {
      hole.consume(BlockCodec.decode(bytes, 0, bytes.length, SampleEvents.SHAPE));
    }
    rates.add(sample.events(), sample.encodedBytes());
  }

  /** Sorted runs in memory to one sorted stream. */
  @Benchmark
  public void merge(Rates rates, Blackhole hole) throws IOException {
    try (RowCursor rows = mergedRows()) {
      while (rows.next()) {
        hole.consume(rows.row());
      }
    }
    rates.add(sample.events(), sample.encodedBytes());
  }

  /** Sorted events to sessions, paths, identities and activity. */
  @Benchmark
  public void fold(Rates rates, Blackhole hole) {
    VisitorPass pass =
        new VisitorPass(FactSettings.defaults(), OrderRepeats.none(), new Taken(hole));
    RowView view = new RowView();
    for (int row = 0; row < merged.rows(); row++) {
      pass.event(view.at(merged, row));
    }
    pass.end();
    rates.add(merged.rows(), sample.encodedBytes());
  }

  /** Sorted events to a data file of raw.events. */
  @Benchmark
  public List<StoredFile> write(Rates rates) {
    List<StoredFile> files = writeFiles(ROUND);
    rates.add(ofDay.rows(), bytes(files));
    return files;
  }

  /** A data file of raw.events to blocks, every column. */
  @Benchmark
  public void read(Rates rates, Blackhole hole) throws IOException {
    for (StoredFile file : stored) {
      try (BlockCursor cursor = table.read(file)) {
        for (Block block = cursor.nextBlock(); block != null; block = cursor.nextBlock()) {
          hole.consume(block);
        }
      }
    }
    rates.add(ofDay.rows(), bytes(stored));
  }

  private RowCursor mergedRows() {
    List<RowCursor> runs = new ArrayList<>();
    sample.sorted().forEach(block -> runs.add(new BlockRows(block)));
    return MergeCursor.of(SampleEvents.ORDER, runs);
  }

  private Block allSorted() throws IOException {
    BlockBuilder all = new BlockBuilder(SampleEvents.SHAPE);
    try (RowCursor rows = mergedRows()) {
      while (rows.next()) {
        all.copyRow(rows.row().block(), rows.row().row());
      }
    }
    return all.build();
  }

  // The same rows under the same run have the same name, so that a round replaces the one before.
  private List<StoredFile> writeFiles(String runId) {
    try (SliceWriter writer = table.write(slice, runId)) {
      for (int row = 0; row < ofDay.rows(); row++) {
        writer.append(ofDay, row);
      }
      return writer.finish();
    }
  }

  private static long bytes(List<StoredFile> files) {
    return files.stream().mapToLong(StoredFile::bytes).sum();
  }
}
