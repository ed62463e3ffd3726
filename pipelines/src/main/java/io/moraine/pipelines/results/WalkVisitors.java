package io.moraine.pipelines.results;

import io.moraine.analyses.results.BalanceSheet;
import io.moraine.analyses.results.EventInterest;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.StepSurvey;
import io.moraine.blocks.BlockOrder;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Run;
import io.moraine.blocks.Shape;
import io.moraine.blocks.TextNumbers;
import io.moraine.pipelines.MergedFiles;
import io.moraine.pipelines.RunContext;
import io.moraine.pipelines.WarehouseFn;
import io.moraine.pipelines.WorkerResult;
import io.moraine.schemas.Event;
import io.moraine.schemas.EventColumn;
import io.moraine.schemas.EventType;
import io.moraine.schemas.IdentityLink;
import io.moraine.schemas.PathStep;
import io.moraine.schemas.Session;
import io.moraine.schemas.SessionView;
import io.moraine.schemas.TableDefinition;
import io.moraine.transforms.facts.EventTypes;
import io.moraine.warehouse.RowFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;

/**
 * What do the analyses learn of this bucket's visitors? One walk over sessions, steps and those
 * events in which there is interest, visitor by visitor; sessions and events of people go on to
 * runs by the person's bucket.
 */
final class WalkVisitors extends WarehouseFn<Integer, FoldState> {
  static final String STAGE = "walk over visitors";

  static final TupleTag<FoldState> STATES = new TupleTag<>() {};
  static final TupleTag<KV<Integer, Run>> SESSIONS = new TupleTag<>() {};
  static final TupleTag<KV<Integer, Run>> EVENTS = new TupleTag<>() {};
  static final TupleTag<WorkerResult> RESULTS = new TupleTag<>() {};

  static final BlockOrder SESSIONS_OF_PERSONS =
      BlockOrder.by(
          ColumnSession.SHAPE,
          ColumnSession.PERSON_ID,
          ColumnSession.STARTED_AT,
          ColumnSession.SESSION_ID);

  private static final long serialVersionUID = 1L;

  private final Walk walk;
  private final PCollectionView<List<FoldState>> surveys;
  private transient TableMemory memory;
  private transient Map<String, StepSurvey<?>> surveyed;

  /**
   * @param surveys what was learnt of all steps before
   */
  WalkVisitors(RunContext run, Walk walk, PCollectionView<List<FoldState>> surveys) {
    super(run);
    this.walk = walk;
    this.surveys = surveys;
  }

  @Override
  @Setup
  public void open() {
    super.open();
    memory = new TableMemory();
  }

  @ProcessElement
  public void walk(ProcessContext context, MultiOutputReceiver out) throws IOException {
    long began = System.currentTimeMillis();
    int bucket = context.element();
    Map<String, ResultFold<?>> folds = walk.folds();
    surveyed(context.sideInput(surveys))
        .forEach((analysis, survey) -> folds.get(analysis).surveyed(survey));
    BalanceSheet sheet = new BalanceSheet();
    PersonRuns sessionRuns =
        new PersonRuns(
            run(),
            warehouse(),
            "sessions",
            ColumnSession.SHAPE,
            SESSIONS_OF_PERSONS,
            ColumnSession.PERSON_ID);
    PersonRuns eventRuns =
        new PersonRuns(
            run(),
            warehouse(),
            "events",
            PersonEvents.SHAPE,
            PersonEvents.ORDER,
            PersonEvents.PERSON_ID);
    EventInterest interest = walk.interest();
    PersonEventMaker maker = new PersonEventMaker(interest.properties());
    try (KeyedRows sessions = sessions(bucket);
        KeyedRows links = rows(IdentityLink.TABLE, bucket);
        KeyedRows steps = rows(PathStep.TABLE, ColumnStep.COLUMNS, bucket);
        KeyedRows events = events(bucket, maker, interest)) {
      List<KeyedRows> all = List.of(sessions, links, steps, events);
      VisitorWalk visitors =
          new VisitorWalk(folds.values(), interest, sheet, maker, sessionRuns, eventRuns);
      RowKey visitor = new RowKey();
      while (KeyedRows.leastKey(all, visitor)) {
        visitors.visitor(visitor, sessions, links, events, steps);
      }
    }
    for (Map.Entry<String, ResultFold<?>> fold : folds.entrySet()) {
      out.get(STATES).output(FoldState.save(run().scratch(), fold.getKey(), fold.getValue()));
    }
    sessionRuns
        .finish()
        .forEach(written -> out.get(SESSIONS).output(KV.of(written.key(), written)));
    eventRuns.finish().forEach(written -> out.get(EVENTS).output(KV.of(written.key(), written)));
    out.get(RESULTS).output(new WorkerResult.Balanced(sheet));
    out.get(RESULTS).output(new WorkerResult.Worked(STAGE, began, System.currentTimeMillis()));
  }

  // Read once for all buckets of this worker.
  private Map<String, StepSurvey<?>> surveyed(List<FoldState> states) throws IOException {
    if (surveyed == null) {
      surveyed = new HashMap<>();
      for (FoldState state : states) {
        surveyed.put(state.analysis(), state.loadSurvey(run().scratch()));
      }
    }
    return surveyed;
  }

  private KeyedRows rows(TableDefinition table, int bucket) throws IOException {
    return rows(table, IntStream.range(0, table.columns().size()).toArray(), bucket);
  }

  private KeyedRows rows(TableDefinition table, int[] columns, int bucket) throws IOException {
    return keyed(table, columns, files(table, columns, bucket).lent(memory.of(table)));
  }

  // A visitor's sessions are looked at until the next visitor's come, and copied by the batch.
  private KeyedRows sessions(int bucket) throws IOException {
    TableDefinition table = Session.TABLE;
    int[] columns = ColumnSession.COLUMNS;
    return keyed(table, columns, files(table, columns, bucket).with(memory.of(table)));
  }

  private MergedFiles files(TableDefinition table, int[] columns, int bucket) {
    int[] order =
        table.sortOrder().stream()
            .mapToInt(column -> Arrays.binarySearch(columns, table.ordinal(column)))
            .toArray();
    return MergedFiles.of(
        run(),
        warehouse().table(table),
        bucket,
        columns,
        BlockOrder.by(Shape.of(table.struct()).project(columns), order));
  }

  private static KeyedRows keyed(TableDefinition table, int[] columns, MergedFiles files)
      throws IOException {
    return new KeyedRows(files.open(), Arrays.binarySearch(columns, table.ordinal("visitor_id")));
  }

  private KeyedRows events(int bucket, PersonEventMaker maker, EventInterest interest)
      throws IOException {
    int[] columns = maker.columns();
    Shape shape = maker.view().shape();
    int type = Arrays.binarySearch(columns, EventColumn.EVENT_TYPE);
    int bot = Arrays.binarySearch(columns, EventColumn.BOT_RULE);
    int visitor = Arrays.binarySearch(columns, EventColumn.VISITOR_ID);
    Set<String> labels = new HashSet<>();
    interest.ofVisitors().forEach(wanted -> labels.add(wanted.label()));
    interest.ofPersons().forEach(wanted -> labels.add(wanted.label()));
    TextNumbers wanted = new TextNumbers(label -> labels.contains(label) ? 1 : 0);
    RowFilter filter =
        new RowFilter(
            new int[] {type, bot},
            row -> row.isNull(bot) ? wanted.of(row, type) == 1 : interest.bots(),
            ColumnEvent.UNREAD);
    BlockOrder order =
        BlockOrder.by(
            shape,
            visitor,
            Arrays.binarySearch(columns, EventColumn.EVENT_TIME),
            Arrays.binarySearch(columns, EventColumn.EVENT_ID));
    return new KeyedRows(
        MergedFiles.of(run(), warehouse().table(Event.TABLE), bucket, columns, order)
            .keeping(filter)
            .lent(memory.of(Event.TABLE))
            .open(),
        visitor);
  }

  /** One visitor after the other. */
  private static final class VisitorWalk {
    private static final int OWNER = IdentityLink.TABLE.ordinal("owner");
    private static final int LINKED_PERSON = IdentityLink.TABLE.ordinal("person_id");

    private final List<ResultFold<?>> folds;
    private final List<ResultFold<?>> ofSteps;
    private final Map<EventType, List<ResultFold<?>>> ofEvents = new EnumMap<>(EventType.class);
    private final List<ResultFold<?>> ofBots;
    private final Set<EventType> ofPersons = EnumSet.noneOf(EventType.class);
    private final BalanceSheet sheet;
    private final PersonEventMaker maker;
    private final PersonRuns sessionRuns;
    private final PersonRuns eventRuns;
    private final EventTypes types;
    private final ColumnStep step = new ColumnStep(ColumnStep.COLUMNS);
    private String owner;
    private SessionView walked;

    VisitorWalk(
        Collection<ResultFold<?>> folds,
        EventInterest interest,
        BalanceSheet sheet,
        PersonEventMaker maker,
        PersonRuns sessionRuns,
        PersonRuns eventRuns) {
      this.folds = List.copyOf(folds);
      this.ofSteps = folds.stream().filter(ResultFold::wantsSteps).toList();
      for (EventType type : EventType.values()) {
        ofEvents.put(
            type,
            folds.stream().filter(fold -> fold.interest().ofVisitors().contains(type)).toList());
      }
      this.ofBots = folds.stream().filter(fold -> fold.interest().bots()).toList();
      this.ofPersons.addAll(interest.ofPersons());
      this.sheet = sheet;
      this.maker = maker;
      this.types = new EventTypes(maker.view().place(EventColumn.EVENT_TYPE));
      this.sessionRuns = sessionRuns;
      this.eventRuns = eventRuns;
    }

    void visitor(
        RowKey visitor, KeyedRows sessions, KeyedRows links, KeyedRows events, KeyedRows steps)
        throws IOException {
      List<SessionView> seen = new ArrayList<>();
      sessions.take(visitor, row -> session(row, seen));
      owner = null;
      links.take(visitor, row -> owner = row.booleanAt(OWNER) ? row.text(LINKED_PERSON) : owner);
      String visitorId = visitor.text();
      VisitorSessions own = new VisitorSessions(visitorId, seen, owner);
      for (ResultFold<?> fold : folds) {
        fold.visitor(visitorId, seen);
      }
      events.take(visitor, row -> event(row, own));
      walked = null;
      steps.take(visitor, row -> step(row, own));
      endSteps();
    }

    private void session(RowView row, List<SessionView> seen) {
      if (!row.isNull(ColumnSession.BOT_RULE)) {
        return;
      }
      SessionView session = new ColumnSession(row);
      seen.add(session);
      sheet.row(Session.TABLE, session);
      try {
        sessionRuns.copy(row);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void event(RowView row, VisitorSessions own) {
      ColumnEvent event = maker.view();
      event.at(row, null, null, null);
      EventType type = types.of(row);
      SessionView session = own.at(event.micros());
      String personId = own.personOf(event.text(EventColumn.USER_ID), session);
      event.at(row, type, session, personId);
      if (!event.isNull(EventColumn.BOT_RULE)) {
        ofBots.forEach(fold -> fold.botEvent(event));
        return;
      }
      for (ResultFold<?> fold : ofEvents.get(type)) {
        fold.event(event);
      }
      if (ofPersons.contains(type)) {
        try {
          eventRuns.write(rows -> maker.write(row, session, personId, rows));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    // Steps of sessions that are not shown are of flagged bots.
    private void step(RowView row, VisitorSessions own) {
      if (step.at(row).isOfNextSession()) {
        endSteps();
        walked = own.withId(step.sessionId());
      }
      if (walked != null) {
        for (int i = 0; i < ofSteps.size(); i++) {
          ofSteps.get(i).step(walked, step);
        }
      }
    }

    private void endSteps() {
      if (walked != null) {
        for (ResultFold<?> fold : ofSteps) {
          fold.endOfSteps(walked);
        }
      }
    }
  }
}
