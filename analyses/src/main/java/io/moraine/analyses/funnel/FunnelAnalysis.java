package io.moraine.analyses.funnel;

import io.moraine.analyses.results.Analysis;
import io.moraine.analyses.results.Balance;
import io.moraine.analyses.results.Balance.Side;
import io.moraine.analyses.results.DataSpan;
import io.moraine.analyses.results.Highlight;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.ResultSettings;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.results.FunnelBottleneck;
import io.moraine.schemas.results.FunnelResult;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** How far along funnels people come, and where most is lost. */
public final class FunnelAnalysis implements Analysis {
  @Override
  public String name() {
    return "funnels";
  }

  @Override
  public String question() {
    return "How far along a funnel do people come, and which step costs most?";
  }

  @Override
  public List<TableDefinition> tables() {
    return List.of(FunnelResult.TABLE, FunnelBottleneck.TABLE);
  }

  @Override
  public List<Balance> balances() {
    return List.of(
        new Balance(
            "Who enters a funnel drops out of it or converts",
            funnels("entries", row -> isFirst(row) ? part(row) : null, FunnelResult::reached),
            funnels("drop-offs", FunnelAnalysis::part, FunnelResult::dropped)
                .plus(
                    funnels(
                        "conversions",
                        row -> isFirst(row) ? part(row) : null,
                        FunnelResult::converted))),
        new Balance(
            "Bottlenecks are of the funnel",
            Side.sum(
                "reached of results.funnel_bottlenecks",
                FunnelBottleneck.TABLE,
                FunnelBottleneck.class,
                row -> row.reached() == 0 ? null : row.funnel() + ", step " + row.stepNumber(),
                row -> BigDecimal.valueOf(row.reached())),
            funnels(
                "reached",
                row -> isBottleneck(row) ? row.funnel() + ", step " + row.stepNumber() : null,
                FunnelResult::reached)));
  }

  private static boolean isFirst(FunnelResult row) {
    return row.stepNumber() == 1;
  }

  private static boolean isBottleneck(FunnelResult row) {
    return !isFirst(row)
        && !row.optional()
        && row.period().equals(FunnelResult.EVER)
        && row.breakdown().equals(FunnelResult.ALL);
  }

  private static String part(FunnelResult row) {
    return "%s, %s %s, %s"
        .formatted(row.funnel(), row.period(), row.periodStart(), row.breakdown());
  }

  private static Side funnels(
      String what, Function<FunnelResult, String> key, ToLongFunction<FunnelResult> amount) {
    return Side.sum(
        what + " of results.funnels",
        FunnelResult.TABLE,
        FunnelResult.class,
        key,
        row -> BigDecimal.valueOf(amount.applyAsLong(row)));
  }

  @Override
  public List<Highlight> highlights() {
    return List.of(
        Highlight.of(FunnelBottleneck.TABLE)
            .rankedBy("conversions_lost")
            .showing(
                "step", "rate", "best_segment", "best_rate", "conversions_lost", "money_at_stake")
            .saying("recommendation"));
  }

  @Override
  public ResultFold<?> fold(ResultSettings settings, DataSpan span) {
    return new FunnelResults(settings, span);
  }
}
