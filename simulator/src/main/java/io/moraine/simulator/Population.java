package io.moraine.simulator;

import java.util.Arrays;

/** Which households there are: exactly as many devices as visitors were asked for. */
final class Population {
  /** How people share devices and devices people. */
  enum Kind {
    /** The shop's own monitor: the first household, and there whatever the bot rate. */
    MONITOR(1),
    /** A machine. */
    BOT(1),
    /** One person, one device. */
    SOLO(1),
    /** One person who comes by two devices. */
    TWO_DEVICES(2),
    /** Two people, both with an account, on one device. */
    SHARED_DEVICE(1);

    private final int devices;

    Kind(int devices) {
      this.devices = devices;
    }

    int devices() {
      return devices;
    }
  }

  private static final double TWO_DEVICES_RATE = 0.09;
  private static final double SHARED_RATE = 0.015;
  private static final Kind[] KINDS = Kind.values();

  private byte[] kinds = new byte[1024];
  private int households;

  Population(SimulationSettings settings) {
    Chance chance = Chance.of(settings.seed(), Chance.Purpose.POPULATION, 0);
    int devices = 0;
    while (devices < settings.visitors()) {
      Kind kind = devices == 0 ? Kind.MONITOR : draw(chance, settings.botRate());
      if (devices + kind.devices() > settings.visitors()) {
        kind = Kind.SOLO;
      }
      devices += kind.devices();
      add(kind);
    }
  }

  int households() {
    return households;
  }

  Kind kind(int household) {
    return KINDS[kinds[household]];
  }

  private void add(Kind kind) {
    if (households == kinds.length) {
      kinds = Arrays.copyOf(kinds, households * 2);
    }
    kinds[households++] = (byte) kind.ordinal();
  }

  private static Kind draw(Chance chance, double botRate) {
    if (chance.happens(botRate)) {
      return Kind.BOT;
    }
    double kind = chance.fraction();
    if (kind < TWO_DEVICES_RATE) {
      return Kind.TWO_DEVICES;
    }
    return kind < TWO_DEVICES_RATE + SHARED_RATE ? Kind.SHARED_DEVICE : Kind.SOLO;
  }
}
