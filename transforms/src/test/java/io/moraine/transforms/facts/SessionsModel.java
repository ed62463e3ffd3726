package io.moraine.transforms.facts;

import io.moraine.schemas.Event;
import io.moraine.schemas.EventType;
import io.moraine.schemas.Session;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** facts.sessions the obvious way: cut lists of events, then ask each list for each column. */
final class SessionsModel {

  /** A session and the events of which it is. */
  record Cut(Session session, List<Event> events) {}

  private static final Comparator<Event> TIME =
      Comparator.comparing(Event::eventTime).thenComparing(Event::eventId);

  private final FactSettings settings;
  private final ToldOrders told;
  private final IdentitiesModel identities;

  private SessionsModel(List<Event> events, FactSettings settings) {
    this.settings = settings;
    this.told = new ToldOrders(events);
    this.identities = new IdentitiesModel(events);
  }

  static List<Session> of(List<Event> events, FactSettings settings) {
    return cuts(events, settings).stream().map(Cut::session).toList();
  }

  static List<Cut> cuts(List<Event> events, FactSettings settings) {
    SessionsModel model = new SessionsModel(events, settings);
    Map<String, List<Event>> byVisitor =
        events.stream()
            .collect(Collectors.groupingBy(Event::visitorId, TreeMap::new, Collectors.toList()));
    return byVisitor.values().stream().flatMap(own -> model.visitor(own).stream()).toList();
  }

  /** The session of an event; none where the event is outside sessions. */
  static Optional<Session> of(Event event, List<Cut> cuts) {
    return cuts.stream().filter(cut -> cut.events().contains(event)).map(Cut::session).findFirst();
  }

  private List<Cut> visitor(List<Event> events) {
    List<Event> making =
        events.stream().filter(event -> type(event).makesSessions()).sorted(TIME).toList();
    List<List<Event>> pieces =
        new ArrayList<>(gaps(making.stream().filter(e -> !ofSource(e)).toList()));
    pieces.addAll(
        making.stream()
            .filter(SessionsModel::ofSource)
            .collect(Collectors.groupingBy(Event::sourceSessionId))
            .values());
    pieces.sort(
        Comparator.<List<Event>, Instant>comparing(piece -> piece.get(0).eventTime())
            .thenComparing(this::id));
    List<Cut> cuts = new ArrayList<>();
    for (List<Event> piece : pieces) {
      cuts.add(new Cut(session(piece, cuts.size() + 1), piece));
    }
    return cuts;
  }

  private List<List<Event>> gaps(List<Event> events) {
    List<List<Event>> pieces = new ArrayList<>();
    for (Event event : events) {
      if (pieces.isEmpty() || cuts(pieces.get(pieces.size() - 1), event)) {
        pieces.add(new ArrayList<>());
      }
      pieces.get(pieces.size() - 1).add(event);
    }
    return pieces;
  }

  private boolean cuts(List<Event> piece, Event event) {
    SessionRules rules = settings.sessions();
    Instant start = piece.get(0).eventTime();
    Instant last = piece.get(piece.size() - 1).eventTime();
    String campaign = last(piece, Event::utmCampaign);
    return Duration.between(last, event.eventTime()).compareTo(rules.gap()) > 0
        || Duration.between(start, event.eventTime()).compareTo(rules.maxLength()) > 0
        || rules.cutAtMidnight() && !day(start).equals(day(event.eventTime()))
        || rules.cutAtCampaign()
            && event.utmCampaign() != null
            && !event.utmCampaign().equals(campaign)
            && event.eventTime().isAfter(start);
  }

  private Session session(List<Event> events, long number) {
    Event first = events.get(0);
    Instant start = first.eventTime();
    Instant end = events.get(events.size() - 1).eventTime();
    List<Event> views = events.stream().filter(e -> type(e).isView()).toList();
    List<Event> pings =
        events.stream()
            .filter(e -> type(e) == EventType.ENGAGEMENT && e.engagedMs() != null)
            .toList();
    List<Event> lines =
        events.stream().filter(e -> type(e) == EventType.PURCHASE && told.adds(e)).toList();
    List<Event> orders = lines.stream().filter(told::opens).toList();
    String currency = lines.isEmpty() ? null : lines.get(0).currency();
    BigDecimal revenue =
        lines.stream()
            .filter(line -> Objects.equals(line.currency(), currency))
            .flatMap(line -> RevenueModel.amounts(line).stream())
            .map(RevenueModel.Amounts::net)
            .reduce(BigDecimal.ZERO.setScale(6), BigDecimal::add);
    long durationMs = Duration.between(start, end).toMillis();
    long engagedMs =
        pings.isEmpty()
            ? durationMs
            : pings.stream().mapToLong(e -> Math.max(0, e.engagedMs())).sum();
    long conversions =
        orders.size()
            + count(events, EventType.SIGNUP)
            + count(events, EventType.SUBSCRIPTION_STARTED);
    String engagedBy = null;
    if (engagedMs >= settings.sessions().engagedAfter().toMillis()) {
      engagedBy = "time";
    } else if (views.size() >= settings.sessions().engagedViews()) {
      engagedBy = "views";
    } else if (conversions > 0) {
      engagedBy = "conversion";
    }
    Optional<Event> arrival = events.stream().filter(e -> e.channel() != null).findFirst();
    Optional<Event> located = events.stream().filter(e -> e.country() != null).findFirst();
    Optional<Event> equipped = events.stream().filter(e -> e.deviceClass() != null).findFirst();
    String userId = last(events, Event::userId);
    return new Session(
        id(events),
        day(start),
        first.visitorId(),
        first(events, Event::deviceId),
        userId,
        userId != null ? userId : identities.personOfAnonymous(first.visitorId()),
        first(events, Event::sourceSessionId),
        ofSource(first) ? "source/v1" : settings.sessions().definition(),
        start,
        end,
        durationMs,
        engagedMs,
        engagedBy != null,
        engagedBy,
        engagedBy == null,
        events.size(),
        views.size(),
        count(events, EventType.PRODUCT_VIEW),
        count(events, EventType.SEARCH),
        count(events, EventType.ADD_TO_CART),
        conversions,
        orders.size(),
        revenue,
        currency,
        orders.stream().filter(e -> !Objects.equals(e.currency(), currency)).count(),
        views.isEmpty() ? null : views.get(0).pagePath(),
        views.isEmpty() ? null : views.get(views.size() - 1).pagePath(),
        views.isEmpty() ? null : views.get(0).pageUrl(),
        arrival.map(Event::referrerUrl).orElse(null),
        arrival.map(Event::referrerHost).orElse(null),
        arrival.map(Event::channel).orElse("Direct"),
        arrival.map(Event::channelRule).orElse(null),
        arrival.map(Event::trafficSource).orElse("(direct)"),
        arrival.map(Event::trafficMedium).orElse("(none)"),
        arrival.map(Event::utmCampaign).orElse(null),
        arrival.map(Event::utmTerm).orElse(null),
        arrival.map(Event::utmContent).orElse(null),
        arrival.map(Event::clickIdType).orElse(null),
        number,
        number == 1,
        first(events, Event::site),
        located.map(Event::country).orElse(null),
        located.map(Event::region).orElse(null),
        located.map(Event::city).orElse(null),
        first(events, Event::language),
        equipped.map(Event::deviceClass).orElse(null),
        equipped.map(Event::browser).orElse(null),
        equipped.map(Event::os).orElse(null),
        first(events, Event::botRule));
  }

  private String id(List<Event> piece) {
    Event first = piece.get(0);
    return ofSource(first)
        ? Hashes.of(first.visitorId(), "source", first.sourceSessionId())
        : Hashes.of(first.visitorId(), first.eventTime(), settings.sessions().cutting());
  }

  private LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, settings.reportingZone());
  }

  static EventType type(Event event) {
    return EventType.ofLabel(event.eventType()).orElseThrow();
  }

  private static boolean ofSource(Event event) {
    return event.sessionFromSource() && event.sourceSessionId() != null;
  }

  private static long count(List<Event> events, EventType type) {
    return events.stream().filter(event -> type(event) == type).count();
  }

  private static <T> T first(List<Event> events, Function<Event, T> column) {
    return events.stream().map(column).filter(Objects::nonNull).findFirst().orElse(null);
  }

  private static <T> T last(List<Event> events, Function<Event, T> column) {
    return events.stream().map(column).filter(Objects::nonNull).reduce((a, b) -> b).orElse(null);
  }
}
