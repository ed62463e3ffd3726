package io.moraine.schemas.results;

import io.moraine.schemas.Money;
import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.DoubleType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;

/** What was searched for on the site, and what came of it. */
public record SearchTerm(
    LocalDate day,
    String term,
    long searches,
    long sessions,
    long users,
    long resultsTold,
    Double averageResults,
    long zeroResultSearches,
    Double zeroResultRate,
    long refinements,
    long exits,
    double exitRate,
    long convertedSessions,
    double conversionRate,
    long orders,
    BigDecimal revenue,
    String currency,
    String definition,
    String bots) {
  /** What stands where a search names nothing. */
  public static final String NO_TERM = "(none)";

  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "search-terms/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.search_terms", SearchTerm.class)
          .grain("One row per day and search term.")
          .definition(DEFINITION)
          .required(1, "day", DateType.get(), "Reporting day of the searches.")
          .required(
              2,
              "term",
              StringType.get(),
              "What was searched for: lower case, white space collapsed to single spaces, none at the ends; (none) where the event names nothing.")
          .required(3, "searches", LongType.get(), "Searches.")
          .required(4, "sessions", LongType.get(), "Different sessions with such a search.")
          .required(5, "users", LongType.get(), "Different persons with such a search.")
          .required(
              6, "results_told", LongType.get(), "Searches that tell how many results they gave.")
          .optional(
              7,
              "average_results",
              DoubleType.get(),
              "Mean number of results of those; null where none tells it.")
          .required(8, "zero_result_searches", LongType.get(), "Searches that gave no result.")
          .optional(
              9,
              "zero_result_rate",
              DoubleType.get(),
              "zero_result_searches / results_told; null where none tells it.")
          .required(
              10,
              "refinements",
              LongType.get(),
              "Searches followed, in the same session, by one for another term.")
          .required(11, "exits", LongType.get(), "Sessions whose last step is such a search.")
          .required(12, "exit_rate", DoubleType.get(), "exits / sessions.")
          .required(
              13,
              "converted_sessions",
              LongType.get(),
              "Of these sessions those with a conversion, before or after the search.")
          .required(14, "conversion_rate", DoubleType.get(), "converted_sessions / sessions.")
          .required(15, "orders", LongType.get(), "Orders placed in these sessions.")
          .required(
              16,
              "revenue",
              Money.TYPE,
              "Net of these orders in currency, others converted where a rate is configured and left out where none is; refunds not taken off.")
          .optional(
              17, "currency", StringType.get(), "The reporting currency; null without any money.")
          .required(18, "definition", StringType.get(), "By what definition the row was made.")
          .required(19, "bots", StringType.get(), Bots.COLUMN)
          .key("day", "term")
          .slicing(Slicing.byDay("day"))
          .sortedBy("day", "term")
          .rowIdentity(
              "Parts are parts.",
              "zero_result_searches <= results_told and results_told <= searches and refinements <= searches")
          .rowIdentity(
              "Sessions with a search have one.",
              "sessions <= searches and exits <= sessions and converted_sessions <= sessions")
          .nextId(20);
}
