package io.moraine.pipelines.results;

import io.moraine.analyses.results.BalanceSheet;
import io.moraine.analyses.results.PersonHistory;
import io.moraine.analyses.results.ResultFold;
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
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/** What do the analyses learn of this bucket's people? One walk over all that is known of each. */
final class WalkPersons extends WarehouseFn<KV<Integer, CoGbkResult>, FoldState> {
  static final String STAGE = "walk over people";

  static final TupleTag<Run> SESSIONS = new TupleTag<>() {};
  static final TupleTag<Run> EVENTS = new TupleTag<>() {};
  static final TupleTag<Integer> BUCKETS = new TupleTag<>() {};
  static final TupleTag<FoldState> STATES = new TupleTag<>() {};
  static final TupleTag<WorkerResult> RESULTS = new TupleTag<>() {};

  private static final long serialVersionUID = 1L;

  private final Walk walk;
  private transient TableMemory memory;

  WalkPersons(RunContext run, Walk walk) {
    super(run);
    this.walk = walk;
  }

  @Override
  @Setup
  public void open() {
    super.open();
    memory = new TableMemory();
  }

  @ProcessElement
  public void walk(@Element KV<Integer, CoGbkResult> part, MultiOutputReceiver out)
      throws IOException {
    long began = System.currentTimeMillis();
    Map<String, ResultFold<?>> folds = walk.folds();
    BalanceSheet sheet = new BalanceSheet();
    String name = "people/" + part.getKey() + "-" + UUID.randomUUID();
    try (RowCursor sessions =
            Runs.merge(
                run().scratch(),
                name + "-sessions",
                ColumnSession.SHAPE,
                WalkVisitors.SESSIONS_OF_PERSONS,
                runs(part.getValue().getAll(SESSIONS)),
                Runs.FAN_IN);
        RowCursor events =
            Runs.merge(
                run().scratch(),
                name + "-events",
                PersonEvents.SHAPE,
                PersonEvents.ORDER,
                runs(part.getValue().getAll(EVENTS)),
                Runs.FAN_IN);
        PersonWalk people =
            PersonWalk.of(run(), warehouse(), memory, part.getKey(), sessions, events)) {
      people.forEach(
          person -> {
            count(person, sheet);
            for (ResultFold<?> fold : folds.values()) {
              fold.person(person);
            }
          });
    }
    for (Map.Entry<String, ResultFold<?>> fold : folds.entrySet()) {
      out.get(STATES).output(FoldState.save(run().scratch(), fold.getKey(), fold.getValue()));
    }
    out.get(RESULTS).output(new WorkerResult.Balanced(sheet));
    out.get(RESULTS).output(new WorkerResult.Worked(STAGE, began, System.currentTimeMillis()));
  }

  private static void count(PersonHistory person, BalanceSheet sheet) {
    sheet.row(Cohort.TABLE, person.person());
    person.carts().forEach(cart -> sheet.row(Cart.TABLE, cart));
    person.cartLines().forEach(line -> sheet.row(CartLine.TABLE, line));
    person.revenue().forEach(line -> sheet.row(RevenueLine.TABLE, line));
  }

  private static List<Run> runs(Iterable<Run> given) {
    List<Run> runs = new ArrayList<>();
    given.forEach(runs::add);
    return runs;
  }
}
