package io.moraine.simulator;

import java.time.Instant;

/** A user who was seen on a device. */
final class Link {
  private final String userId;
  private long linkedAt = Long.MAX_VALUE;
  private long knownAt;
  private long lastSeenAt = Long.MIN_VALUE;
  private long events;

  Link(String userId) {
    this.userId = userId;
  }

  String userId() {
    return userId;
  }

  long linkedAt() {
    return linkedAt;
  }

  /** Notes an event that has both. */
  void saw(long happened, long received) {
    if (happened < linkedAt) {
      linkedAt = happened;
      knownAt = received;
    }
    lastSeenAt = Math.max(lastSeenAt, happened);
    events++;
  }

  LinkTruth truth(Device device) {
    return new LinkTruth(
        device.id(),
        userId,
        Instant.ofEpochMilli(linkedAt),
        Instant.ofEpochMilli(knownAt),
        Instant.ofEpochMilli(lastSeenAt),
        events,
        userId.equals(device.owner().userId()));
  }
}
