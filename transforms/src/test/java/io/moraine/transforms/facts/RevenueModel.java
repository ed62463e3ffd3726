package io.moraine.transforms.facts;

import io.moraine.schemas.Event;
import io.moraine.schemas.EventType;
import io.moraine.schemas.Item;
import io.moraine.schemas.RevenueLine;
import io.moraine.schemas.Session;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** facts.revenue the obvious way: with decimals, from the events as they are. */
final class RevenueModel {

  /** What a line amounts to. */
  record Amounts(
      Item item,
      long quantity,
      BigDecimal unitPrice,
      BigDecimal gross,
      BigDecimal discount,
      BigDecimal net,
      BigDecimal tax,
      BigDecimal shipping) {}

  private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(6);
  private static final BigDecimal MILLIONTH = BigDecimal.ONE.movePointLeft(6);

  private RevenueModel() {}

  static List<RevenueLine> of(List<Event> events, FactSettings settings) {
    ToldOrders told = new ToldOrders(events);
    IdentitiesModel identities = new IdentitiesModel(events);
    List<SessionsModel.Cut> cuts = SessionsModel.cuts(events, settings);
    List<RevenueLine> rows = new ArrayList<>();
    for (Event event : events) {
      EventType type = SessionsModel.type(event);
      if (type == EventType.REFUND || type == EventType.PURCHASE && told.adds(event)) {
        List<Amounts> lines = amounts(event);
        Optional<Session> session = SessionsModel.of(event, cuts);
        for (int line = 0; line < lines.size(); line++) {
          rows.add(
              type == EventType.REFUND
                  ? refund(event, lines, line, identities, settings)
                  : order(event, lines, line, session.get(), identities, told, settings));
        }
      }
    }
    return rows;
  }

  /** The lines of a purchase or a refund as if it were one. */
  static List<Amounts> amounts(Event event) {
    List<Item> items = event.items() == null ? List.of() : event.items();
    BigDecimal revenue = or(event.revenue(), NOTHING);
    List<Amounts> lines = new ArrayList<>();
    if (items.isEmpty()) {
      lines.add(untaxed(null, 1, revenue, revenue, NOTHING));
    } else if (items.stream().allMatch(item -> item.price() == null)) {
      List<BigDecimal> shares = shares(revenue, items, i -> BigDecimal.valueOf(quantity(i)));
      for (int i = 0; i < items.size(); i++) {
        long quantity = quantity(items.get(i));
        BigDecimal unitPrice =
            quantity == 0
                ? NOTHING
                : shares.get(i).divide(BigDecimal.valueOf(quantity), 6, RoundingMode.HALF_EVEN);
        lines.add(untaxed(items.get(i), quantity, unitPrice, shares.get(i), NOTHING));
      }
    } else {
      List<BigDecimal> shares =
          shares(
              or(event.discount(), NOTHING),
              items,
              i -> gross(i).subtract(or(i.discount(), NOTHING)));
      for (int i = 0; i < items.size(); i++) {
        Item item = items.get(i);
        BigDecimal discount = or(item.discount(), NOTHING).add(shares.get(i));
        lines.add(untaxed(item, quantity(item), or(item.price(), NOTHING), gross(item), discount));
      }
    }
    List<BigDecimal> taxes = shares(or(event.tax(), NOTHING), lines, Amounts::net);
    List<BigDecimal> shippings = shares(or(event.shipping(), NOTHING), lines, Amounts::net);
    return IntStream.range(0, lines.size())
        .mapToObj(i -> taxed(lines.get(i), taxes.get(i), shippings.get(i)))
        .toList();
  }

  /** What went back with a refund, in all. */
  static BigDecimal refunded(Event refund) {
    return amounts(refund).stream().map(Amounts::net).reduce(NOTHING, BigDecimal::add).abs();
  }

  private static RevenueLine order(
      Event event,
      List<Amounts> lines,
      int index,
      Session session,
      IdentitiesModel identities,
      ToldOrders told,
      FactSettings settings) {
    Amounts line = lines.get(index);
    String orderId = ToldOrders.orderOf(event);
    return new RevenueLine(
        Hashes.of(orderId, "order", event.orderLine(), index + 1),
        LocalDate.ofInstant(event.eventTime(), settings.reportingZone()),
        "order",
        orderId,
        index + 1,
        event.orderLine(),
        event.eventId(),
        event.eventTime(),
        identities.personOf(event, Optional.of(session)),
        event.visitorId(),
        session.sessionId(),
        line.item() == null ? null : line.item().productId(),
        line.item() == null ? null : line.item().name(),
        line.item() == null ? null : line.item().category(),
        line.item() == null ? null : line.item().brand(),
        line.quantity(),
        line.unitPrice(),
        line.gross(),
        line.discount(),
        NOTHING,
        line.net(),
        line.tax(),
        line.shipping(),
        event.currency(),
        event.coupon(),
        session.channel(),
        session.source(),
        session.medium(),
        session.campaign(),
        or(event.country(), session.country()),
        session.deviceClass(),
        told.repeatsOf(orderId, event.orderLine()),
        session.botRule());
  }

  private static RevenueLine refund(
      Event event,
      List<Amounts> lines,
      int index,
      IdentitiesModel identities,
      FactSettings settings) {
    Amounts line = lines.get(index);
    BigDecimal whole = lines.stream().map(Amounts::net).reduce(NOTHING, BigDecimal::add);
    boolean turned = whole.signum() < 0;
    BigDecimal refunded = turned ? line.net().negate() : line.net();
    String orderId = ToldOrders.orderOf(event);
    return new RevenueLine(
        Hashes.of(orderId, "refund", event.eventId(), index + 1),
        LocalDate.ofInstant(event.eventTime(), settings.reportingZone()),
        "refund",
        orderId,
        index + 1,
        event.orderLine(),
        event.eventId(),
        event.eventTime(),
        identities.personOf(event, Optional.empty()),
        event.visitorId(),
        null,
        line.item() == null ? null : line.item().productId(),
        line.item() == null ? null : line.item().name(),
        line.item() == null ? null : line.item().category(),
        line.item() == null ? null : line.item().brand(),
        -Math.abs(line.quantity()),
        turned && line.quantity() >= 0 ? line.unitPrice().negate() : line.unitPrice(),
        NOTHING,
        NOTHING,
        refunded,
        refunded.negate(),
        line.tax().abs().negate(),
        line.shipping().abs().negate(),
        event.currency(),
        event.coupon(),
        null,
        null,
        null,
        null,
        event.country(),
        null,
        0,
        event.botRule());
  }

  private static Amounts untaxed(
      Item item, long quantity, BigDecimal unitPrice, BigDecimal gross, BigDecimal discount) {
    return new Amounts(
        item, quantity, unitPrice, gross, discount, gross.subtract(discount), NOTHING, NOTHING);
  }

  private static Amounts taxed(Amounts line, BigDecimal tax, BigDecimal shipping) {
    return new Amounts(
        line.item(),
        line.quantity(),
        line.unitPrice(),
        line.gross(),
        line.discount(),
        line.net(),
        tax,
        shipping);
  }

  /** Rounds down, then gives a millionth each to those who lost most, first come first. */
  private static <T> List<BigDecimal> shares(
      BigDecimal amount, List<T> parts, Function<T, BigDecimal> weightOf) {
    List<BigDecimal> weights =
        new ArrayList<>(parts.stream().map(weightOf).map(NOTHING::max).toList());
    BigDecimal sum = weights.stream().reduce(NOTHING, BigDecimal::add);
    if (sum.signum() == 0) {
      weights.replaceAll(weight -> BigDecimal.ONE);
      sum = BigDecimal.valueOf(parts.size());
    }
    MathContext precise = new MathContext(60);
    BigDecimal total = sum;
    List<BigDecimal> exact =
        weights.stream().map(w -> amount.abs().multiply(w).divide(total, precise)).toList();
    List<BigDecimal> given =
        new ArrayList<>(exact.stream().map(e -> e.setScale(6, RoundingMode.DOWN)).toList());
    List<Integer> byLoss =
        IntStream.range(0, parts.size())
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> given.get(i).subtract(exact.get(i))))
            .toList();
    BigDecimal left = amount.abs().subtract(given.stream().reduce(NOTHING, BigDecimal::add));
    for (int next = 0; left.signum() > 0; next++) {
      given.set(byLoss.get(next), given.get(byLoss.get(next)).add(MILLIONTH));
      left = left.subtract(MILLIONTH);
    }
    return given.stream().map(g -> amount.signum() < 0 ? g.negate() : g).toList();
  }

  private static BigDecimal gross(Item item) {
    return or(item.price(), NOTHING).multiply(BigDecimal.valueOf(quantity(item)));
  }

  private static long quantity(Item item) {
    return item.quantity() == null ? 1 : item.quantity();
  }

  private static <T> T or(T value, T otherwise) {
    return value == null ? otherwise : value;
  }
}
