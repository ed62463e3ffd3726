package io.moraine.transforms.facts;

import io.moraine.schemas.Event;
import io.moraine.schemas.IdentityLink;
import io.moraine.schemas.Session;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** facts.identities, and whose an event is, by looking through all events for each question. */
final class IdentitiesModel {
  private final List<Event> linking;

  IdentitiesModel(List<Event> events) {
    linking =
        events.stream()
            .filter(event -> event.deviceId() != null && event.userId() != null)
            .sorted(Comparator.comparing(Event::eventTime).thenComparing(Event::eventId))
            .toList();
  }

  static List<IdentityLink> of(List<Event> events) {
    return new IdentitiesModel(events).links();
  }

  List<IdentityLink> links() {
    List<IdentityLink> links = new ArrayList<>();
    for (String visitor : linking.stream().map(Event::visitorId).distinct().toList()) {
      for (String user : linking.stream().map(Event::userId).distinct().toList()) {
        List<Event> both =
            linking.stream()
                .filter(e -> e.visitorId().equals(visitor) && e.userId().equals(user))
                .toList();
        if (!both.isEmpty()) {
          links.add(
              new IdentityLink(
                  visitor,
                  user,
                  both.get(0).eventTime(),
                  both.get(0).receivedTime(),
                  both.get(both.size() - 1).eventTime(),
                  both.size(),
                  user.equals(owner(visitor).get()),
                  user));
        }
      }
    }
    return links;
  }

  /** The person of an event, given its session. */
  String personOf(Event event, Optional<Session> session) {
    if (event.userId() != null) {
      return event.userId();
    }
    return session.map(Session::personId).orElse(personOfAnonymous(event.visitorId()));
  }

  /** The person of a visitor's history without a user. */
  String personOfAnonymous(String visitor) {
    return userOfAnonymous(visitor).orElse(visitor);
  }

  /** The user of a visitor's history without a user. */
  Optional<String> userOfAnonymous(String visitor) {
    return owner(visitor)
        .or(
            () ->
                visitor.startsWith("user:")
                    ? Optional.of(visitor.substring("user:".length()))
                    : Optional.empty());
  }

  private Optional<String> owner(String visitor) {
    return linking.stream()
        .filter(event -> event.visitorId().equals(visitor))
        .min(Comparator.comparing(Event::eventTime).thenComparing(Event::userId))
        .map(Event::userId)
        .filter(Objects::nonNull);
  }
}
