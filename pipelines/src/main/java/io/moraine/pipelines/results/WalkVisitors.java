package io.moraine.pipelines.results;

import io.moraine.analyses.results.BalanceSheet;
import io.moraine.analyses.results.EventInterest;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.StepSurvey;
import io.moraine.blocks.BlockOrder;
import io.moraine.blocks.RecordCodec;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Run;
import io.moraine.blocks.Shape;
import io.moraine.pipelines.MergedFiles;
import io.moraine.pipelines.RunContext;
import io.moraine.pipelines.WorkerResult;
import io.moraine.schemas.Event;
import io.moraine.schemas.EventColumn;
import io.moraine.schemas.EventType;
import io.moraine.schemas.IdentityLink;
import io.moraine.schemas.PathStep;
import io.moraine.schemas.Session;
import io.moraine.schemas.TableDefinition;
import io.moraine.warehouse.Warehouse;
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
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;

/**
 * What do the analyses learn of this bucket's visitors? One walk over sessions, steps and those
 * events in which there is interest, visitor by visitor; sessions and events of people go on to
 * runs by the person's bucket.
 */
final class WalkVisitors extends DoFn<Integer, FoldState> {
  static final String STAGE = "walk over visitors";

  static final TupleTag<FoldState> STATES = new TupleTag<>() {};
  static final TupleTag<KV<Integer, Run>> SESSIONS = new TupleTag<>() {};
  static final TupleTag<KV<Integer, Run>> EVENTS = new TupleTag<>() {};
  static final TupleTag<WorkerResult> RESULTS = new TupleTag<>() {};

  static final Shape SESSION_SHAPE = Shape.of(Session.TABLE.struct());
  static final BlockOrder SESSIONS_OF_PERSONS =
      BlockOrder.by(
          SESSION_SHAPE,
          Session.TABLE.ordinal("person_id"),
          Session.TABLE.ordinal("started_at"),
          Session.TABLE.ordinal("session_id"));

  private static final long serialVersionUID = 1L;
  private static final int BOT_RULE = Session.TABLE.ordinal("bot_rule");

  private final RunContext run;
  private final Walk walk;
  private final PCollectionView<List<FoldState>> surveys;
  private transient Warehouse warehouse;
  private transient Map<String, StepSurvey<?>> surveyed;

  /**
   * @param surveys what was learnt of all steps before
   */
  WalkVisitors(RunContext run, Walk walk, PCollectionView<List<FoldState>> surveys) {
    this.run = run;
    this.walk = walk;
    this.surveys = surveys;
  }

  @Setup
  public void open() {
    warehouse = Warehouse.open(run.warehouse());
  }

  @Teardown
  public void close() {
    if (warehouse != null) {
      warehouse.close();
    }
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
            run,
            warehouse,
            "sessions",
            SESSION_SHAPE,
            SESSIONS_OF_PERSONS,
            Session.TABLE.ordinal("person_id"));
    PersonRuns eventRuns =
        new PersonRuns(
            run,
            warehouse,
            "events",
            PersonEvents.SHAPE,
            PersonEvents.ORDER,
            PersonEvents.PERSON_ID);
    EventInterest interest = walk.interest();
    PersonEventMaker maker = new PersonEventMaker(interest.properties());
    try (KeyedRows sessions = rows(Session.TABLE, bucket);
        KeyedRows links = rows(IdentityLink.TABLE, bucket);
        KeyedRows steps = rows(PathStep.TABLE, ColumnStep.COLUMNS, bucket);
        KeyedRows events = events(bucket, maker, interest)) {
      List<KeyedRows> all = List.of(sessions, links, steps, events);
      VisitorWalk visitors =
          new VisitorWalk(folds.values(), interest, sheet, maker, sessionRuns, eventRuns);
      for (Optional<String> visitor = KeyedRows.leastKey(all);
          visitor.isPresent();
          visitor = KeyedRows.leastKey(all)) {
        visitors.visitor(visitor.get(), sessions, links, events, steps);
      }
    }
    for (Map.Entry<String, ResultFold<?>> fold : folds.entrySet()) {
      out.get(STATES).output(FoldState.save(run.scratch(), fold.getKey(), fold.getValue()));
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
        surveyed.put(state.analysis(), state.loadSurvey(run.scratch()));
      }
    }
    return surveyed;
  }

  private KeyedRows rows(TableDefinition table, int bucket) throws IOException {
    return rows(table, IntStream.range(0, table.columns().size()).toArray(), bucket);
  }

  private KeyedRows rows(TableDefinition table, int[] columns, int bucket) throws IOException {
    int[] order =
        table.sortOrder().stream()
            .mapToInt(column -> Arrays.binarySearch(columns, table.ordinal(column)))
            .toArray();
    return new KeyedRows(
        MergedFiles.of(
            run,
            warehouse.table(table),
            bucket,
            columns,
            BlockOrder.by(Shape.of(table.struct()).project(columns), order)),
        Arrays.binarySearch(columns, table.ordinal("visitor_id")));
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
    Predicate<RowView> wanted =
        row -> row.isNull(bot) ? labels.contains(row.text(type)) : interest.bots();
    BlockOrder order =
        BlockOrder.by(
            shape,
            visitor,
            Arrays.binarySearch(columns, EventColumn.EVENT_TIME),
            Arrays.binarySearch(columns, EventColumn.EVENT_ID));
    return new KeyedRows(
        MergedFiles.of(run, warehouse.table(Event.TABLE), bucket, columns, order, wanted), visitor);
  }

  /** One visitor after the other. */
  private static final class VisitorWalk {
    private static final RecordCodec<Session> SESSION =
        RecordCodec.of(Session.TABLE, Session.class);
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
    private final ColumnStep step = new ColumnStep(ColumnStep.COLUMNS);
    private String owner;
    private String walkedId;
    private Session walked;

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
      this.sessionRuns = sessionRuns;
      this.eventRuns = eventRuns;
    }

    void visitor(
        String visitorId, KeyedRows sessions, KeyedRows links, KeyedRows events, KeyedRows steps)
        throws IOException {
      List<Session> seen = new ArrayList<>();
      sessions.take(visitorId, row -> session(row, seen));
      owner = null;
      links.take(visitorId, row -> owner = row.booleanAt(OWNER) ? row.text(LINKED_PERSON) : owner);
      VisitorSessions own = new VisitorSessions(visitorId, seen, owner);
      for (ResultFold<?> fold : folds) {
        fold.visitor(visitorId, seen);
      }
      events.take(visitorId, row -> event(row, own));
      walked = null;
      walkedId = null;
      steps.take(visitorId, row -> step(row, own));
      endSteps();
    }

    private void session(RowView row, List<Session> seen) {
      if (!row.isNull(BOT_RULE)) {
        return;
      }
      Session session = SESSION.read(row);
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
      EventType type =
          EventType.ofLabel(event.text(EventColumn.EVENT_TYPE)).orElse(EventType.CUSTOM);
      Session session = own.at(event.micros());
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
      String sessionId = step.at(row).sessionId();
      if (!sessionId.equals(walkedId)) {
        endSteps();
        walkedId = sessionId;
        walked = own.withId(sessionId);
      }
      if (walked != null) {
        for (ResultFold<?> fold : ofSteps) {
          fold.step(walked, step);
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
