package io.moraine.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

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

  /** The first visit within the season: of a newcomer, or of somebody who came before it began. */
  private void first(Shop shop, Appetite appetite, long roomBehind, Chance chance) {
    boolean knownBefore = chance.happens(appetite.knownBefore());
    while (appointments.isEmpty()) {
      OptionalLong begins =
          knownBefore
              ? next(shop, appetite, season.begins(), chance)
              : shop.newcomers().moment(chance, season.begins(), season.lastMoment());
      if (begins.isPresent() && begins.getAsLong() + roomBehind <= lastBeginning()) {
        long moment = begins.getAsLong();
        int day = season.dayOf(moment);
        if (knownBefore) {
          shop.traffic().returner(day, chance).ifPresent(cause -> add(moment, cause));
        } else {
          add(moment, shop.traffic().newcomer(day, chance));
        }
        churnsAt = moment + (long) ((1 + chance.waiting(appetite.daysUntilChurn())) * DAY);
      }
    }
  }

  private void further(Shop shop, Appetite appetite, Chance chance) {
    if (appetite.daysBetween() == 0) {
      return;
    }
    long previous = appointments.get(0).begins();
    while (true) {
      OptionalLong begins = next(shop, appetite, previous + APART, chance);
      if (begins.isEmpty() || !isPossible(begins.getAsLong())) {
        return;
      }
      long moment = begins.getAsLong();
      int day = season.dayOf(moment);
      shop.traffic().returner(day, chance).ifPresent(cause -> add(moment, cause));
      previous = moment;
    }
  }

  /** When somebody comes again who could from a moment on; empty where that is after the season. */
  private static OptionalLong next(Shop shop, Appetite appetite, long from, Chance chance) {
    long wait = (long) (chance.waiting(appetite.daysBetween()) * DAY);
    return shop.returners().moment(chance, from + wait * 7 / 10, from + wait * 13 / 10 + 2 * HOUR);
  }

  private void second(Shop shop, Chance chance) {
    long from = appointments.get(0).begins() + APART;
    long begins = shop.returners().moment(chance, from, from + 4 * HOUR).orElseThrow();
    add(begins, Cause.NONE);
    churnsAt = Math.max(churnsAt, begins + Visit.LONGEST + HOUR);
  }

  private boolean isPossible(long begins) {
    return begins <= lastBeginning() && begins + Visit.LONGEST < churnsAt;
  }

  private long lastBeginning() {
    return season.lastMoment() - BEFORE_THE_END;
  }

  private void add(long begins, Cause cause) {
    appointments.add(new Appointment(begins, cause));
  }
}
