package io.moraine.transforms.facts;

import io.moraine.blocks.BlockBuilder;
import io.moraine.schemas.IdentityLink;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The sessions of one person on the device at hand: what {@link CohortFold} wants to know of them,
 * in one row of {@link Activity} in place of one a session.
 *
 * <p>Holds the days on which they started.
 */
final class Presence {
  private final String personId;
  private final String userId;
  private final Visit first;
  private final List<LocalDate> days = new ArrayList<>();
  private long sessions;
  private long until = Long.MIN_VALUE;
  private boolean onlyBots = true;

  /**
   * @param userId the known user, or null
   * @param first the earliest session, of those of one start that of the lowest id
   */
  Presence(String personId, String userId, Visit first) {
    this.personId = personId;
    this.userId = userId;
    this.first = first;
    add(first);
  }

  String personId() {
    return personId;
  }

  /** Takes a further session, none of an earlier start than the one before. */
  void add(Visit visit) {
    sessions++;
    until = Math.max(until, visit.endedAt());
    onlyBots &= visit.session().isBot();
    LocalDate day = visit.day();
    if (days.isEmpty() || !days.get(days.size() - 1).equals(day)) {
      days.add(day);
    }
  }

  /**
   * Whether the user was seen on the device within these sessions' time: the link tells no more.
   */
  boolean covers(IdentityLink link) {
    return first.startedAt() <= Micros.of(link.linkedAt()) && Micros.of(link.lastSeenAt()) <= until;
  }

  /** Sets the columns of the row. */
  void write(String visitorId, BlockBuilder row) {
    row.setGroupedText(ActivityFields.PERSON_ID, personId);
    row.setLong(ActivityFields.AT, first.startedAt());
    row.setGroupedText(ActivityFields.ID, first.sessionId());
    row.setGroupedText(ActivityFields.VISITOR_ID, visitorId);
    row.setText(ActivityFields.USER_ID, userId);
    row.setGroupedText(ActivityFields.SESSION_ID, first.sessionId());
    row.setLong(ActivityFields.UNTIL, until);
    row.setLong(ActivityFields.SESSIONS, sessions);
    BlockBuilder activeDays = row.elements(ActivityFields.ACTIVE_DAYS);
    for (LocalDate day : days) {
      activeDays.setLong(0, day.toEpochDay());
      activeDays.endRow();
    }
    row.setBoolean(ActivityFields.ONLY_BOTS, onlyBots);
    first.session().writeOrigin(row);
    first.session().writeLandingPage(row);
  }
}
