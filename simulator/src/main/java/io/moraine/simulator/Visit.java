package io.moraine.simulator;

import io.moraine.schemas.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A visit: who comes, by which device and why; and notes of what happened in it. */
final class Visit {
  /** What a visit has to do with accounts. */
  enum Account {
    /** Nobody says who they are. */
    ANONYMOUS,
    /** The browser remembers who was here last. */
    REMEMBERED,
    /** They log in during the visit. */
    LOGS_IN,
    /** They make an account during the visit. */
    SIGNS_UP,
    /** Another user than the device's owner is here, and known from the first event on. */
    SWITCHES
  }

  /** Within which a visit is over, whatever happens in it. */
  static final long LONGEST = 150 * 60_000L;

  /** From how much time with a page in the foreground a visit is engaged, milliseconds. */
  private static final long ENGAGED_FROM = 10_000;

  private static final int ENGAGED_VIEWS = 2;

  private final Device device;
  private final Human human;
  private final Persona persona;
  private final Cause cause;
  private final Account account;
  private final long begins;
  private final long number;
  private final List<String> paths = new ArrayList<>();
  private long endedAt;
  private String userId;
  private long events;
  private long productViews;
  private long searches;
  private long cartAdds;
  private long conversions;
  private long orders;
  private long revenue;
  private Currency currency;
  private long pings;
  private long pingedMillis;

  /**
   * A visit that begins.
   *
   * @param human null for a bot
   */
  Visit(Device device, Human human, Persona persona, Cause cause, Account account, long begins) {
    this.device = device;
    this.human = human;
    this.persona = persona;
    this.cause = cause;
    this.account = account;
    this.begins = begins;
    this.number = device.nextSession();
    persona.visitedBy(this);
  }

  Device device() {
    return device;
  }

  Human human() {
    return human;
  }

  /** Whose visit it is as far as the logs can tell. */
  Persona persona() {
    return persona;
  }

  Cause cause() {
    return cause;
  }

  Account account() {
    return account;
  }

  long begins() {
    return begins;
  }

  /** When the last event so far happened that makes sessions. */
  long endedAt() {
    return endedAt;
  }

  /** The paths of the pages that were shown, in order. */
  List<String> paths() {
    return paths;
  }

  void saw(EventType type, long moment, String newUserId) {
    if (!type.makesSessions()) {
      return;
    }
    events++;
    endedAt = moment;
    if (newUserId != null) {
      userId = newUserId;
    }
    switch (type) {
      case PRODUCT_VIEW -> productViews++;
      case SEARCH -> searches++;
      case ADD_TO_CART -> cartAdds++;
      case SIGNUP, SUBSCRIPTION_STARTED -> conversions++;
      default -> {}
    }
  }

  void viewed(String path) {
    paths.add(path);
  }

  void engaged(long millis) {
    pings++;
    pingedMillis += millis;
  }

  /** Notes an order that was placed, not one told again. */
  void ordered(Order order) {
    conversions++;
    orders++;
    revenue += order.net();
    currency = order.currency();
  }

  /** Orders that were placed in it, not those told again. */
  long orders() {
    return orders;
  }

  String engagedBy() {
    if (engagedMillis() >= ENGAGED_FROM) {
      return "time";
    }
    if (paths.size() >= ENGAGED_VIEWS) {
      return "views";
    }
    return conversions > 0 ? "conversion" : null;
  }

  SessionTruth truth(BotKind bot) {
    Campaign campaign = cause.origin().campaign();
    return new SessionTruth(
        device.id(),
        number,
        Instant.ofEpochMilli(begins),
        Instant.ofEpochMilli(endedAt),
        userId,
        persona.id(),
        events,
        paths.size(),
        productViews,
        searches,
        cartAdds,
        conversions,
        orders,
        Order.amount(revenue),
        currency == null ? null : currency.name(),
        engagedMillis(),
        engagedBy(),
        paths.get(0),
        paths.get(paths.size() - 1),
        cause.origin().channel().label(),
        campaign == null ? null : campaign.name(),
        bot == null ? null : bot.label());
  }

  private long engagedMillis() {
    return pings > 0 ? pingedMillis : endedAt - begins;
  }
}
