package io.moraine.cli.ask;

import io.moraine.analyses.history.Person;
import io.moraine.blocks.RowView;
import io.moraine.schemas.IdentityLink;
import io.moraine.schemas.Session;
import io.moraine.warehouse.Warehouse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whose the events of a bucket's visitors are, as the facts have it: an event with a user is that
 * user's; one without is the person's whose session it is in; one outside sessions is the owner's
 * of the device, else the visitor's.
 */
final class StoredPeople {
  private final Map<String, List<Stay>> staysByVisitor = new HashMap<>();
  private final Map<String, String> ownerByVisitor = new HashMap<>();
  private final Map<String, Person> persons = new HashMap<>();

  /** A session, as far as it says whose events are. */
  record Stay(String sessionId, String personId, long fromMicros, long toMicros) {}

  private StoredPeople() {}

  static StoredPeople ofBucket(Warehouse warehouse, int bucket) throws IOException {
    StoredPeople people = new StoredPeople();
    StoredColumns sessions =
        new StoredColumns(
            warehouse.table(Session.TABLE),
            List.of("visitor_id", "session_id", "person_id", "started_at", "ended_at"));
    sessions.forEachRowOfBucket(
        bucket,
        day -> true,
        row ->
            people
                .staysByVisitor
                .computeIfAbsent(row.text(0), first -> new ArrayList<>())
                .add(new Stay(row.text(1), row.text(2), row.longAt(3), row.longAt(4))));
    StoredColumns links =
        new StoredColumns(
            warehouse.table(IdentityLink.TABLE), List.of("visitor_id", "owner", "person_id"));
    links.forEachRowOfBucket(bucket, day -> true, people::link);
    return people;
  }

  private void link(RowView row) {
    if (row.booleanAt(1)) {
      ownerByVisitor.put(row.text(0), row.text(2));
    }
  }

  /** The session that a visitor's event is in; null where it is in none. */
  Stay stayOf(String visitor, long micros) {
    Stay latest = null;
    for (Stay stay : staysByVisitor.getOrDefault(visitor, List.of())) {
      boolean in = stay.fromMicros <= micros && micros <= stay.toMicros;
      if (in && (latest == null || stay.fromMicros > latest.fromMicros)) {
        latest = stay;
      }
    }
    return latest;
  }

  /**
   * The person whose an event is.
   *
   * @param user the known user, or null
   * @param stay the session that it is in, or null
   */
  Person of(String visitor, String user, Stay stay) {
    String owner = stay == null ? ownerByVisitor.getOrDefault(visitor, visitor) : stay.personId;
    return persons.computeIfAbsent(user == null ? owner : user, Person::named);
  }
}
