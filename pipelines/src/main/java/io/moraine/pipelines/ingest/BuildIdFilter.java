package io.moraine.pipelines.ingest;

import io.moraine.blocks.RowCursor;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Run;
import io.moraine.blocks.RunReader;
import io.moraine.pipelines.RunContext;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/**
 * Which ids may be among the new ones of this part? A filter, written to scratch under its name.
 */
final class BuildIdFilter extends DoFn<KV<Integer, Iterable<Run>>, KV<Integer, String>> {
  private static final long serialVersionUID = 1L;
  private final RunContext run;

  BuildIdFilter(RunContext run) {
    this.run = run;
  }

  @ProcessElement
  public void build(
      @Element KV<Integer, Iterable<Run>> part, OutputReceiver<KV<Integer, String>> out)
      throws IOException {
    // Not every runner lets a group be walked twice.
    List<Run> runs = new ArrayList<>();
    part.getValue().forEach(runs::add);
    IdFilter filter = IdFilter.forIds(runs.stream().mapToLong(Run::rows).sum());
    for (Run each : runs) {
      try (RowCursor rows = new RunReader(run.scratch(), each, EventIdRow.SHAPE)) {
        while (rows.next()) {
          RowView row = rows.row();
          filter.add(row.longAt(EventIdRow.ID_HIGH), row.longAt(EventIdRow.ID_LOW));
        }
      }
    }
    String name = "filters/" + part.getKey() + "-" + UUID.randomUUID();
    try (DataOutputStream to =
        new DataOutputStream(new BufferedOutputStream(run.scratch().create(name), 1 << 16))) {
      filter.writeTo(to);
    }
    out.output(KV.of(part.getKey(), name));
  }
}
