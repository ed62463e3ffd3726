package io.moraine.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A person as far as logs can tell: a user on all devices where they ever logged in, else a device
 * on which nobody ever did.
 */
final class Persona {
  private final String id;
  private final String userId;
  private final Town town;
  private final Set<Device> devices = new HashSet<>();
  private final List<Order> orders = new ArrayList<>();
  private Visit firstVisit;
  private long visits;
  private Long signedUpAt;
  private ShoppingCart cart;
  private Membership membership;
  private Device billedDevice;
  private long billedUntil;

  private Persona(String id, String userId, Town town) {
    this.id = id;
    this.userId = userId;
    this.town = town;
  }

  static Persona ofUser(String userId, Town town) {
    return new Persona(userId, userId, town);
  }

  static Persona ofDevice(Device device) {
    return new Persona(device.id(), null, device.town());
  }

  /** The user's id, else the visitor's. */
  String id() {
    return id;
  }

  /** The known user, null where the persona is none. */
  String userId() {
    return userId;
  }

  Town town() {
    return town;
  }

  List<Order> orders() {
    return orders;
  }

  /** The cart that is open, null where none is. */
  ShoppingCart cart() {
    return cart;
  }

  void opens(ShoppingCart newCart) {
    cart = newCart;
  }

  void hasNoCart() {
    cart = null;
  }

  /** The club membership that is paid for, null where there is none. */
  Membership membership() {
    return membership;
  }

  /** Begins to pay for a membership, on a device, from a moment on. */
  void joins(Membership newMembership, Device device, long moment) {
    membership = newMembership;
    billedDevice = device;
    billedUntil = moment;
  }

  void changes(Membership newMembership) {
    membership = newMembership;
  }

  void leavesClub() {
    membership = null;
  }

  /** The device on which the membership was seen first. */
  Device billedDevice() {
    return billedDevice;
  }

  long billedUntil() {
    return billedUntil;
  }

  void billed(long moment) {
    billedUntil = moment;
  }

  /** Notes a visit; they come in the order of time. */
  void visitedBy(Visit visit) {
    if (firstVisit == null) {
      firstVisit = visit;
    }
    devices.add(visit.device());
    visits++;
  }

  /** Whether nothing is known yet of a membership, past or present. */
  boolean isNewHere() {
    return signedUpAt == null && billedDevice == null;
  }

  void signedUp(long moment) {
    signedUpAt = moment;
  }

  PersonTruth truth(BotKind bot) {
    Order first = orders.isEmpty() ? null : orders.get(0);
    Human human = firstVisit.human();
    return new PersonTruth(
        id,
        userId,
        human == null ? null : human.id(),
        Instant.ofEpochMilli(firstVisit.begins()),
        signedUpAt == null ? null : Instant.ofEpochMilli(signedUpAt),
        first == null ? null : Instant.ofEpochMilli(first.placedAt()),
        first == null ? null : first.id(),
        devices.size(),
        visits,
        orders.size(),
        first == null ? null : first.currency().name(),
        Order.amount(orders.stream().mapToLong(order -> order.net() - order.refunded()).sum()),
        firstVisit.cause().origin().channel().label(),
        human == null ? null : Instant.ofEpochMilli(human.churnsAt()),
        bot == null ? null : bot.label());
  }
}
