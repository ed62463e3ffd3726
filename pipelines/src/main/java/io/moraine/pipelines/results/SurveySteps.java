package io.moraine.pipelines.results;

import io.moraine.analyses.results.StepSurvey;
import io.moraine.blocks.BlockOrder;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Shape;
import io.moraine.pipelines.MergedFiles;
import io.moraine.pipelines.RunContext;
import io.moraine.pipelines.WarehouseFn;
import io.moraine.pipelines.WorkerResult;
import io.moraine.schemas.PathStep;
import io.moraine.schemas.Session;
import io.moraine.schemas.TableDefinition;
import io.moraine.warehouse.RowFilter;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.beam.sdk.values.TupleTag;

/**
 * What do the analyses learn of this bucket's steps before they count them? Reads few columns of
 * the steps, without those of flagged bots' sessions.
 */
final class SurveySteps extends WarehouseFn<Integer, FoldState> {
  static final String STAGE = "survey of steps";

  static final TupleTag<FoldState> STATES = new TupleTag<>() {};
  static final TupleTag<WorkerResult> RESULTS = new TupleTag<>() {};

  private static final long serialVersionUID = 1L;

  private static final int[] SESSION_COLUMNS =
      columns(Session.TABLE, "session_id", "visitor_id", "bot_rule");
  private static final int[] STEP_COLUMNS =
      columns(PathStep.TABLE, "session_id", "visitor_id", "position", "item", "item_type");

  private final Walk walk;
  private transient TableMemory memory;

  SurveySteps(RunContext run, Walk walk) {
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
  public void survey(@Element Integer bucket, MultiOutputReceiver out) throws IOException {
    long began = System.currentTimeMillis();
    Map<String, StepSurvey<?>> surveys = walk.surveys();
    if (surveys.isEmpty()) {
      return;
    }
    int bot = place(Session.TABLE, SESSION_COLUMNS, "bot_rule");
    int id = place(Session.TABLE, SESSION_COLUMNS, "session_id");
    try (KeyedRows bots =
            rows(
                Session.TABLE,
                SESSION_COLUMNS,
                List.of("visitor_id"),
                bucket,
                Optional.of(new RowFilter(new int[] {bot}, row -> !row.isNull(bot))));
        KeyedRows steps =
            rows(
                PathStep.TABLE,
                STEP_COLUMNS,
                PathStep.TABLE.sortOrder(),
                bucket,
                Optional.empty())) {
      List<KeyedRows> all = List.of(bots, steps);
      StepWalk walked = new StepWalk(List.copyOf(surveys.values()));
      Set<String> ofBots = new HashSet<>();
      RowKey visitor = new RowKey();
      while (KeyedRows.leastKey(all, visitor)) {
        ofBots.clear();
        bots.take(visitor, row -> ofBots.add(row.text(id)));
        steps.take(visitor, row -> walked.step(row, ofBots));
        walked.endOfSession();
      }
    }
    for (Map.Entry<String, StepSurvey<?>> survey : surveys.entrySet()) {
      out.get(STATES).output(FoldState.save(run().scratch(), survey.getKey(), survey.getValue()));
    }
    out.get(RESULTS).output(new WorkerResult.Worked(STAGE, began, System.currentTimeMillis()));
  }

  private KeyedRows rows(
      TableDefinition table,
      int[] columns,
      List<String> order,
      int bucket,
      Optional<RowFilter> kept)
      throws IOException {
    int visitor = place(table, columns, "visitor_id");
    int[] places = order.stream().mapToInt(column -> place(table, columns, column)).toArray();
    BlockOrder rowOrder = BlockOrder.by(Shape.of(table.struct()).project(columns), places);
    MergedFiles rows =
        MergedFiles.of(run(), warehouse().table(table), bucket, columns, rowOrder)
            .lent(memory.of(table));
    kept.ifPresent(rows::keeping);
    return new KeyedRows(rows.open(), visitor);
  }

  private static int[] columns(TableDefinition table, String... names) {
    return Arrays.stream(names).mapToInt(table::ordinal).sorted().toArray();
  }

  private static int place(TableDefinition table, int[] columns, String column) {
    return Arrays.binarySearch(columns, table.ordinal(column));
  }

  /** One session's steps after the other. */
  private static final class StepWalk {
    private final List<StepSurvey<?>> surveys;
    private final ColumnStep step = new ColumnStep(STEP_COLUMNS);
    private boolean inSession;
    private boolean shown;

    StepWalk(List<StepSurvey<?>> surveys) {
      this.surveys = surveys;
    }

    void step(RowView row, Set<String> ofBots) {
      if (step.at(row).isOfNextSession()) {
        endOfSession();
        inSession = true;
        shown = ofBots.isEmpty() || !ofBots.contains(step.sessionId());
      }
      if (shown) {
        for (int i = 0; i < surveys.size(); i++) {
          surveys.get(i).step(step);
        }
      }
    }

    void endOfSession() {
      if (inSession && shown) {
        surveys.forEach(StepSurvey::endOfSteps);
      }
      inSession = false;
    }
  }
}
