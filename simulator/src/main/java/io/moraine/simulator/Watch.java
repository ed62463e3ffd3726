package io.moraine.simulator;

/** The time during a visit. It only goes forward, and keeps clear of where definitions tip over. */
final class Watch {
  private final Season season;
  private long now;

  Watch(Season season, long now) {
    this.season = season;
    this.now = now;
  }

  long now() {
    return now;
  }

  /** Lets some time pass, at least the first of the two, less than the second; milliseconds. */
  void pass(Chance chance, long atLeast, long lessThan) {
    passTo(now + chance.between(atLeast, lessThan));
  }

  /** Lets time pass until a moment that is not before now. */
  void passTo(long moment) {
    now = season.clearOfTimeout(moment);
  }

  /** How long it is until nothing happens any more. */
  long untilTheEnd() {
    return season.lastMoment() - now;
  }
}
