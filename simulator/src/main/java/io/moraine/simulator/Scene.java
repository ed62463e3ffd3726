package io.moraine.simulator;

import io.moraine.schemas.EventType;

/**
 * Where some households of the population live their lives, one after another: their lines gather
 * in a collector, the truth of them in books. One thread at a time.
 */
final class Scene {
  private final Shop shop;
  private final Collector collector;
  private final Books books = new Books();
  private final EventLine line = new EventLine();
  private long household;
  private int orders;
  private Chance life;
  private Chance delivery;
  private Chance identifiers;

  Scene(Shop shop) {
    this.shop = shop;
    this.collector = new Collector(shop.season(), shop.settings());
  }

  /** Lets households of a population live, from one inclusive to another exclusive. */
  Scene live(Population population, int from, int to) {
    for (int number = from; number < to; number++) {
      turnTo(number);
      Population.Kind kind = population.kind(number);
      switch (kind) {
        case MONITOR -> BotLife.monitor(this);
        case BOT -> BotLife.live(this);
        case SOLO, TWO_DEVICES, SHARED_DEVICE -> HouseholdLife.live(this, kind);
      }
    }
    collector.days().forEach(DayLog::trim);
    return this;
  }

  /** Turns to another household: from now on everything happens by its chances. */
  void turnTo(long newHousehold) {
    household = newHousehold;
    orders = 0;
    long seed = shop.settings().seed();
    life = Chance.of(seed, Chance.Purpose.LIFE, household);
    delivery = Chance.of(seed, Chance.Purpose.DELIVERY, household);
    identifiers = Chance.of(seed, Chance.Purpose.IDENTIFIER, household);
    collector.mishapsBy(delivery);
  }

  /** The number of the household that lives now. */
  long household() {
    return household;
  }

  String nextOrderId() {
    orders++;
    return "F" + household + '-' + orders;
  }

  Shop shop() {
    return shop;
  }

  Books books() {
    return books;
  }

  Collector collector() {
    return collector;
  }

  /** The chance by which people decide. */
  Chance life() {
    return life;
  }

  /** How the events of a visit that begins now reach the collector. */
  Delivery deliveryOf(Device device, long begins) {
    double lateRate = shop.settings().lateRate();
    long closes = shop.season().closes();
    return Delivery.ofDevice(delivery, device, lateRate, begins, begins + Visit.LONGEST, closes);
  }

  Delivery deliveryOfServer() {
    return Delivery.ofServer(delivery);
  }

  /** The line that is being written. */
  EventLine line() {
    return line;
  }

  /**
   * Begins the line of an event.
   *
   * @param device null for an event of no device
   * @param userId null for an event of no known user
   */
  EventLine begin(Delivery by, EventType type, Device device, String userId) {
    line.begin(identifiers, by, type);
    return line.text("device_id", device == null ? null : device.id()).text("user_id", userId);
  }

  /** Ends the line, notes the event, and has it delivered. */
  void send(Delivery by, EventType type, Device device, String userId, long happened) {
    line.text("site", SiteMap.SITE).end();
    books.eventsByType().add(type.label());
    if (device != null) {
      device.saw(userId, happened, by.received());
    }
    collector.receive(line, happened, by.received());
  }
}
