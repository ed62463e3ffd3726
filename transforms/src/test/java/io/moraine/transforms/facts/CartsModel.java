package io.moraine.transforms.facts;

import io.moraine.schemas.Cart;
import io.moraine.schemas.CartLine;
import io.moraine.schemas.Event;
import io.moraine.schemas.EventType;
import io.moraine.schemas.Item;
import io.moraine.schemas.Session;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * facts.carts and facts.cart_lines the obvious way: a person's events are dealt out to carts, and
 * what was in a cart after an event is found by playing its events again from the first.
 */
final class CartsModel {

  /** A cart and its lines. */
  record Filled(Cart cart, List<CartLine> lines) {}

  private record Product(
      Instant firstAdded,
      long quantity,
      long peak,
      String name,
      String category,
      String brand,
      BigDecimal price,
      String currency) {}

  private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(6);

  private final FactSettings settings;
  private final ToldOrders told;
  private final List<SessionsModel.Cut> cuts;
  private final Instant dataEnd;

  private CartsModel(List<Event> events, FactSettings settings) {
    this.settings = settings;
    this.told = new ToldOrders(events);
    this.cuts = SessionsModel.cuts(events, settings);
    this.dataEnd = Facts.dataEnd(events);
  }

  static List<Filled> of(List<Event> events, FactSettings settings) {
    CartsModel model = new CartsModel(events, settings);
    IdentitiesModel identities = new IdentitiesModel(events);
    Map<String, List<Event>> byPerson =
        events.stream()
            .filter(event -> SessionsModel.type(event).touchesCart())
            .filter(
                event -> !isPurchase(event) || model.told.adds(event) && model.told.opens(event))
            .sorted(Comparator.comparing(Event::eventTime).thenComparing(Event::eventId))
            .collect(
                Collectors.groupingBy(
                    event -> identities.personOf(event, SessionsModel.of(event, model.cuts)),
                    TreeMap::new,
                    Collectors.toList()));
    List<Filled> carts = new ArrayList<>();
    byPerson.forEach(
        (person, own) -> model.deal(own).forEach(cart -> carts.add(model.cart(person, cart))));
    return carts;
  }

  private List<List<Event>> deal(List<Event> events) {
    List<List<Event>> carts = new ArrayList<>();
    for (Event event : events) {
      List<Event> last = carts.isEmpty() ? null : carts.get(carts.size() - 1);
      if (last != null && !isPurchase(last(last)) && within(last(last), event)) {
        last.add(event);
      } else if (puts(event)) {
        carts.add(new ArrayList<>(List.of(event)));
      }
    }
    return carts;
  }

  private boolean within(Event before, Event event) {
    return Duration.between(before.eventTime(), event.eventTime())
            .compareTo(settings.carts().recoverableFor())
        <= 0;
  }

  private static boolean puts(Event event) {
    EventType type = SessionsModel.type(event);
    return type == EventType.ADD_TO_CART
        || type == EventType.CART_UPDATE
            && items(event).stream().anyMatch(item -> quantity(item) > 0);
  }

  private Filled cart(String person, List<Event> events) {
    Event first = events.get(0);
    Event order = isPurchase(last(events)) ? last(events) : null;
    List<Event> changes = events.stream().filter(event -> !isPurchase(event)).toList();
    Instant changedAt = last(changes).eventTime();
    Duration timeout = settings.carts().abandonedAfter();
    Instant abandonedAt = null;
    for (int i = 0; i < changes.size(); i++) {
      Instant next =
          i + 1 < changes.size()
              ? changes.get(i + 1).eventTime()
              : order != null ? order.eventTime() : dataEnd;
      if (abandonedAt == null && next.isAfter(changes.get(i).eventTime().plus(timeout))) {
        abandonedAt = changes.get(i).eventTime().plus(timeout);
      }
    }
    String state;
    if (order != null) {
      state = abandonedAt == null ? "ordered" : "recovered";
    } else {
      state = dataEnd.isAfter(changedAt.plus(timeout)) ? "abandoned" : "open";
    }
    String currency =
        changes.stream().map(Event::currency).filter(Objects::nonNull).findFirst().orElse(null);
    BigDecimal peak = NOTHING;
    for (int i = 1; i <= changes.size(); i++) {
      peak = peak.max(value(contents(changes.subList(0, i)), currency));
    }
    Map<String, Product> contents = contents(changes);
    Session session = SessionsModel.of(first, cuts).get();
    String cartId = Hashes.of(person, first.eventTime(), first.eventId());
    LocalDate day = LocalDate.ofInstant(first.eventTime(), settings.reportingZone());
    Cart cart =
        new Cart(
            cartId,
            day,
            person,
            first.eventTime(),
            changedAt,
            state,
            abandonedAt,
            order == null ? null : order.eventTime(),
            order == null ? null : ToldOrders.orderOf(order),
            order == null
                ? null
                : Duration.between(first.eventTime(), order.eventTime()).toMillis(),
            currency,
            peak,
            value(contents, currency),
            contents.values().stream().mapToLong(Product::quantity).sum(),
            contents.values().stream().filter(product -> product.quantity() > 0).count(),
            changes.stream()
                .filter(event -> SessionsModel.type(event) == EventType.CHECKOUT_STEP)
                .map(Event::checkoutStep)
                .filter(Objects::nonNull)
                .reduce((a, b) -> b)
                .orElse(null),
            events.stream()
                .map(event -> SessionsModel.of(event, cuts).get().sessionId())
                .distinct()
                .count(),
            session.sessionId(),
            session.channel(),
            session.campaign(),
            session.deviceClass(),
            session.country(),
            session.botRule(),
            settings.carts().definition());
    List<CartLine> lines = new ArrayList<>();
    contents.forEach(
        (id, product) ->
            lines.add(
                new CartLine(
                    cartId,
                    day,
                    person,
                    id,
                    product.name(),
                    product.category(),
                    product.brand(),
                    product.firstAdded(),
                    product.quantity(),
                    product.peak(),
                    product.price(),
                    value(product),
                    product.currency() == null ? currency : product.currency())));
    return new Filled(cart, lines);
  }

  private static Map<String, Product> contents(List<Event> changes) {
    Map<String, Product> contents = new LinkedHashMap<>();
    for (Event event : changes) {
      EventType type = SessionsModel.type(event);
      Map<String, Long> updated = new HashMap<>();
      for (Item item : type == EventType.CHECKOUT_STEP ? List.<Item>of() : items(event)) {
        Product before = contents.get(item.productId());
        long had = before == null ? 0 : before.quantity();
        long named = Math.max(0, quantity(item));
        long has;
        if (type == EventType.ADD_TO_CART) {
          has = had + named;
        } else if (type == EventType.CART_UPDATE) {
          has = updated.merge(item.productId(), named, Long::sum);
        } else {
          has = item.quantity() == null ? 0 : Math.max(0, had - Math.abs(item.quantity()));
        }
        if (before == null && has == 0) {
          continue;
        }
        Product known =
            before == null
                ? new Product(event.eventTime(), 0, 0, null, null, null, null, null)
                : before;
        boolean priced = item.price() != null;
        contents.put(
            item.productId(),
            new Product(
                known.firstAdded(),
                has,
                Math.max(known.peak(), has),
                or(item.name(), known.name()),
                or(item.category(), known.category()),
                or(item.brand(), known.brand()),
                or(item.price(), known.price()),
                priced ? or(event.currency(), known.currency()) : known.currency()));
      }
    }
    return contents;
  }

  private static BigDecimal value(Map<String, Product> contents, String currency) {
    return contents.values().stream()
        .filter(product -> product.currency() == null || product.currency().equals(currency))
        .map(CartsModel::value)
        .reduce(NOTHING, BigDecimal::add);
  }

  private static BigDecimal value(Product product) {
    return or(product.price(), NOTHING).multiply(BigDecimal.valueOf(product.quantity()));
  }

  private static boolean isPurchase(Event event) {
    return SessionsModel.type(event) == EventType.PURCHASE;
  }

  private static List<Item> items(Event event) {
    return event.items() == null ? List.of() : event.items();
  }

  private static long quantity(Item item) {
    return item.quantity() == null ? 1 : item.quantity();
  }

  private static Event last(List<Event> events) {
    return events.get(events.size() - 1);
  }

  private static <T> T or(T value, T otherwise) {
    return value == null ? otherwise : value;
  }
}
