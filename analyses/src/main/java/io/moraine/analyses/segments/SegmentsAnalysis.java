package io.moraine.analyses.segments;

import io.moraine.analyses.results.Analysis;
import io.moraine.analyses.results.Balance;
import io.moraine.analyses.results.Balance.Side;
import io.moraine.analyses.results.DataSpan;
import io.moraine.analyses.results.Highlight;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.ResultSettings;
import io.moraine.schemas.Cohort;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.results.SegmentSize;
import io.moraine.schemas.results.UserActivity;
import io.moraine.schemas.results.UserSegment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What kinds of people there are, and how many of each. */
public final class SegmentsAnalysis implements Analysis {
  private static final List<String> SYSTEMS_OF_EVERYONE =
      List.of(UserSegment.LIFECYCLE, UserSegment.CUSTOMER, UserSegment.GEOGRAPHIC);

  @Override
  public String name() {
    return "segments";
  }

  @Override
  public String question() {
    return "What kinds of people and customers are there, and what is each kind worth?";
  }

  @Override
  public List<TableDefinition> tables() {
    return List.of(UserSegment.TABLE, SegmentSize.TABLE);
  }

  @Override
  public List<Balance> balances() {
    return List.of(
        new Balance(
            "Everyone is in one segment of each system, customers also in one of rfm",
            Side.sum(
                "rows of results.user_segments",
                UserSegment.TABLE,
                UserSegment.class,
                UserSegment::system,
                row -> BigDecimal.ONE),
            new Side("people of facts.cohorts", people())),
        new Balance(
            "Segments are as large as their persons are many",
            Side.sum(
                "users of results.segment_sizes",
                SegmentSize.TABLE,
                SegmentSize.class,
                row -> row.system() + ", " + row.segment(),
                row -> BigDecimal.valueOf(row.users())),
            Side.sum(
                "rows of results.user_segments",
                UserSegment.TABLE,
                UserSegment.class,
                row -> row.system() + ", " + row.segment(),
                row -> BigDecimal.ONE)),
        new Balance(
            "Revenue of segments is that of their persons",
            Side.sum(
                "revenue of results.segment_sizes",
                SegmentSize.TABLE,
                SegmentSize.class,
                SegmentSize::system,
                SegmentSize::revenue),
            Side.sum(
                "revenue of results.user_segments",
                UserSegment.TABLE,
                UserSegment.class,
                UserSegment::system,
                UserSegment::revenue)),
        new Balance(
            "People's activity and segments have the same revenue",
            Side.sum(
                "revenue of results.user_activity",
                UserActivity.TABLE,
                UserActivity.class,
                UserActivity::revenue),
            Side.sum(
                "revenue of results.segment_sizes by lifecycle",
                SegmentSize.TABLE,
                SegmentSize.class,
                row -> row.system().equals(UserSegment.LIFECYCLE) ? "" : null,
                SegmentSize::revenue)));
  }

  private static List<Balance.Term<?>> people() {
    List<Balance.Term<?>> terms = new ArrayList<>();
    for (String system : SYSTEMS_OF_EVERYONE) {
      terms.add(
          new Balance.Term<>(
              Cohort.TABLE, Cohort.class, person -> system, person -> BigDecimal.ONE));
    }
    terms.add(
        new Balance.Term<>(
            Cohort.TABLE,
            Cohort.class,
            person -> person.orders() > 0 ? UserSegment.RFM : null,
            person -> BigDecimal.ONE));
    return terms;
  }

  @Override
  public List<Highlight> highlights() {
    return List.of(
        Highlight.of(SegmentSize.TABLE)
            .inItsOrder()
            .showing("users", "share", "customers", "orders", "revenue", "revenue_per_user"));
  }

  @Override
  public ResultFold<?> fold(ResultSettings settings, DataSpan span) {
    return new SegmentResults(settings.activity().thresholds(), span);
  }
}
