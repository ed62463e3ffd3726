package io.moraine.analyses.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/**
 * Whose a device is, of events of Moraine's own contract: the user's whose link to it is the
 * earliest, ties by user id. Its events without a user are then that user's, before and after.
 */
public final class DeviceOwners {
  private final Map<String, Link> links = new HashMap<>();

  /** Looks at an event; one of another form says nothing of devices. */
  public void see(JsonNode event, String place) {
    if (EventReader.isOfContract(event)
        && event.hasNonNull("device_id")
        && event.hasNonNull("user_id")) {
      Link link =
          new Link(
              EventReader.micros(event, "event_time", place),
              EventReader.text(event, "user_id", place));
      links.merge(EventReader.text(event, "device_id", place), link, Link::earlier);
    }
  }

  /** The owner of a device; the device itself where no user was seen on it. */
  String of(String device) {
    Link link = links.get(device);
    return link == null ? device : link.user;
  }

  private record Link(long micros, String user) {
    Link earlier(Link other) {
      if (micros != other.micros) {
        return micros < other.micros ? this : other;
      }
      return user.compareTo(other.user) <= 0 ? this : other;
    }
  }
}
