package io.moraine.simulator;

import java.time.Duration;

/**
 * How the events of a visit reach the collector: when they are sent and received, and what the
 * device's clock says of it.
 *
 * <p>Sent and received are always close, late events too: they wait on the device. A device with a
 * wrong clock is wrong about all its times alike, and its events arrive in the very millisecond in
 * which they are sent, so that received minus sent is exactly how wrong it is.
 */
final class Delivery {
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long LONGEST_QUEUE = Duration.ofHours(60).toMillis();

  private final Chance chance;
  private final long clockOffset;
  private final long offlineFrom;
  private final long onlineAgain;
  private int waiting;
  private long client;
  private long sent;
  private long received;

  private Delivery(Chance chance, long clockOffset, long offlineFrom, long onlineAgain) {
    this.chance = chance;
    this.clockOffset = clockOffset;
    this.offlineFrom = offlineFrom;
    this.onlineAgain = onlineAgain;
  }

  /** From a server, whose clock is right and which is never offline. */
  static Delivery ofServer(Chance chance) {
    return new Delivery(chance, 0, Long.MAX_VALUE, 0);
  }

  /**
   * From a device.
   *
   * @param lateRate how likely the device is offline during the visit
   * @param overBy when the visit is surely over
   * @param closes before when everything is received
   */
  static Delivery ofDevice(
      Chance chance, Device device, double lateRate, long begins, long overBy, long closes) {
    long queue = (long) ((1.2 + chance.waiting(14)) * HOUR);
    long onlineAgain = overBy + Math.min(LONGEST_QUEUE, queue);
    if (!chance.happens(lateRate) || onlineAgain + HOUR > closes) {
      return new Delivery(chance, device.clockOffset(), Long.MAX_VALUE, 0);
    }
    boolean fromTheStart = chance.happens(0.6);
    long offlineFrom = fromTheStart ? begins : begins + chance.below(300_000);
    return new Delivery(chance, device.clockOffset(), offlineFrom, onlineAgain);
  }

  /** Sees to the next event, which happens at that moment. */
  void take(long moment) {
    boolean waits = moment >= offlineFrom;
    long truly = waits ? onlineAgain + 5L * waiting++ : moment + 40 + chance.below(3000);
    client = moment + clockOffset;
    sent = truly + clockOffset;
    received = clockOffset == 0 ? truly + 20 + chance.below(700) : truly;
  }

  /** When it happened, by the device's clock. */
  long client() {
    return client;
  }

  /** When it was sent, by the device's clock. */
  long sent() {
    return sent;
  }

  /** When it was received, truly. */
  long received() {
    return received;
  }
}
