package io.moraine.pipelines;

import io.moraine.analyses.results.BalanceSheet;
import io.moraine.pipelines.WorkerResult.Balanced;
import io.moraine.pipelines.WorkerResult.CopiesDropped;
import io.moraine.pipelines.WorkerResult.EventSpan;
import io.moraine.pipelines.WorkerResult.LatestEvent;
import io.moraine.pipelines.WorkerResult.LinesRead;
import io.moraine.pipelines.WorkerResult.SliceWritten;
import io.moraine.pipelines.WorkerResult.Worked;
import io.moraine.schemas.Tables;
import io.moraine.warehouse.Slice;
import io.moraine.warehouse.StoredFile;
import io.moraine.warehouse.StoredFileCodec;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.util.SerializableUtils;
import org.apache.beam.sdk.values.PCollection;

/**
 * Workers' results as bytes. Most of them tell of data files, whose metrics Java's own
 * serialization would write in several times the bytes and the time.
 */
public final class WorkerResultCoder extends CustomCoder<WorkerResult> {
  private static final long serialVersionUID = 1L;

  private static final int SLICE_WRITTEN = 0;
  private static final int LINES_READ = 1;
  private static final int EVENT_SPAN = 2;
  private static final int COPIES_DROPPED = 3;
  private static final int LATEST_EVENT = 4;
  private static final int BALANCED = 5;
  private static final int WORKED = 6;

  private final int buckets;
  private final transient Map<String, StoredFileCodec> files = new ConcurrentHashMap<>();

  private WorkerResultCoder(int buckets) {
    this.buckets = buckets;
  }

  /** The coder of a run's results. */
  static WorkerResultCoder of(RunContext run) {
    return new WorkerResultCoder(run.buckets());
  }

  /** The same collection, whose results are moved by this coder. */
  public static PCollection<WorkerResult> results(
      RunContext run, PCollection<WorkerResult> results) {
    return results.setCoder(of(run));
  }

  @Override
  public void encode(WorkerResult result, OutputStream to) throws IOException {
    DataOutputStream out = new DataOutputStream(to);
    if (result instanceof SliceWritten written) {
      out.writeByte(SLICE_WRITTEN);
      writeSlice(written, out);
    } else if (result instanceof LinesRead read) {
      out.writeByte(LINES_READ);
      out.writeUTF(read.fileId());
      out.writeLong(read.lines());
      out.writeLong(read.rejected());
    } else if (result instanceof EventSpan span) {
      out.writeByte(EVENT_SPAN);
      out.writeUTF(span.fileId());
      out.writeLong(span.first());
      out.writeLong(span.last());
    } else if (result instanceof CopiesDropped dropped) {
      out.writeByte(COPIES_DROPPED);
      out.writeUTF(dropped.fileId());
      out.writeBoolean(dropped.stored());
      out.writeLong(dropped.events());
    } else if (result instanceof LatestEvent latest) {
      out.writeByte(LATEST_EVENT);
      out.writeLong(latest.time());
    } else if (result instanceof Balanced balanced) {
      out.writeByte(BALANCED);
      writeSheet(balanced.sheet(), out);
    } else if (result instanceof Worked worked) {
      out.writeByte(WORKED);
      out.writeUTF(worked.stage());
      out.writeLong(worked.from());
      out.writeLong(worked.to());
    } else {
      throw new IllegalArgumentException("No bytes are known for " + result + ".");
    }
  }

  @Override
  public WorkerResult decode(InputStream from) throws IOException {
    DataInputStream in = new DataInputStream(from);
    byte kind = in.readByte();
    return switch (kind) {
      case SLICE_WRITTEN -> readSlice(in);
      case LINES_READ -> new LinesRead(in.readUTF(), in.readLong(), in.readLong());
      case EVENT_SPAN -> new EventSpan(in.readUTF(), in.readLong(), in.readLong());
      case COPIES_DROPPED -> new CopiesDropped(in.readUTF(), in.readBoolean(), in.readLong());
      case LATEST_EVENT -> new LatestEvent(in.readLong());
      case BALANCED -> new Balanced(readSheet(in));
      case WORKED -> new Worked(in.readUTF(), in.readLong(), in.readLong());
      default -> throw new IOException("No result of a worker begins with " + kind + ".");
    };
  }

  private void writeSlice(SliceWritten written, DataOutputStream out) throws IOException {
    StoredFileCodec codec = codec(written.table());
    out.writeUTF(written.table());
    written.slice().write(out);
    out.writeInt(written.files().size());
    for (StoredFile file : written.files()) {
      codec.write(file, out);
    }
  }

  private SliceWritten readSlice(DataInputStream in) throws IOException {
    String table = in.readUTF();
    StoredFileCodec codec = codec(table);
    Slice slice = Slice.read(in);
    List<StoredFile> written = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      written.add(codec.read(in));
    }
    return new SliceWritten(table, slice, written);
  }

  // Few and far between, with keys of several types: Java's own way will do.
  private static void writeSheet(BalanceSheet sheet, DataOutputStream out) throws IOException {
    byte[] bytes = SerializableUtils.serializeToByteArray(sheet);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static BalanceSheet readSheet(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return (BalanceSheet) SerializableUtils.deserializeFromByteArray(bytes, "a balance sheet");
  }

  private StoredFileCodec codec(String table) {
    return files.computeIfAbsent(
        table, name -> new StoredFileCodec(Tables.named(name).orElseThrow(), buckets));
  }

  /** One is as good as another: runners refuse to bring together what other coders move. */
  @Override
  public boolean equals(Object other) {
    return other instanceof WorkerResultCoder coder && coder.buckets == buckets;
  }

  @Override
  public int hashCode() {
    return buckets;
  }

  // What is derived does not travel.
  private Object readResolve() {
    return new WorkerResultCoder(buckets);
  }
}
