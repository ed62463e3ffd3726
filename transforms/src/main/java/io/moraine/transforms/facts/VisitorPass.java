package io.moraine.transforms.facts;

import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Shape;
import io.moraine.schemas.Event;
import io.moraine.schemas.EventColumn;
import io.moraine.schemas.EventType;
import io.moraine.schemas.IdentityLink;
import io.moraine.schemas.PathStep;
import io.moraine.schemas.Session;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/**
 * The first pass: what visitors did, from their events in order of (visitor_id, event_time,
 * event_id), copies dropped.
 *
 * <p>Every fold sees the same sessions, cut once by {@link SessionCutter}. Rows come out visitor by
 * visitor in the order of the input, when the visitor ends: facts.sessions in order of start,
 * facts.paths in order of session id and position, facts.identities in order of the first event,
 * and {@link Activity}: of links, of sessions, and of events in their order. Only where a visitor
 * has more steps than {@link Steps} holds are they written as they become known. The same events in
 * the same order give the same rows, however they lie in blocks.
 *
 * <p>Holds what one visitor needs: some hundred bytes a session, and the events of commerce by
 * column. Not safe for use by several threads.
 */
public final class VisitorPass {
  /** The columns of {@link Event#TABLE} that the pass reads, ascending; not to be written to. */
  public static final int[] COLUMNS = EventFields.COLUMNS;

  /** Of {@link #COLUMNS} those of which it asks the rows alone that {@link #isCommerce} names. */
  public static final int[] SPARSE_COLUMNS = {EventColumn.EVENT_ID, EventColumn.ITEMS};

  /** The shape of the rows that the pass is given: {@link #COLUMNS} of an event, in this order. */
  public static final Shape SHAPE = Shape.of(Event.TABLE.struct()).project(COLUMNS);

  private final FactSettings settings;
  private final FactOutput output;
  private final ColumnRows sessionRows;
  private final Steps steps;
  private final Orders orders;
  private final PathItems pathItems;
  private final SessionCutter sessions;
  private final IdentityFold identities = new IdentityFold();
  private final ActivityFold activity;
  private final KeyRun visitors = new KeyRun(EventFields.VISITOR_ID, EventFields.EVENT_TIME);
  private final EventTypes types = new EventTypes(EventFields.EVENT_TYPE);
  private String visitorId;

  public VisitorPass(FactSettings settings, OrderRepeats repeats, FactOutput output) {
    this.settings = settings;
    this.output = output;
    this.sessionRows = output.rows(Session.TABLE);
    this.steps = new Steps(output.rows(PathStep.TABLE));
    this.orders = new Orders(repeats);
    this.pathItems = new PathItems(settings.paths());
    this.sessions =
        new SessionCutter(
            settings.sessions(), new ReportingDays(settings.reportingZone()), this::begin);
    this.activity = new ActivityFold(orders, types, output.rows(Activity.TABLE));
  }

  /**
   * Takes the next event; the view may move on afterwards, its block must stay as it is for as long
   * as the pass {@link io.moraine.blocks.Block#hold holds} it.
   *
   * @param event a row of {@link #SHAPE}
   * @throws IllegalArgumentException if it comes before the event before it
   */
  public void event(RowView event) {
    if (!visitors.continuesWith(event)) {
      endVisitor();
      visitorId = visitors.key();
    }
    long at = event.longAt(EventFields.EVENT_TIME);
    EventType type = types.of(event);
    Visit visit = null;
    if (type.makesSessions()) {
      visit = sessions.visitOf(event, at, visitorId);
      visit.event(event, type, at);
    }
    identities.event(event, at);
    activity.event(event, type, visit);
  }

  /** Of rows of {@link #SHAPE}, whether they are events of commerce; for one thread. */
  public static Predicate<RowView> isCommerce() {
    EventTypes types = new EventTypes(EventFields.EVENT_TYPE);
    return event -> ActivityFold.isCommerce(types.of(event));
  }

  /** Ends the last visitor; nothing may come afterwards. */
  public void end() {
    endVisitor();
    visitorId = null;
  }

  private Visit begin(String sessionId, String definition, LocalDate day, long startedAt) {
    return new Visit(
        sessionId,
        definition,
        day,
        startedAt,
        new SessionFold(settings.sessions(), orders),
        new PathFold(pathItems, steps, sessionId, day.toEpochDay(), visitorId));
  }

  private void endVisitor() {
    if (visitorId == null) {
      return;
    }
    String owner = identities.owner(visitorId);
    List<Visit> visits = sessions.end();
    for (int i = 0; i < visits.size(); i++) {
      Visit visit = visits.get(i);
      String userId = visit.userId() == null ? owner : visit.userId();
      String personId = userId == null ? visitorId : userId;
      BlockBuilder row = sessionRows.row(visit.day().toEpochDay());
      visit.session().write(visit, visitorId, personId, i + 1, row);
      sessionRows.endRow();
      activity.session(visit, personId, userId);
    }
    steps.end();
    pathItems.rest();
    for (IdentityLink link : identities.end(visitorId)) {
      output.row(IdentityLink.TABLE, link);
      activity.link(link);
    }
    activity.end(visitorId, owner);
  }
}
