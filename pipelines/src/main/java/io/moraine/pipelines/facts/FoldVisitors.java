package io.moraine.pipelines.facts;

import io.moraine.blocks.Block;
import io.moraine.blocks.BlockOrder;
import io.moraine.blocks.RowCursor;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Run;
import io.moraine.pipelines.MergedFiles;
import io.moraine.pipelines.PipelineRun;
import io.moraine.pipelines.RunContext;
import io.moraine.pipelines.WarehouseFn;
import io.moraine.pipelines.WorkerResult;
import io.moraine.schemas.Event;
import io.moraine.schemas.EventColumn;
import io.moraine.schemas.IdentityLink;
import io.moraine.schemas.PathStep;
import io.moraine.schemas.Session;
import io.moraine.transforms.facts.FactSettings;
import io.moraine.transforms.facts.VisitorPass;
import io.moraine.warehouse.ReadMemory;
import io.moraine.warehouse.RowFilter;
import io.moraine.warehouse.RowGroups;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;

/**
 * What are the sessions, steps and identities of this bucket's visitors, and what did its people
 * do, and when was the last event? One pass over the bucket's events, all days merged, in order of
 * visitor and time.
 */
final class FoldVisitors extends WarehouseFn<Integer, KV<Integer, Run>> {
  static final String EVENTS = "events";
  static final String STAGE = "fold visitors";

  static final TupleTag<KV<Integer, Run>> ACTIVITY = new TupleTag<>() {};
  static final TupleTag<WorkerResult> RESULTS = new TupleTag<>() {};

  private static final long serialVersionUID = 1L;
  // Every so many events the counter is told, which is not for free.
  private static final int TELL_EVENTS = 1 << 12;
  private static final int EVENT_TIME = columnOf(EventColumn.EVENT_TIME);
  // Files are ordered by event id as well. Those of two days have no time in common; those of one
  // day come in turn where rows are equal, and each begins where the one before ended.
  private static final BlockOrder VISITOR_ORDER =
      BlockOrder.by(VisitorPass.SHAPE, columnOf(EventColumn.VISITOR_ID), EVENT_TIME);

  private final FactSettings settings;
  private final PCollectionView<List<Run>> repeatedOrders;
  private final Counter events = Metrics.counter(PipelineRun.COUNTERS, EVENTS);
  private transient ReadMemory reading;
  private transient RowGroups rowGroupsOfSessions;
  private transient RowGroups rowGroupsOfSteps;

  FoldVisitors(RunContext run, FactSettings settings, PCollectionView<List<Run>> repeatedOrders) {
    super(run);
    this.settings = settings;
    this.repeatedOrders = repeatedOrders;
  }

  @Override
  @Setup
  public void open() {
    super.open();
    reading = new ReadMemory();
    rowGroupsOfSessions = RowGroups.sideBySide();
    rowGroupsOfSteps = RowGroups.sideBySide();
  }

  @ProcessElement
  public void fold(ProcessContext context, MultiOutputReceiver out) throws IOException {
    long began = System.currentTimeMillis();
    int bucket = context.element();
    RepeatedOrders repeats =
        RepeatedOrders.read(run().scratch(), context.sideInput(repeatedOrders));
    try (FactRows facts =
        new FactRows(run(), warehouse(), bucket)
            .withOrdered(Session.TABLE, Session.class, rowGroupsOfSessions)
            .withOrdered(PathStep.TABLE, PathStep.class, rowGroupsOfSteps)
            .with(IdentityLink.TABLE, IdentityLink.class)) {
      ActivityRuns activity = new ActivityRuns(run(), warehouse());
      OptionalLong latest =
          walk(bucket, new VisitorPass(settings, repeats, activity.before(facts)));
      latest.ifPresent(time -> out.get(RESULTS).output(new WorkerResult.LatestEvent(time)));
      facts.finish(out.get(RESULTS)::output);
      for (Run written : activity.finish()) {
        out.get(ACTIVITY).output(KV.of(written.key(), written));
      }
    }
    out.get(RESULTS).output(new WorkerResult.Worked(STAGE, began, System.currentTimeMillis()));
  }

  /** Gives the time of the latest event; none where the bucket has no events. */
  private OptionalLong walk(int bucket, VisitorPass pass) throws IOException {
    RowFilter sparse =
        RowFilter.sparse(
            new int[] {columnOf(EventColumn.EVENT_TYPE)},
            VisitorPass.isCommerce(),
            IntStream.of(VisitorPass.SPARSE_COLUMNS).map(FoldVisitors::columnOf).toArray());
    try (RowCursor rows =
        MergedFiles.of(
                run(), warehouse().table(Event.TABLE), bucket, VisitorPass.COLUMNS, VISITOR_ORDER)
            .keeping(sparse)
            .lent(reading)
            .open()) {
      RowView event = new RowView();
      int untold = 0;
      long latest = Long.MIN_VALUE;
      while (rows.next()) {
        Block block = rows.row().block();
        int first = rows.row().row();
        int stretch = rows.stretch();
        for (int i = 0; i < stretch; i++) {
          pass.event(event.at(block, first + i));
          latest = Math.max(latest, event.longAt(EVENT_TIME));
        }
        rows.passOver(stretch - 1);
        untold += stretch;
        if (untold >= TELL_EVENTS) {
          events.inc(untold);
          untold = 0;
        }
      }
      events.inc(untold);
      pass.end();
      return latest == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(latest);
    }
  }

  private static int columnOf(int eventColumn) {
    return Arrays.binarySearch(VisitorPass.COLUMNS, eventColumn);
  }
}
