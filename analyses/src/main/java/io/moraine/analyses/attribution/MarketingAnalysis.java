package io.moraine.analyses.attribution;

import io.moraine.analyses.results.Analysis;
import io.moraine.analyses.results.Balance;
import io.moraine.analyses.results.Balance.Side;
import io.moraine.analyses.results.DataSpan;
import io.moraine.analyses.results.Highlight;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.ResultSettings;
import io.moraine.schemas.Cohort;
import io.moraine.schemas.RevenueLine;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.results.MarketingAttribution;
import io.moraine.schemas.results.MarketingAttributionDay;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** What conversions are owed to, under eight models side by side, and what it cost. */
public final class MarketingAnalysis implements Analysis {
  private static final String FIRST = TouchModel.FIRST_TOUCH.label();

  @Override
  public String name() {
    return "marketing";
  }

  @Override
  public String question() {
    return "Which channels and campaigns are conversions and revenue owed to?";
  }

  @Override
  public List<TableDefinition> tables() {
    return List.of(MarketingAttribution.TABLE, MarketingAttributionDay.TABLE);
  }

  @Override
  public List<Balance> balances() {
    return List.of(
        new Balance(
            "Every model credits the same conversions",
            eachModel("conversions", MarketingAttribution::conversions),
            firstTouch("conversions", MarketingAttribution::conversions)),
        new Balance(
            "Every model credits the same revenue",
            eachModel("revenue", MarketingAttribution::revenue),
            firstTouch("revenue", MarketingAttribution::revenue)),
        new Balance(
            "Conversions of days are those of all",
            days("conversions", MarketingAttributionDay::conversions),
            all("conversions", MarketingAttribution::conversions)),
        new Balance(
            "Revenue of days is that of all",
            days("revenue", MarketingAttributionDay::revenue),
            all("revenue", MarketingAttribution::revenue)),
        new Balance(
            "Signups by channel are the persons who signed up",
            Side.sum(
                "signups of results.marketing_attribution",
                MarketingAttribution.TABLE,
                MarketingAttribution.class,
                row -> isFirst(row, ConversionType.SIGNUP) ? "" : null,
                MarketingAttribution::conversions),
            Side.sum(
                "signups of facts.cohorts",
                Cohort.TABLE,
                Cohort.class,
                row -> row.signedUpAt() == null ? null : "",
                row -> BigDecimal.ONE)),
        new Balance(
            "Orders by channel are the orders of persons",
            Side.sum(
                "orders of results.marketing_attribution",
                MarketingAttribution.TABLE,
                MarketingAttribution.class,
                row -> isFirst(row, ConversionType.ORDER) ? "" : null,
                MarketingAttribution::conversions),
            Side.distinct(
                "orders of facts.revenue",
                RevenueLine.TABLE,
                RevenueLine.class,
                row -> row.lineType().equals("order") ? "" : null,
                row -> row.orderId() + "\n" + row.personId())));
  }

  @Override
  public List<Highlight> highlights() {
    return List.of(
        Highlight.of(MarketingAttribution.TABLE)
            .where("dimension", "channel")
            .where("conversion_type", "order")
            .across("model")
            .rankedBy("conversions"),
        Highlight.of(MarketingAttributionDay.TABLE)
            .where("dimension", "channel")
            .where("conversion_type", "order")
            .where("model", "last_non_direct")
            .rankedBy("revenue")
            .showing("conversions", "cost"));
  }

  @Override
  public ResultFold<?> fold(ResultSettings settings, DataSpan span) {
    return new MarketingCredit(settings.attribution(), span.money(), settings.reportingZone());
  }

  private static boolean isFirst(MarketingAttribution row, ConversionType type) {
    return row.dimension().equals(CreditDimension.CHANNEL.label())
        && row.model().equals(FIRST)
        && row.conversionType().equals(type.label());
  }

  private static Side eachModel(String what, Function<MarketingAttribution, BigDecimal> amount) {
    return Side.sum(
        what + " of each model",
        MarketingAttribution.TABLE,
        MarketingAttribution.class,
        row -> key(row, row.model()),
        amount);
  }

  private static Side firstTouch(String what, Function<MarketingAttribution, BigDecimal> amount) {
    return new Side(
        what + " of the first touch",
        MarketingRows.MODELS.stream()
            .<Balance.Term<?>>map(
                model ->
                    new Balance.Term<>(
                        MarketingAttribution.TABLE,
                        MarketingAttribution.class,
                        row -> row.model().equals(FIRST) ? key(row, model) : null,
                        amount))
            .toList());
  }

  private static Side days(String what, Function<MarketingAttributionDay, BigDecimal> amount) {
    return Side.sum(
        what + " of results.marketing_attribution_days",
        MarketingAttributionDay.TABLE,
        MarketingAttributionDay.class,
        row -> String.join("/", row.dimension(), row.conversionType(), row.model()),
        amount);
  }

  private static Side all(String what, Function<MarketingAttribution, BigDecimal> amount) {
    return Side.sum(
        what + " of results.marketing_attribution",
        MarketingAttribution.TABLE,
        MarketingAttribution.class,
        row -> MarketingRows.ofAllJourneys(row.model()) ? null : key(row, row.model()),
        amount);
  }

  private static String key(MarketingAttribution row, String model) {
    return String.join("/", row.dimension(), row.conversionType(), model);
  }
}
