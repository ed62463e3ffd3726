package io.moraine.pipelines;

import io.moraine.analyses.results.ResultSettings;
import io.moraine.blocks.RecordCodec;
import io.moraine.blocks.RowCursor;
import io.moraine.pipelines.facts.Build;
import io.moraine.pipelines.facts.BuildReport;
import io.moraine.pipelines.facts.BuildRequest;
import io.moraine.pipelines.ingest.Ingest;
import io.moraine.pipelines.ingest.IngestReport;
import io.moraine.pipelines.ingest.IngestRequest;
import io.moraine.pipelines.results.Results;
import io.moraine.pipelines.results.ResultsReport;
import io.moraine.pipelines.results.ResultsRequest;
import io.moraine.schemas.IngestedFile;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.Tables;
import io.moraine.transforms.facts.FactSettings;
import io.moraine.transforms.read.IngestSettings;
import io.moraine.warehouse.StoredFile;
import io.moraine.warehouse.Warehouse;
import io.moraine.warehouse.WarehouseSettings;
import io.moraine.warehouse.WarehouseTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A warehouse in a folder of a test, and the files that go into it. */
public final class TestWarehouse implements AutoCloseable {
  private final Path folder;
  private final Warehouse warehouse;
  private final PipelineEnvironment environment;

  private TestWarehouse(Path folder, Runner runner) {
    this.folder = folder;
    this.warehouse =
        Warehouse.open(WarehouseSettings.embedded(folder.resolve("warehouse")).withBuckets(2));
    this.environment = new PipelineEnvironment(runner, 2, Progress.silent());
  }

  public static TestWarehouse in(Path folder) {
    return on(Runner.DIRECT, folder);
  }

  public static TestWarehouse on(Runner runner, Path folder) {
    return new TestWarehouse(folder, runner);
  }

  /** Writes a file of lines beside the warehouse. */
  public Path file(String name, List<String> lines) {
    try {
      Path file = folder.resolve("logs").resolve(name);
      Files.createDirectories(file.getParent());
      return Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public IngestReport ingest(Path... files) {
    return ingest(Optional.empty(), Optional.empty(), files);
  }

  public IngestReport ingest(Optional<String> format, Optional<String> mapping, Path... files) {
    return ingest(format, mapping, IngestSettings.defaults(), files);
  }

  /** Reads files with the days of that zone. */
  public IngestReport ingest(ZoneId zone, Path... files) {
    IngestSettings settings = IngestSettings.defaults().withReportingZone(zone);
    return ingest(Optional.empty(), Optional.empty(), settings, files);
  }

  private IngestReport ingest(
      Optional<String> format, Optional<String> mapping, IngestSettings settings, Path... files) {
    List<String> inputs = new ArrayList<>();
    for (Path file : files) {
      inputs.add(file.toString());
    }
    return Ingest.run(warehouse, new IngestRequest(inputs, format, mapping, settings), environment);
  }

  /** Builds facts and results. */
  public BuildReport build() {
    BuildReport facts =
        build(new BuildRequest(Optional.empty(), Optional.empty(), FactSettings.defaults()));
    results();
    return facts;
  }

  public ResultsReport results() {
    return results(new ResultsRequest(ResultSettings.defaults(), Optional.empty(), Map.of()));
  }

  public ResultsReport results(ResultsRequest request) {
    return Results.run(warehouse, request, environment);
  }

  public BuildReport build(BuildRequest request) {
    return Build.run(warehouse, request, environment);
  }

  /** All rows of a table, in the order of its slices. */
  public <R extends Record> List<R> rows(TableDefinition definition, Class<R> type) {
    RecordCodec<R> codec = RecordCodec.of(definition, type);
    List<R> rows = new ArrayList<>();
    for (StoredFile file : files(definition)) {
      try (RowCursor cursor = table(definition).read(file)) {
        while (cursor.next()) {
          rows.add(codec.read(cursor.row()));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return rows;
  }

  /** For each table the names of its data files' contents: equal where its rows are. */
  public Map<String, List<String>> contents() {
    Map<String, List<String>> contents = new LinkedHashMap<>();
    for (TableDefinition definition : Tables.ALL) {
      // raw.files tells by which run and snapshot, which differ from one history to another.
      if (!definition.equals(IngestedFile.TABLE)) {
        contents.put(
            definition.name(),
            files(definition).stream().map(file -> file.slice() + " " + file.hash()).toList());
      }
    }
    return contents;
  }

  public Map<String, OptionalLong> snapshots() {
    Map<String, OptionalLong> snapshots = new LinkedHashMap<>();
    Tables.ALL.forEach(
        definition -> snapshots.put(definition.name(), table(definition).currentSnapshot()));
    return snapshots;
  }

  public List<StoredFile> files(TableDefinition definition) {
    return table(definition).slices().values().stream().flatMap(List::stream).toList();
  }

  @Override
  public void close() {
    warehouse.close();
  }

  /** The table as it is stored now. */
  public WarehouseTable table(TableDefinition definition) {
    WarehouseTable table = warehouse.table(definition);
    table.refresh();
    return table;
  }
}
