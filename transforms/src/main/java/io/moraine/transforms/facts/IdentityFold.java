package io.moraine.transforms.facts;

import io.moraine.blocks.RowView;
import io.moraine.schemas.IdentityLink;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The users seen on a device: the rows of facts.identities, and whose the anonymous rest is.
 *
 * <p>Holds a link a user.
 *
 * <p>Every event that has a device and a user counts, in a session or not. A visitor that is no
 * device ({@code user:} and the user id) has no rows: it is that user by name.
 */
final class IdentityFold {
  private static final String USER_PREFIX = "user:";
  private static final Comparator<Link> EARLIEST =
      Comparator.<Link>comparingLong(link -> link.linkedAt).thenComparing(link -> link.userId);

  private final Map<String, Link> links = new LinkedHashMap<>();
  private Link latest;

  void event(RowView event, long at) {
    if (event.isNull(EventFields.USER_ID) || event.isNull(EventFields.DEVICE_ID)) {
      return;
    }
    String userId = event.text(EventFields.USER_ID);
    if (latest == null || !latest.userId.equals(userId)) {
      latest = links.computeIfAbsent(userId, user -> new Link(user, at, receivedAt(event)));
    }
    latest.lastSeenAt = at;
    latest.events++;
  }

  /** The user whose the visitor's anonymous sessions and events are, or null where nobody's. */
  String owner(String visitorId) {
    if (links.isEmpty()) {
      return visitorId.startsWith(USER_PREFIX) ? visitorId.substring(USER_PREFIX.length()) : null;
    }
    return Collections.min(links.values(), EARLIEST).userId;
  }

  /** Ends the visitor: its links in order of their first event. */
  List<IdentityLink> end(String visitorId) {
    // Most visitors never say who they are.
    if (links.isEmpty()) {
      return List.of();
    }
    String owner = owner(visitorId);
    List<IdentityLink> rows =
        links.values().stream().map(link -> link.row(visitorId, owner)).toList();
    links.clear();
    latest = null;
    return rows;
  }

  private static Instant receivedAt(RowView event) {
    return event.isNull(EventFields.RECEIVED_TIME)
        ? null
        : Micros.instant(event.longAt(EventFields.RECEIVED_TIME));
  }

  private static final class Link {
    private final String userId;
    private final long linkedAt;
    private final Instant knownAt;
    private long lastSeenAt;
    private long events;

    Link(String userId, long linkedAt, Instant knownAt) {
      this.userId = userId;
      this.linkedAt = linkedAt;
      this.knownAt = knownAt;
    }

    IdentityLink row(String visitorId, String owner) {
      return new IdentityLink(
          visitorId,
          userId,
          Micros.instant(linkedAt),
          knownAt,
          Micros.instant(lastSeenAt),
          events,
          userId.equals(owner),
          userId);
    }
  }
}
