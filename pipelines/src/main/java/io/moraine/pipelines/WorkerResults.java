package io.moraine.pipelines;

import io.moraine.schemas.MoraineException;
import io.moraine.warehouse.Slice;
import io.moraine.warehouse.StoredFile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VoidCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/**
 * The way back from workers to the one who commits: all results of a pipeline come together in one
 * step, which puts them into a file in scratch at once. A step that is tried again replaces it.
 */
public final class WorkerResults {
  private static final String FILE = "results.bin";

  private final List<WorkerResult> results;

  private WorkerResults(List<WorkerResult> results) {
    this.results = results;
  }

  /** Collects results; safe to run again. */
  public static PTransform<PCollection<WorkerResult>, PDone> collect(RunContext run) {
    return new Collect(run);
  }

  /** What the pipeline that has just ended collected. */
  public static WorkerResults read(RunContext run) {
    Path file = run.scratch().folder().resolve(FILE);
    if (!Files.exists(file)) {
      return new WorkerResults(List.of());
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      WorkerResultCoder coder = WorkerResultCoder.of(run);
      List<WorkerResult> results = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        results.add(coder.decode(in));
      }
      Files.delete(file);
      return new WorkerResults(results);
    } catch (IOException | IllegalArgumentException e) {
      throw new MoraineException(
          PipelineError.SCRATCH_FAILED,
          "The results in " + file + " cannot be read: " + e.getMessage() + ".",
          e);
    }
  }

  public <R extends WorkerResult> Stream<R> of(Class<R> type) {
    return results.stream().filter(type::isInstance).map(type::cast);
  }

  /** The slices of a table that were written, with their files. */
  public SortedMap<Slice, List<StoredFile>> slices(String table) {
    SortedMap<Slice, List<StoredFile>> slices = new TreeMap<>();
    of(WorkerResult.SliceWritten.class)
        .filter(written -> written.table().equals(table))
        .forEach(written -> slices.put(written.slice(), written.files()));
    return slices;
  }

  /** From the first worker's start to the last one's end, for each stage in order of its start. */
  public List<StageTime> stages() {
    Map<String, long[]> spans = new TreeMap<>();
    of(WorkerResult.Worked.class)
        .forEach(
            worked ->
                spans.merge(
                    worked.stage(),
                    new long[] {worked.from(), worked.to()},
                    (a, b) -> new long[] {Math.min(a[0], b[0]), Math.max(a[1], b[1])}));
    return spans.entrySet().stream()
        .sorted(Map.Entry.comparingByValue((a, b) -> Long.compare(a[0], b[0])))
        .map(
            span ->
                new StageTime(
                    span.getKey(), Duration.ofMillis(span.getValue()[1] - span.getValue()[0])))
        .toList();
  }

  private static final class Collect extends PTransform<PCollection<WorkerResult>, PDone> {
    private static final long serialVersionUID = 1L;
    private final RunContext run;

    Collect(RunContext run) {
      this.run = run;
    }

    @Override
    public PDone expand(PCollection<WorkerResult> results) {
      results
          .apply("Bring together", ParDo.of(new ToBytes(WorkerResultCoder.of(run))))
          .setCoder(KvCoder.of(VoidCoder.of(), ByteArrayCoder.of()))
          .apply("Group", GroupByKey.create())
          .apply("Write results", ParDo.of(new WriteResults(run)));
      return PDone.in(results.getPipeline());
    }
  }

  /** Made bytes once, whatever a runner does with them: some copy what they group many times. */
  private static final class ToBytes extends DoFn<WorkerResult, KV<Void, byte[]>> {
    private static final long serialVersionUID = 1L;
    private final WorkerResultCoder coder;

    ToBytes(WorkerResultCoder coder) {
      this.coder = coder;
    }

    @ProcessElement
    public void convert(@Element WorkerResult result, OutputReceiver<KV<Void, byte[]>> out)
        throws CoderException {
      out.output(KV.of(null, CoderUtils.encodeToByteArray(coder, result)));
    }
  }

  private static final class WriteResults extends DoFn<KV<Void, Iterable<byte[]>>, Void> {
    private static final long serialVersionUID = 1L;
    private final RunContext run;

    WriteResults(RunContext run) {
      this.run = run;
    }

    @ProcessElement
    public void write(@Element KV<Void, Iterable<byte[]>> results) throws IOException {
      List<byte[]> all = new ArrayList<>();
      results.getValue().forEach(all::add);
      Path folder = Files.createDirectories(run.scratch().folder());
      Path whole = folder.resolve(FILE + "." + UUID.randomUUID());
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(whole)))) {
        out.writeInt(all.size());
        for (byte[] result : all) {
          out.write(result);
        }
      }
      Files.move(whole, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
