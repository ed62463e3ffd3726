package io.moraine.analyses.activity;

import io.moraine.analyses.results.Analysis;
import io.moraine.analyses.results.Balance;
import io.moraine.analyses.results.Balance.Side;
import io.moraine.analyses.results.DataSpan;
import io.moraine.analyses.results.Highlight;
import io.moraine.analyses.results.Highlight.Adding;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.ResultSettings;
import io.moraine.schemas.Cohort;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.results.ActiveUsers;
import io.moraine.schemas.results.Lifecycle;
import io.moraine.schemas.results.Retention;
import io.moraine.schemas.results.Stickiness;
import io.moraine.schemas.results.UserActivity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Retention, the lifecycle, stickiness and the activity of each person. */
public final class ActivityAnalysis implements Analysis {
  private static final List<String> PERIODS = List.of("day", "week", "month");

  @Override
  public String name() {
    return "activity";
  }

  @Override
  public String question() {
    return "Who comes back, how regularly, and who is gone?";
  }

  @Override
  public List<TableDefinition> tables() {
    return List.of(
        Retention.TABLE, Lifecycle.TABLE, Stickiness.TABLE, ActiveUsers.TABLE, UserActivity.TABLE);
  }

  @Override
  public List<Balance> balances() {
    List<Balance> balances = new ArrayList<>();
    balances.addAll(ofRetention());
    balances.addAll(ofLifecycle());
    balances.addAll(ofStickiness());
    balances.addAll(ofPersons());
    return balances;
  }

  private static List<Balance> ofRetention() {
    return List.of(
        new Balance(
            "Cohorts of those who are there for the first time are the new of their period",
            Side.sum(
                "sizes of first_time cohorts of results.retention",
                Retention.TABLE,
                Retention.class,
                row ->
                    row.type().equals("first_time") && isOfAll(row) && row.intervalNumber() == 0
                        ? row.period() + ", " + row.activity() + ", " + row.cohortStart()
                        : null,
                row -> BigDecimal.valueOf(row.size())),
            Side.sum(
                "new_users of results.lifecycle",
                Lifecycle.TABLE,
                Lifecycle.class,
                row -> row.period() + ", " + row.activity() + ", " + row.periodStart(),
                row -> BigDecimal.valueOf(row.newUsers()))),
        new Balance(
            "In interval 0 the whole cohort is there",
            Side.sum(
                "returned in interval 0 of results.retention",
                Retention.TABLE,
                Retention.class,
                row -> row.intervalNumber() == 0 ? row.period() + ", " + row.type() : null,
                row -> BigDecimal.valueOf(row.returned())),
            Side.sum(
                "sizes of its cohorts",
                Retention.TABLE,
                Retention.class,
                row -> row.intervalNumber() == 0 ? row.period() + ", " + row.type() : null,
                row -> BigDecimal.valueOf(row.size()))),
        segmentsAddUp("channel"),
        segmentsAddUp("device_class"));
  }

  private static Balance segmentsAddUp(String dimension) {
    return new Balance(
        "Who returned by " + dimension + " is who returned",
        returned(dimension),
        returned(Retention.ALL));
  }

  private static Side returned(String dimension) {
    return Side.sum(
        "returned of results.retention by " + dimension,
        Retention.TABLE,
        Retention.class,
        row ->
            row.dimension().equals(dimension) && !row.period().equals("day")
                ? row.period() + ", " + row.type() + ", " + row.activity()
                : null,
        row -> BigDecimal.valueOf(row.returned()));
  }

  private static List<Balance> ofLifecycle() {
    return List.of(
        new Balance(
            "The new of all periods are all people who were ever active",
            Side.sum(
                "new_users of results.lifecycle",
                Lifecycle.TABLE,
                Lifecycle.class,
                row -> row.period() + ", " + row.activity(),
                row -> BigDecimal.valueOf(row.newUsers())),
            people()),
        new Balance(
            "Who was active in a period returns in the next or falls asleep",
            Side.sum(
                "returning_users and dormant_users of the next period of results.lifecycle",
                Lifecycle.TABLE,
                Lifecycle.class,
                row -> row.period() + ", " + row.activity() + ", " + periodBefore(row),
                row -> BigDecimal.valueOf(row.returningUsers() + row.dormantUsers())),
            // Only the last period has no next one, and is not over.
            Side.sum(
                "active_users of results.lifecycle",
                Lifecycle.TABLE,
                Lifecycle.class,
                row ->
                    row.complete()
                        ? row.period() + ", " + row.activity() + ", " + row.periodStart()
                        : null,
                row -> BigDecimal.valueOf(row.activeUsers()))),
        new Balance(
            "The active of all days are people's active days",
            Side.sum(
                "active_users by day of results.lifecycle",
                Lifecycle.TABLE,
                Lifecycle.class,
                row -> row.period().equals("day") ? row.activity() : null,
                row -> BigDecimal.valueOf(row.activeUsers())),
            Side.sum(
                    "active_days of facts.cohorts",
                    Cohort.TABLE,
                    Cohort.class,
                    person -> Retention.ACTIVE,
                    person -> BigDecimal.valueOf(person.activeDays().size()))
                .plus(
                    Side.sum(
                        "its order_days",
                        Cohort.TABLE,
                        Cohort.class,
                        person -> Retention.ORDERED,
                        person -> BigDecimal.valueOf(person.orderDays().size())))),
        new Balance(
            "Daily users are who is active on the day",
            Side.sum(
                "daily_users of results.active_users",
                ActiveUsers.TABLE,
                ActiveUsers.class,
                row -> row.day().toString(),
                row -> BigDecimal.valueOf(row.dailyUsers())),
            Side.sum(
                "active_users by day of results.lifecycle",
                Lifecycle.TABLE,
                Lifecycle.class,
                row ->
                    row.period().equals("day") && row.activity().equals(Retention.ACTIVE)
                        ? row.periodStart().toString()
                        : null,
                row -> BigDecimal.valueOf(row.activeUsers()))));
  }

  private static List<Balance> ofStickiness() {
    return List.of(
        new Balance(
            "Whoever is active in a period is so on some number of days",
            Side.sum(
                "users of results.stickiness",
                Stickiness.TABLE,
                Stickiness.class,
                row -> row.period() + ", " + row.periodStart(),
                row -> BigDecimal.valueOf(row.users())),
            Side.sum(
                "active_users of results.lifecycle",
                Lifecycle.TABLE,
                Lifecycle.class,
                row ->
                    row.activity().equals(Retention.ACTIVE) && !row.period().equals("day")
                        ? row.period() + ", " + row.periodStart()
                        : null,
                row -> BigDecimal.valueOf(row.activeUsers()))),
        new Balance(
            "Days of stickiness are people's active days",
            Side.sum(
                "active_days times users of results.stickiness",
                Stickiness.TABLE,
                Stickiness.class,
                Stickiness::period,
                row -> BigDecimal.valueOf(row.activeDays() * row.users())),
            activeDays("week").plus(activeDays("month"))));
  }

  private static Side activeDays(String key) {
    return Side.sum(
        "active_days of facts.cohorts",
        Cohort.TABLE,
        Cohort.class,
        person -> key,
        person -> BigDecimal.valueOf(person.activeDays().size()));
  }

  private static List<Balance> ofPersons() {
    return List.of(
        new Balance(
            "Everyone has an activity",
            Side.sum(
                "rows of results.user_activity",
                UserActivity.TABLE,
                UserActivity.class,
                row -> BigDecimal.ONE),
            Side.sum(
                "rows of facts.cohorts", Cohort.TABLE, Cohort.class, person -> BigDecimal.ONE)),
        new Balance(
            "Orders of people are told",
            Side.sum(
                "orders of results.user_activity",
                UserActivity.TABLE,
                UserActivity.class,
                row -> BigDecimal.valueOf(row.orders())),
            Side.sum(
                "orders of facts.cohorts",
                Cohort.TABLE,
                Cohort.class,
                person -> BigDecimal.valueOf(person.orders()))));
  }

  private static boolean isOfAll(Retention row) {
    return row.dimension().equals(Retention.ALL);
  }

  // By length of period and activity.
  private static Side people() {
    List<Balance.Term<?>> terms = new ArrayList<>();
    for (String period : PERIODS) {
      terms.add(people(period + ", " + Retention.ACTIVE, Cohort::activeDays));
      terms.add(people(period + ", " + Retention.ORDERED, Cohort::orderDays));
    }
    return new Side("people of facts.cohorts with such a day", terms);
  }

  private static Balance.Term<Cohort> people(String key, Function<Cohort, List<LocalDate>> days) {
    return new Balance.Term<>(
        Cohort.TABLE,
        Cohort.class,
        person -> days.apply(person).isEmpty() ? null : key,
        person -> BigDecimal.ONE);
  }

  private static LocalDate periodBefore(Lifecycle row) {
    return switch (row.period()) {
      case "day" -> row.periodStart().minusDays(1);
      case "week" -> row.periodStart().minusWeeks(1);
      case "month" -> row.periodStart().minusMonths(1);
      default -> throw new IllegalArgumentException("No period is called " + row.period() + ".");
    };
  }

  @Override
  public List<Highlight> highlights() {
    return List.of(
        Highlight.of(Retention.TABLE)
            .where("type", "first_time")
            .where("activity", "active")
            .where("dimension", Retention.ALL),
        Highlight.of(Lifecycle.TABLE)
            .where("period", "week")
            .where("activity", "active")
            .inItsOrder()
            .rankedBy("active_users")
            .showing(
                "new_users",
                "returning_users",
                "resurrecting_users",
                "dormant_users",
                "active_users",
                "quick_ratio"),
        Highlight.of(ActiveUsers.TABLE).rankedBy("daily_users").adding(Adding.NONE),
        Highlight.of(UserActivity.TABLE)
            .rankedBy("sessions")
            .showing(
                "status",
                "last_active_day",
                "days_since_last_activity",
                "sessions",
                "active_days",
                "orders",
                "revenue"));
  }

  @Override
  public ResultFold<?> fold(ResultSettings settings, DataSpan span) {
    return new ActivityResults(settings, span);
  }
}
