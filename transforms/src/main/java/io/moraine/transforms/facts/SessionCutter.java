package io.moraine.transforms.facts;

import io.moraine.blocks.RowView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Decides where sessions begin and end, once for every fold.
 *
 * <p>Holds the visitor's sessions, since only its last event can show whose they are.
 *
 * <p>The session-making events of a visitor, in order of time, are cut where {@link SessionRules}
 * say. Beside these run the source's own sessions: events of which the source's session id is the
 * session belong together whatever lies between them, and neither extend nor cut another session.
 */
final class SessionCutter {

  /** Makes a visit with the folds that are to see its events. */
  interface Beginning {
    Visit begin(String sessionId, String definition, LocalDate day, long startedAt);
  }

  private static final Comparator<Visit> BY_START =
      Comparator.comparingLong(Visit::startedAt).thenComparing(Visit::sessionId);

  private final SessionRules rules;
  private final long gap;
  private final long maxLength;
  private final String cutting;
  private final String definition;
  private final ReportingDays days;
  private final Beginning beginning;
  private final StableId ids = new StableId();
  private final Map<String, Visit> ofSource = new LinkedHashMap<>();
  private List<Visit> visits = new ArrayList<>();
  private Visit open;
  private String campaign;

  SessionCutter(SessionRules rules, ReportingDays days, Beginning beginning) {
    this.rules = rules;
    this.gap = Micros.of(rules.gap());
    this.maxLength = Micros.of(rules.maxLength());
    this.cutting = rules.cutting();
    this.definition = rules.definition();
    this.days = days;
    this.beginning = beginning;
  }

  /** The session that a session-making event belongs to; ended and begun where the event cuts. */
  Visit visitOf(RowView event, long at, String visitorId) {
    if (event.booleanAt(EventFields.SESSION_FROM_SOURCE)
        && !event.isNull(EventFields.SOURCE_SESSION_ID)) {
      return visitOfSource(event.text(EventFields.SOURCE_SESSION_ID), at, visitorId);
    }
    if (open != null && cuts(event, at)) {
      open.end();
      open = null;
    }
    if (open == null) {
      String id = ids.text(visitorId).number(at).text(cutting).hex();
      open = begin(id, definition, at);
      campaign = null;
    }
    if (rules.cutAtCampaign() && !event.isNull(EventFields.UTM_CAMPAIGN)) {
      campaign = event.text(EventFields.UTM_CAMPAIGN);
    }
    return open;
  }

  /** Ends the visitor: all sessions in order of start, then of id. */
  List<Visit> end() {
    if (open != null) {
      open.end();
      open = null;
    }
    ofSource.values().forEach(Visit::end);
    ofSource.clear();
    List<Visit> ended = visits;
    visits = new ArrayList<>();
    ended.sort(BY_START);
    return ended;
  }

  private boolean cuts(RowView event, long at) {
    return at - open.endedAt() > gap
        || at - open.startedAt() > maxLength
        || rules.cutAtMidnight() && !days.dayOf(at).equals(open.day())
        || rules.cutAtCampaign() && at > open.startedAt() && bringsOtherCampaign(event);
  }

  private boolean bringsOtherCampaign(RowView event) {
    return !event.isNull(EventFields.UTM_CAMPAIGN)
        && !Objects.equals(event.text(EventFields.UTM_CAMPAIGN), campaign);
  }

  private Visit visitOfSource(String sourceId, long at, String visitorId) {
    Visit visit = ofSource.get(sourceId);
    if (visit == null) {
      String id = ids.text(visitorId).text("source").text(sourceId).hex();
      visit = begin(id, SessionRules.OF_SOURCE, at);
      ofSource.put(sourceId, visit);
    }
    return visit;
  }

  private Visit begin(String sessionId, String definition, long at) {
    Visit visit = beginning.begin(sessionId, definition, days.dayOf(at), at);
    visits.add(visit);
    return visit;
  }
}
