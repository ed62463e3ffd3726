package io.moraine.pipelines.facts;

import io.moraine.blocks.RowCursor;
import io.moraine.blocks.Run;
import io.moraine.blocks.Runs;
import io.moraine.pipelines.RunContext;
import io.moraine.pipelines.WarehouseFn;
import io.moraine.pipelines.WorkerResult;
import io.moraine.schemas.Cart;
import io.moraine.schemas.CartLine;
import io.moraine.schemas.Cohort;
import io.moraine.schemas.RevenueLine;
import io.moraine.transforms.facts.FactSettings;
import io.moraine.transforms.facts.PersonPass;
import io.moraine.warehouse.RowGroups;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * What are the carts, the cohort and the revenue of this bucket's persons? One pass over their
 * activity, all devices merged, in order of person and time.
 */
final class FoldPersons extends WarehouseFn<KV<Integer, Iterable<Run>>, WorkerResult> {
  static final String STAGE = "fold persons";

  private static final long serialVersionUID = 1L;

  private final FactSettings settings;
  private final PCollectionView<Long> dataEnd;
  private transient RowGroups rowGroupsOfCohorts;

  FoldPersons(RunContext run, FactSettings settings, PCollectionView<Long> dataEnd) {
    super(run);
    this.settings = settings;
    this.dataEnd = dataEnd;
  }

  @Override
  @Setup
  public void open() {
    super.open();
    rowGroupsOfCohorts = RowGroups.inTurn();
  }

  @ProcessElement
  public void fold(ProcessContext context, OutputReceiver<WorkerResult> out) throws IOException {
    long began = System.currentTimeMillis();
    int bucket = context.element().getKey();
    List<Run> runs = new ArrayList<>();
    context.element().getValue().forEach(runs::add);
    String name = "persons/" + bucket + "-" + UUID.randomUUID();
    try (FactRows facts =
            new FactRows(run(), warehouse(), bucket)
                .with(Cart.TABLE, Cart.class)
                .with(CartLine.TABLE, CartLine.class)
                .withOrdered(Cohort.TABLE, Cohort.class, rowGroupsOfCohorts)
                .with(RevenueLine.TABLE, RevenueLine.class);
        RowCursor rows =
            Runs.merge(
                run().scratch(), name, ActivityRuns.SHAPE, ActivityRuns.ORDER, runs, Runs.FAN_IN)) {
      Instant end = Instant.EPOCH.plus(context.sideInput(dataEnd), ChronoUnit.MICROS);
      PersonPass pass = new PersonPass(settings, end, facts);
      while (rows.next()) {
        pass.activity(rows.row());
      }
      pass.end();
      facts.finish(out::output);
    }
    out.output(new WorkerResult.Worked(STAGE, began, System.currentTimeMillis()));
  }
}
