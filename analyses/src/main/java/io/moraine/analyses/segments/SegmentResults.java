package io.moraine.analyses.segments;

import io.moraine.analyses.activity.Standing;
import io.moraine.analyses.results.DataSpan;
import io.moraine.analyses.results.Groups;
import io.moraine.analyses.results.PersonHistory;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.ResultOutput;
import io.moraine.schemas.Cohort;
import io.moraine.schemas.Money;
import io.moraine.schemas.results.Bots;
import io.moraine.schemas.results.SegmentSize;
import io.moraine.schemas.results.UserSegment;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * People's segments. The scale of customers is made of all of them before anyone is scored; the
 * customers of a named segment are counted by day of the last order and number of orders, which are
 * all that names look at.
 */
final class SegmentResults implements ResultFold<SegmentResults> {
  private static final String UNKNOWN = "(none)";

  private static final long serialVersionUID = 1L;

  private final DataSpan span;
  private final Standing.Thresholds thresholds;
  private final RfmScale.Builder customers = new RfmScale.Builder();
  private final Groups<Buying, SegmentSums> byBuying = new Groups<>();
  private final Groups<Segment, SegmentSums> bySegment = new Groups<>();
  private transient RfmScale scale;

  private record Segment(String system, String name) implements Serializable {}

  /** What the name of a customer's segment depends on. */
  private record Buying(long lastEpochDay, long orders) implements Serializable {}

  SegmentResults(Standing.Thresholds thresholds, DataSpan span) {
    this.thresholds = thresholds;
    this.span = span;
  }

  @Override
  public void person(PersonHistory history) {
    Cohort person = history.person();
    BigDecimal spent = history.net(span.money());
    for (Segment segment : segments(person)) {
      bySegment.of(segment, SegmentSums::new).person(person.orders(), spent);
    }
    if (person.orders() > 0) {
      customers.add(lastOrder(person), person.orders(), millionths(spent));
      byBuying
          .of(new Buying(lastOrder(person), person.orders()), SegmentSums::new)
          .person(person.orders(), spent);
    }
  }

  // Of the systems that everyone is in, in the order of their names; that of customers is after
  // them.
  private List<Segment> segments(Cohort person) {
    return List.of(
        new Segment(UserSegment.CUSTOMER, CustomerSegment.of(person.orders()).label()),
        new Segment(UserSegment.GEOGRAPHIC, person.country() == null ? UNKNOWN : person.country()),
        new Segment(
            UserSegment.LIFECYCLE,
            LifecycleSegment.of(person, span.lastDay(), thresholds).label()));
  }

  private static long lastOrder(Cohort person) {
    List<LocalDate> days = person.orderDays();
    return days.get(days.size() - 1).toEpochDay();
  }

  private static long millionths(BigDecimal amount) {
    return Money.millionths(amount).orElseThrow();
  }

  @Override
  public void merge(SegmentResults other) {
    customers.merge(other.customers);
    byBuying.merge(other.byBuying);
    bySegment.merge(other.bySegment);
  }

  @Override
  public void tell(ResultOutput rows) {
    Groups<Segment, SegmentSums> all = new Groups<>();
    bySegment.forEach((segment, sums) -> all.of(segment, SegmentSums::new).merge(sums));
    byBuying.forEach(
        (buying, sums) -> {
          // Money does not name.
          RfmScores scores = scale().score(buying.lastEpochDay(), buying.orders(), 0);
          all.of(new Segment(UserSegment.RFM, scores.segment().label()), SegmentSums::new)
              .merge(sums);
        });
    Map<String, Long> users = new HashMap<>();
    all.forEach((segment, sums) -> users.merge(segment.system(), sums.users(), Long::sum));
    all.forEach(
        (segment, sums) ->
            rows.row(
                SegmentSize.TABLE,
                new SegmentSize(
                    segment.system(),
                    segment.name(),
                    sums.users(),
                    (double) sums.users() / users.get(segment.system()),
                    sums.customers(),
                    sums.orders(),
                    sums.revenue(),
                    span.money().currency(),
                    sums.ordersPerUser(),
                    sums.revenuePerUser(),
                    sums.averageOrderValue(),
                    SegmentSize.DEFINITION,
                    Bots.WITHOUT)));
  }

  @Override
  public boolean tellsOfPersons() {
    return true;
  }

  @Override
  public void tell(PersonHistory history, ResultOutput rows) {
    Cohort person = history.person();
    BigDecimal spent = history.net(span.money());
    for (Segment segment : segments(person)) {
      rows.row(UserSegment.TABLE, row(person, segment, null, spent));
    }
    if (person.orders() > 0) {
      RfmScores scores = scale().score(lastOrder(person), person.orders(), millionths(spent));
      Segment segment = new Segment(UserSegment.RFM, scores.segment().label());
      rows.row(UserSegment.TABLE, row(person, segment, scores, spent));
    }
  }

  private UserSegment row(Cohort person, Segment segment, RfmScores scores, BigDecimal spent) {
    return new UserSegment(
        person.personId(),
        segment.system(),
        segment.name(),
        scores == null ? null : scores.recency(),
        scores == null ? null : scores.frequency(),
        scores == null ? null : scores.monetary(),
        scores == null ? null : scores.cell(),
        person.orders(),
        spent,
        span.money().currency(),
        UserSegment.DEFINITION,
        Bots.WITHOUT);
  }

  private RfmScale scale() {
    if (scale == null) {
      scale = customers.build();
    }
    return scale;
  }
}
