package io.moraine.transforms.facts;

import io.moraine.schemas.Cohort;
import io.moraine.schemas.Event;
import io.moraine.schemas.EventType;
import io.moraine.schemas.IdentityLink;
import io.moraine.schemas.RevenueLine;
import io.moraine.schemas.Session;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** facts.cohorts the obvious way: every person there is, asked for each column. */
final class CohortsModel {
  private static final Set<EventType> COMMERCE =
      Set.of(
          EventType.ADD_TO_CART,
          EventType.REMOVE_FROM_CART,
          EventType.CART_UPDATE,
          EventType.CHECKOUT_STEP,
          EventType.PURCHASE,
          EventType.REFUND,
          EventType.SIGNUP,
          EventType.SUBSCRIPTION_STARTED,
          EventType.SUBSCRIPTION_CHANGED,
          EventType.SUBSCRIPTION_CANCELLED,
          EventType.SUBSCRIPTION_RENEWED);

  private record Owned(String person, Event event) {}

  private CohortsModel() {}

  static List<Cohort> of(List<Event> events, FactSettings settings) {
    List<SessionsModel.Cut> cuts = SessionsModel.cuts(events, settings);
    List<Session> sessions = cuts.stream().map(SessionsModel.Cut::session).toList();
    IdentitiesModel identities = new IdentitiesModel(events);
    List<IdentityLink> links = identities.links();
    List<RevenueLine> revenue = RevenueModel.of(events, settings);
    ToldOrders told = new ToldOrders(events);
    List<Owned> commerce =
        events.stream()
            .filter(event -> COMMERCE.contains(SessionsModel.type(event)))
            .filter(event -> SessionsModel.type(event) != EventType.PURCHASE || told.adds(event))
            .sorted(Comparator.comparing(Event::eventTime).thenComparing(Event::eventId))
            .map(
                event ->
                    new Owned(identities.personOf(event, SessionsModel.of(event, cuts)), event))
            .toList();
    Set<String> persons = new TreeSet<>();
    sessions.forEach(session -> persons.add(session.personId()));
    links.forEach(link -> persons.add(link.personId()));
    commerce.forEach(owned -> persons.add(owned.person()));
    List<Cohort> cohorts = new ArrayList<>();
    for (String person : persons) {
      List<Event> own =
          commerce.stream().filter(o -> o.person().equals(person)).map(Owned::event).toList();
      cohorts.add(
          cohort(
              person,
              sessions.stream()
                  .filter(session -> session.personId().equals(person))
                  .sorted(
                      Comparator.comparing(Session::startedAt).thenComparing(Session::sessionId))
                  .toList(),
              links.stream().filter(link -> link.personId().equals(person)).toList(),
              own,
              own.stream()
                  .filter(e -> SessionsModel.type(e) == EventType.PURCHASE && told.opens(e))
                  .toList(),
              revenue.stream().filter(line -> line.personId().equals(person)).toList(),
              identities,
              settings));
    }
    return cohorts;
  }

  private static Cohort cohort(
      String person,
      List<Session> sessions,
      List<IdentityLink> links,
      List<Event> commerce,
      List<Event> orders,
      List<RevenueLine> revenue,
      IdentitiesModel identities,
      FactSettings settings) {
    Instant firstSeen =
        Stream.of(
                sessions.stream().map(Session::startedAt),
                links.stream().map(IdentityLink::linkedAt),
                commerce.stream().map(Event::eventTime))
            .flatMap(times -> times)
            .min(Comparator.naturalOrder())
            .get();
    Instant lastSeen =
        Stream.of(
                sessions.stream().map(Session::endedAt),
                links.stream().map(IdentityLink::lastSeenAt),
                commerce.stream().map(Event::eventTime))
            .flatMap(times -> times)
            .max(Comparator.naturalOrder())
            .get();
    long visitors =
        Stream.of(
                sessions.stream().map(Session::visitorId),
                links.stream().map(IdentityLink::visitorId),
                commerce.stream().map(Event::visitorId))
            .flatMap(ids -> ids)
            .distinct()
            .count();
    boolean isUser =
        sessions.stream()
                .anyMatch(
                    s ->
                        s.userId() != null || identities.userOfAnonymous(s.visitorId()).isPresent())
            || !links.isEmpty()
            || commerce.stream()
                .anyMatch(
                    e ->
                        e.userId() != null
                            || identities.userOfAnonymous(e.visitorId()).isPresent());
    Optional<Event> paying =
        commerce.stream()
            .filter(e -> SessionsModel.type(e) == EventType.PURCHASE)
            .findFirst()
            .or(
                () ->
                    commerce.stream()
                        .filter(e -> SessionsModel.type(e) == EventType.REFUND)
                        .findFirst());
    String currency = paying.map(Event::currency).orElse(null);
    Set<LocalDate> orderDays = new TreeSet<>();
    orders.forEach(order -> orderDays.add(day(order.eventTime(), settings)));
    Set<LocalDate> activeDays = new TreeSet<>(orderDays);
    sessions.forEach(session -> activeDays.add(session.sessionDate()));
    Optional<Session> first = sessions.stream().findFirst();
    return new Cohort(
        person,
        isUser ? person : null,
        firstSeen,
        day(firstSeen, settings),
        lastSeen,
        commerce.stream()
            .filter(e -> SessionsModel.type(e) == EventType.SIGNUP)
            .map(Event::eventTime)
            .findFirst()
            .orElse(null),
        orders.isEmpty() ? null : orders.get(0).eventTime(),
        orders.isEmpty() ? null : ToldOrders.orderOf(orders.get(0)),
        visitors,
        sessions.size(),
        orders.size(),
        currency,
        revenue.stream()
            .filter(line -> Objects.equals(line.currency(), currency))
            .map(RevenueLine::net)
            .reduce(BigDecimal.ZERO.setScale(6), BigDecimal::add),
        first.map(Session::channel).orElse(null),
        first.map(Session::source).orElse(null),
        first.map(Session::medium).orElse(null),
        first.map(Session::campaign).orElse(null),
        first.map(Session::entryPage).orElse(null),
        first.map(Session::country).orElse(null),
        first.map(Session::deviceClass).orElse(null),
        List.copyOf(activeDays),
        List.copyOf(orderDays),
        sessions.stream().allMatch(session -> session.botRule() != null)
            ? first.map(Session::botRule).orElse(null)
            : null);
  }

  private static LocalDate day(Instant instant, FactSettings settings) {
    return LocalDate.ofInstant(instant, settings.reportingZone());
  }
}
