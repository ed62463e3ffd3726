package io.moraine.analyses.kpis;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Function;

/** A number of the top line: what it is, and of what it is made. */
enum Measure {
  /** Sessions that began on the day. */
  SESSIONS(Unit.SESSIONS, day -> count(day.counts().sessions)),
  /** Different persons with a session that began on the day (daily active users). */
  USERS(Unit.PERSONS, day -> count(day.counts().users)),
  /** Persons whose first session ever is on the day. */
  NEW_USERS(Unit.PERSONS, day -> count(day.counts().newUsers)),
  /** The other users of the day. */
  RETURNING_USERS(Unit.PERSONS, day -> count(day.counts().users - day.counts().newUsers)),
  /** Different persons with a session on the day or the 6 days before. */
  WEEKLY_USERS(Unit.PERSONS, day -> count(day.weeklyUsers())),
  /** Different persons with a session on the day or the 29 days before. */
  MONTHLY_USERS(Unit.PERSONS, day -> count(day.monthlyUsers())),
  /** Users of the day / monthly users. */
  STICKINESS(Unit.RATIO, day -> ratio(day.counts().users, day.monthlyUsers())),
  /** Views of pages, products and lists in the day's sessions. */
  PAGE_VIEWS(Unit.VIEWS, day -> count(day.counts().pageViews)),
  /** Views / sessions. */
  PAGES_PER_SESSION(Unit.VIEWS, day -> ratio(day.counts().pageViews, day.counts().sessions)),
  /** Mean duration of the day's sessions. */
  AVERAGE_DURATION(
      Unit.SECONDS,
      day ->
          new Fraction(
              BigDecimal.valueOf(day.counts().durationMs, 3),
              BigDecimal.valueOf(day.counts().sessions))),
  /** Engaged sessions / sessions. */
  ENGAGED_RATE(Unit.RATIO, day -> ratio(day.counts().engagedSessions, day.counts().sessions)),
  /** Sessions that are not engaged / sessions. */
  BOUNCE_RATE(
      Unit.RATIO,
      day -> ratio(day.counts().sessions - day.counts().engagedSessions, day.counts().sessions)),
  /** Purchases, signups and subscriptions started in the day's sessions. */
  CONVERSIONS(Unit.CONVERSIONS, day -> count(day.counts().conversions)),
  /** Sessions with a conversion / sessions. */
  CONVERSION_RATE(Unit.RATIO, day -> ratio(day.counts().convertedSessions, day.counts().sessions)),
  /** Orders whose first line is of the day; where lines of one are of several persons, of each. */
  ORDERS(Unit.ORDERS, day -> count(day.counts().orders)),
  /** Price times quantity of the day's order lines. */
  GROSS_REVENUE(Unit.MONEY, day -> amount(day.counts().gross)),
  /** What was taken off these lines. */
  DISCOUNTS(Unit.MONEY, day -> amount(day.counts().discounts)),
  /** What went back on the day, whenever it was ordered. */
  REFUNDS(Unit.MONEY, day -> amount(day.counts().refunds)),
  /** Gross less discounts less refunds; tax and shipping are not in it. */
  NET_REVENUE(Unit.MONEY, day -> amount(day.counts().net)),
  /** Gross less discounts, of an order of the day. */
  AVERAGE_ORDER_VALUE(
      Unit.MONEY,
      day ->
          new Fraction(
              day.counts().gross.subtract(day.counts().discounts),
              BigDecimal.valueOf(day.counts().orders))),
  /** Net revenue / users of the day. */
  REVENUE_PER_USER(
      Unit.MONEY, day -> new Fraction(day.counts().net, BigDecimal.valueOf(day.counts().users))),
  /** Carts opened on the day. */
  CARTS(Unit.CARTS, day -> count(day.counts().carts)),
  /** Of these the abandoned ones, without those recovered, / those that are not open any more. */
  CART_ABANDONMENT_RATE(
      Unit.RATIO, day -> ratio(day.counts().abandonedCarts, day.counts().closedCarts)),
  /** Site searches in sessions. */
  SEARCHES(Unit.EVENTS, day -> count(day.counts().searches)),
  /** Events of features, whatever their outcome. */
  FEATURE_USES(Unit.EVENTS, day -> count(day.counts().featureUses)),
  /** Measurements that tell a script's error. */
  ERRORS(Unit.EVENTS, day -> count(day.counts().errors)),
  /** 75th percentile of the largest contentful paint, by which Web Vitals judge a site. */
  LCP_P75(
      Unit.MILLISECONDS,
      day -> new Fraction(null, BigDecimal.valueOf(day.counts().largestPaint.count()))) {
    @Override
    Double value(DayNumbers day) {
      return day.counts().largestPaint.orNull(0.75);
    }
  };

  /** In what a number is. */
  enum Unit {
    SESSIONS,
    PERSONS,
    VIEWS,
    CONVERSIONS,
    ORDERS,
    CARTS,
    EVENTS,
    RATIO,
    SECONDS,
    MILLISECONDS,
    /** In the reporting currency; not told where there is none. */
    MONEY
  }

  /**
   * What a number is made of.
   *
   * @param numerator what is divided; null where nothing is
   * @param denominator by what; null where the numerator is the number
   */
  record Fraction(BigDecimal numerator, BigDecimal denominator) {
    private Double value() {
      if (denominator == null) {
        return numerator.doubleValue();
      }
      return denominator.signum() == 0 ? null : numerator.doubleValue() / denominator.doubleValue();
    }
  }

  /**
   * What is known of a day.
   *
   * @param weeklyUsers different persons of the last 7 days
   * @param monthlyUsers different persons of the last 30 days
   */
  record DayNumbers(DayCounts counts, long weeklyUsers, long monthlyUsers) {}

  private final Unit unit;
  private final Function<DayNumbers, Fraction> fraction;

  Measure(Unit unit, Function<DayNumbers, Fraction> fraction) {
    this.unit = unit;
    this.fraction = fraction;
  }

  /** As it stands in the table. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  Unit unit() {
    return unit;
  }

  Fraction fraction(DayNumbers day) {
    return fraction.apply(day);
  }

  /** Null where there is nothing to divide by. */
  Double value(DayNumbers day) {
    return fraction(day).value();
  }

  private static Fraction count(long number) {
    return amount(BigDecimal.valueOf(number));
  }

  private static Fraction amount(BigDecimal amount) {
    return new Fraction(amount, null);
  }

  private static Fraction ratio(long numerator, long denominator) {
    return new Fraction(BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator));
  }
}
