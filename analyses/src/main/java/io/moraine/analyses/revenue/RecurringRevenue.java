package io.moraine.analyses.revenue;

import io.moraine.analyses.results.PersonEvent;
import io.moraine.schemas.EventType;
import io.moraine.schemas.Money;
import io.moraine.schemas.results.MrrMonth;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an account pays at the end of each month, of its subscription events. A subscription lasts
 * from the first event that tells of it until it is cancelled; each event says what it costs from
 * then on, and what it leaves out stays as it was.
 */
final class RecurringRevenue {
  private static final BigDecimal MONTHS_PER_YEAR = BigDecimal.valueOf(12);
  private static final BigDecimal DAYS_PER_YEAR = BigDecimal.valueOf(365);
  private static final BigDecimal DAYS_PER_WEEK = BigDecimal.valueOf(7);

  private final LocalDate firstMonth;
  private final int months;
  private final List<MrrAmount> amounts = new ArrayList<>();

  private RecurringRevenue(LocalDate firstMonth, int months) {
    this.firstMonth = firstMonth;
    this.months = months;
  }

  /**
   * What an account pays.
   *
   * @param events of the account in order of time; those that tell of no subscription are not
   *     looked at
   * @param firstMonth the first day of month 0
   * @param months how many months there are
   */
  static List<MrrAmount> amounts(List<PersonEvent> events, LocalDate firstMonth, int months) {
    RecurringRevenue revenue = new RecurringRevenue(firstMonth, months);
    // Sources where everyone has one subscription need not name it.
    Map<String, Course> courses = new LinkedHashMap<>();
    for (PersonEvent event : events) {
      if (isOfSubscription(event.eventType())) {
        String id = event.subscriptionId() == null ? "" : event.subscriptionId();
        revenue.next(courses.computeIfAbsent(id, first -> new Course()), event);
      }
    }
    courses.values().forEach(course -> revenue.pay(course, months));
    return revenue.amounts;
  }

  static boolean isOfSubscription(EventType type) {
    return type == EventType.SUBSCRIPTION_STARTED
        || type == EventType.SUBSCRIPTION_CHANGED
        || type == EventType.SUBSCRIPTION_RENEWED
        || type == EventType.SUBSCRIPTION_CANCELLED;
  }

  /** The number of a day's month, from 0. */
  static int month(LocalDate firstMonth, LocalDate day) {
    return 12 * (day.getYear() - firstMonth.getYear())
        + day.getMonthValue()
        - firstMonth.getMonthValue();
  }

  /** A price per interval as one per month, to the millionth. */
  static BigDecimal monthly(BigDecimal amount, String interval) {
    BigDecimal price = amount.max(BigDecimal.ZERO);
    if (interval == null) {
      return price;
    }
    return switch (interval) {
      case "year" -> divided(price, MONTHS_PER_YEAR);
      case "week" ->
          divided(price.multiply(DAYS_PER_YEAR), MONTHS_PER_YEAR.multiply(DAYS_PER_WEEK));
      case "day" -> divided(price.multiply(DAYS_PER_YEAR), MONTHS_PER_YEAR);
      default -> price;
    };
  }

  private static BigDecimal divided(BigDecimal amount, BigDecimal by) {
    return amount.divide(by, Money.SCALE, RoundingMode.HALF_EVEN);
  }

  private void next(Course course, PersonEvent event) {
    int month = month(firstMonth, event.day());
    pay(course, month);
    course.from = month;
    course.active = event.eventType() != EventType.SUBSCRIPTION_CANCELLED;
    if (event.plan() != null && !event.plan().isEmpty()) {
      course.plan = event.plan();
    }
    if (event.currency() != null) {
      course.currency = event.currency();
    }
    if (event.planAmount() != null) {
      course.amount = monthly(event.planAmount(), event.planInterval());
    }
  }

  /** As it stands at the ends of its months before another. */
  private void pay(Course course, int before) {
    if (course.active && course.amount.signum() > 0) {
      for (int month = course.from; month < Math.min(before, months); month++) {
        amounts.add(new MrrAmount(month, course.plan, course.currency, course.amount));
      }
    }
  }

  private static final class Course {
    private int from;
    private boolean active;
    private String plan = MrrMonth.NONE;
    private String currency = MrrMonth.NONE;
    private BigDecimal amount = BigDecimal.ZERO;
  }
}
