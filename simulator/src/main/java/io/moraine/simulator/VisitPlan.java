package io.moraine.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When the people of a household come, and why, before anything of it happens. */
final class VisitPlan {
  /** Two visits of a household never begin nearer to each other. */
  static final long APART = Visit.LONGEST + Duration.ofMinutes(32).toMillis();

  /** No visit begins nearer to the end of the data. */
  private static final long BEFORE_THE_END = Duration.ofMinutes(15).toMillis();

  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final double DAY = 24.0 * HOUR;

  /** A visit that will happen. */
  record Appointment(long begins, Cause cause) {}

  private final Season season;
  private final List<Appointment> appointments = new ArrayList<>();
  private long churnsAt;

  private VisitPlan(Season season) {
    this.season = season;
  }

  /**
   * Plans visits.
   *
   * @param atLeastTwo whether there must be a second one
   */
  static VisitPlan of(Shop shop, Appetite appetite, boolean atLeastTwo, Chance chance) {
    VisitPlan plan = new VisitPlan(shop.season());
    plan.first(shop, appetite, atLeastTwo ? 8 * HOUR : 0, chance);
    plan.further(shop, appetite, chance);
    if (atLeastTwo && plan.appointments.size() < 2) {
      plan.second(shop, chance);
    }
    return plan;
  }

  List<Appointment> appointments() {
    return appointments;
  }

  /** When the household is lost to the shop. */
  long churnsAt() {
    return churnsAt;
  }

  /** Whether a further visit, beyond the plan, can begin at a moment without touching the next. */
  boolean hasRoomAt(long moment, int nextAppointment) {
    boolean beforeNext =
        nextAppointment == appointments.size()
            || moment + APART <= appointments.get(nextAppointment).begins();
    return beforeNext && isPossible(moment);
  }

  private void first(Shop shop, Appetite appetite, long roomBehind, Chance chance) {
    long latest = season.lastMoment() - BEFORE_THE_END - roomBehind;
    long begins = shop.newcomers().moment(chance, season.begins(), latest);
    add(begins, shop.traffic().newcomer(season.dayOf(begins), chance));
    double daysUntilChurn =
        switch (appetite) {
          case ONCE -> 1 + chance.waiting(4);
          case NOW_AND_THEN -> 1 + chance.waiting(25);
          case OFTEN -> 2 + chance.waiting(70);
        };
    churnsAt = begins + (long) (daysUntilChurn * DAY);
  }

  private void further(Shop shop, Appetite appetite, Chance chance) {
    if (appetite.daysBetween() == 0) {
      return;
    }
    long previous = appointments.get(0).begins();
    while (true) {
      long gap = (long) (chance.waiting(appetite.daysBetween()) * DAY);
      long from = previous + APART + gap * 7 / 10;
      long to = previous + APART + gap * 13 / 10 + 2 * HOUR;
      if (!isPossible(from)) {
        return;
      }
      long begins =
          shop.returners().moment(chance, from, Math.min(to, season.lastMoment() - BEFORE_THE_END));
      if (!isPossible(begins)) {
        return;
      }
      Optional<Cause> cause = shop.traffic().returner(season.dayOf(begins), chance);
      cause.ifPresent(because -> add(begins, because));
      previous = begins;
    }
  }

  private void second(Shop shop, Chance chance) {
    long from = appointments.get(0).begins() + APART;
    long begins = shop.returners().moment(chance, from, from + 4 * HOUR);
    add(begins, new Cause(Traffic.DIRECT, false));
    churnsAt = Math.max(churnsAt, begins + Visit.LONGEST + HOUR);
  }

  private boolean isPossible(long begins) {
    return begins <= season.lastMoment() - BEFORE_THE_END && begins + Visit.LONGEST < churnsAt;
  }

  private void add(long begins, Cause cause) {
    appointments.add(new Appointment(begins, cause));
  }
}
