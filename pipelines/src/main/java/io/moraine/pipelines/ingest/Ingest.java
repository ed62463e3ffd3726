package io.moraine.pipelines.ingest;

import io.moraine.blocks.Run;
import io.moraine.pipelines.PipelineEnvironment;
import io.moraine.pipelines.PipelineError;
import io.moraine.pipelines.PipelineRun;
import io.moraine.pipelines.Publication;
import io.moraine.pipelines.RunCoder;
import io.moraine.pipelines.RunContext;
import io.moraine.pipelines.StageTime;
import io.moraine.pipelines.WarehousePipeline;
import io.moraine.pipelines.WarehouseRun;
import io.moraine.pipelines.WorkerResult;
import io.moraine.pipelines.WorkerResultCoder;
import io.moraine.pipelines.WorkerResults;
import io.moraine.pipelines.ingest.IngestReport.FileOutcome;
import io.moraine.pipelines.ingest.IngestReport.Outcome;
import io.moraine.schemas.Event;
import io.moraine.schemas.IngestedFile;
import io.moraine.schemas.MoraineException;
import io.moraine.schemas.RejectedLine;
import io.moraine.schemas.TableDefinition;
import io.moraine.transforms.read.IngestSettings;
import io.moraine.warehouse.Published;
import io.moraine.warehouse.StoredFile;
import io.moraine.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.SimpleFunction;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Brings log files into raw.events, raw.rejects and raw.files. Safe to run again with the same
 * files, and after it was killed at any moment: an event is the same event however often it is
 * read.
 */
public final class Ingest implements WarehousePipeline {
  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public String sentence() {
    return "Reads log files into raw.events.";
  }

  @Override
  public List<TableDefinition> inputs() {
    return List.of(Event.TABLE, RejectedLine.TABLE, IngestedFile.TABLE);
  }

  @Override
  public List<TableDefinition> outputs() {
    return List.of(Event.TABLE, RejectedLine.TABLE, IngestedFile.TABLE);
  }

  /**
   * Ingests files.
   *
   * @throws MoraineException if a file cannot be read or has no known format; then nothing is
   *     ingested
   */
  public static IngestReport run(
      Warehouse warehouse, IngestRequest request, PipelineEnvironment environment) {
    List<Path> paths = InputPaths.expand(request.inputs());
    FormatChoice formats = FormatChoice.of(request);
    try (WarehouseRun run = WarehouseRun.begin(warehouse, "ingest")) {
      return run(warehouse, paths, formats, request.settings(), environment, run.context());
    } catch (IOException e) {
      throw new MoraineException(
          PipelineError.SCRATCH_FAILED, "The warehouse cannot be read or written: " + e + ".", e);
    }
  }

  private static IngestReport run(
      Warehouse warehouse,
      List<Path> paths,
      FormatChoice formats,
      IngestSettings settings,
      PipelineEnvironment environment,
      RunContext run)
      throws IOException {
    List<StageTime> stages = new ArrayList<>();
    Instant began = Instant.now();
    environment.progress().stage("Look at files");
    IngestedFiles known = IngestedFiles.read(warehouse);
    List<InputFile> files =
        new Inventory(known.all(), formats)
            .take(paths, environment.parallelism(), environment.progress());
    List<InputFile> toRead =
        files.stream()
            .filter(file -> file.outcome() != Outcome.SKIPPED)
            .collect(Collectors.toList());
    stages.add(new StageTime("look at files", Duration.between(began, Instant.now())));
    if (toRead.isEmpty()) {
      environment.progress().done();
      return new IngestReport(
          run.runId(), outcomes(files, known), OptionalLong.empty(), List.copyOf(stages));
    }
    environment.progress().stage("Read lines");
    Pipeline pipeline = PipelineRun.create(environment);
    define(pipeline, warehouse, toRead, settings, environment.parallelism(), run);
    PipelineRun.run(pipeline, environment, DecodeLines.LINES, 0, "lines");
    WorkerResults results = WorkerResults.read(run);
    stages.addAll(results.stages());

    environment.progress().stage("Publish events");
    Instant publishing = Instant.now();
    OptionalLong snapshot = publish(warehouse, known, toRead, results, run);
    stages.add(new StageTime("publish", Duration.between(publishing, Instant.now())));
    environment.progress().done();
    return new IngestReport(run.runId(), outcomes(files, known), snapshot, List.copyOf(stages));
  }

  // raw.files goes last: a file without a row there is read again, to the same events.
  private static OptionalLong publish(
      Warehouse warehouse,
      IngestedFiles known,
      List<InputFile> read,
      WorkerResults results,
      RunContext run)
      throws IOException {
    Published events =
        Publication.replace(warehouse.table(Event.TABLE), run, results.slices(Event.TABLE.name()));
    Publication.replace(
        warehouse.table(RejectedLine.TABLE), run, results.slices(RejectedLine.TABLE.name()));
    known.account(read, results, run.runId(), events.snapshot());
    known.write(warehouse, run);
    return events.snapshot();
  }

  private static void define(
      Pipeline pipeline,
      Warehouse warehouse,
      List<InputFile> files,
      IngestSettings settings,
      int parallelism,
      RunContext run) {
    List<FileSplit> splits =
        files.stream().flatMap(file -> file.splits().stream()).collect(Collectors.toList());
    PCollectionTuple decoded =
        pipeline
            .apply(
                "Tasks",
                Create.of(ReadTask.pack(splits, parallelism))
                    .withCoder(SerializableCoder.of(ReadTask.class)))
            .apply("Spread tasks", Reshuffle.viaRandomKey())
            .apply(
                "Decode lines",
                ParDo.of(new DecodeLines(run, settings))
                    .withOutputTags(
                        DecodeLines.EVENTS,
                        TupleTagList.of(DecodeLines.IDS)
                            .and(DecodeLines.REJECTS)
                            .and(DecodeLines.RESULTS)));
    PCollection<KV<Integer, Run>> ids = RunCoder.keyed(decoded.get(DecodeLines.IDS));
    PCollectionTuple stored = storedIds(pipeline, warehouse, ids, run);
    PCollectionTuple copies =
        PCollectionList.of(ids)
            .and(RunCoder.keyed(stored.get(ScanStoredIds.IDS)))
            .apply("All ids", Flatten.pCollections())
            .apply("Ids by hash", GroupByKey.create())
            .apply(
                "Find copies",
                ParDo.of(new FindCopies(run))
                    .withOutputTags(FindCopies.DROPPED, TupleTagList.of(FindCopies.RESULTS)));
    PCollection<WorkerResult> merged =
        PCollectionList.of(
                parts(
                    "Fresh",
                    BucketPart.Kind.EVENTS,
                    RunCoder.keyed(decoded.get(DecodeLines.EVENTS))))
            .and(
                parts(
                    "Dropped",
                    BucketPart.Kind.DROPPED,
                    RunCoder.keyed(copies.get(FindCopies.DROPPED))))
            .apply("All parts", Flatten.pCollections())
            .apply("Parts by bucket", GroupByKey.create())
            .apply("Merge events", ParDo.of(new MergeEvents(run)));
    PCollection<WorkerResult> rejects =
        RunCoder.keyed(decoded.get(DecodeLines.REJECTS))
            .apply("Rejects by bucket", GroupByKey.create())
            .apply(
                "Merge rejects",
                ParDo.of(
                    new MergeRejects(
                        run, files.stream().map(InputFile::fileId).collect(Collectors.toSet()))));
    PCollectionList.of(WorkerResultCoder.results(run, decoded.get(DecodeLines.RESULTS)))
        .and(WorkerResultCoder.results(run, stored.get(ScanStoredIds.RESULTS)))
        .and(WorkerResultCoder.results(run, copies.get(FindCopies.RESULTS)))
        .and(WorkerResultCoder.results(run, merged))
        .and(WorkerResultCoder.results(run, rejects))
        .apply("All results", Flatten.pCollections())
        .apply("Collect", WorkerResults.collect(run));
  }

  private static PCollectionTuple storedIds(
      Pipeline pipeline, Warehouse warehouse, PCollection<KV<Integer, Run>> fresh, RunContext run) {
    List<StoredFile> files =
        warehouse.table(Event.TABLE).slices().values().stream().flatMap(List::stream).toList();
    PCollectionView<java.util.Map<Integer, String>> filters =
        (files.isEmpty()
                ? pipeline.apply(
                    "No filters", Create.empty(KvCoder.of(VarIntCoder.of(), StringUtf8Coder.of())))
                : fresh
                    .apply("Fresh ids by hash", GroupByKey.create())
                    .apply("Filter ids", ParDo.of(new BuildIdFilter(run)))
                    .setCoder(KvCoder.of(VarIntCoder.of(), StringUtf8Coder.of())))
            .apply("Filters", View.asMap());
    return pipeline
        .apply("Stored files", Create.of(files).withCoder(new EventFileCoder(run.buckets())))
        .apply("Spread files", Reshuffle.viaRandomKey())
        .apply(
            "Scan stored ids",
            ParDo.of(new ScanStoredIds(run, filters))
                .withSideInputs(filters)
                .withOutputTags(ScanStoredIds.IDS, TupleTagList.of(ScanStoredIds.RESULTS)));
  }

  private static PCollection<KV<Integer, BucketPart>> parts(
      String name, BucketPart.Kind kind, PCollection<KV<Integer, Run>> runs) {
    return runs.apply(
            name + " parts",
            MapElements.via(
                new SimpleFunction<KV<Integer, Run>, KV<Integer, BucketPart>>() {
                  @Override
                  public KV<Integer, BucketPart> apply(KV<Integer, Run> run) {
                    return KV.of(run.getKey(), new BucketPart(kind, run.getValue()));
                  }
                }))
        .setCoder(KvCoder.of(VarIntCoder.of(), new BucketPart.Coder()));
  }

  private static List<FileOutcome> outcomes(List<InputFile> files, IngestedFiles known) {
    List<FileOutcome> outcomes = new ArrayList<>();
    for (InputFile file : files) {
      boolean skipped = file.outcome() == Outcome.SKIPPED;
      IngestedFile row = skipped ? null : known.byId(file.fileId());
      outcomes.add(
          new FileOutcome(
              file.uri(),
              file.outcome(),
              file.scan().bytes(),
              skipped ? 0 : row.lines(),
              skipped ? 0 : row.accepted(),
              skipped ? 0 : row.duplicate(),
              skipped ? 0 : row.rejected(),
              file.note()));
    }
    return outcomes;
  }
}
