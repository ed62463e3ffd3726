package io.moraine.schemas.results;

import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import java.time.LocalDate;
import org.apache.iceberg.types.Types.BooleanType;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.DoubleType;
import org.apache.iceberg.types.Types.IntegerType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;

/** How many of a cohort came back how many periods later. */
public record Retention(
    String period,
    String type,
    String activity,
    String dimension,
    String segment,
    LocalDate cohortStart,
    int intervalNumber,
    String name,
    long size,
    long returned,
    double rate,
    boolean complete,
    long returnedOnOrAfter,
    double rateOnOrAfter,
    boolean completeOnOrAfter,
    String definition,
    String bots) {
  /** A session or an order. */
  public static final String ACTIVE = "active";

  /** An order. */
  public static final String ORDERED = "ordered";

  /** The dimension, and the segment, of everyone. */
  public static final String ALL = "all";

  /** What stands where a person has no value of a dimension. */
  public static final String NONE = "(none)";

  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "retention/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.retention", Retention.class)
          .grain(
              "One row per length of period, kind of cohort, activity, segment, cohort and interval.")
          .definition(DEFINITION)
          .required(
              1,
              "period",
              StringType.get(),
              "How long an interval is: day, week or month; weeks start on the configured day.")
          .required(
              2,
              "type",
              StringType.get(),
              "Who is in the cohort: first_time, those whose first activity ever is in its period; recurring, all who are active in its period.")
          .required(
              3,
              "activity",
              StringType.get(),
              "What counts as joining and coming back: active, a session or an order; ordered, an order.")
          .required(
              4,
              "dimension",
              StringType.get(),
              "What the segment is of: all, channel (of the first session) or device_class (of the first session). Only all is told by day.")
          .required(
              5,
              "segment",
              StringType.get(),
              "Its value; all where everyone is in it, (none) where a person has no such value.")
          .required(
              6,
              "cohort_start",
              DateType.get(),
              "First day of the period in which the cohort was entered.")
          .required(
              7,
              "interval_number",
              IntegerType.get(),
              "How many periods after that of entering, which is 0. Intervals are told up to a configured number (by default 30 days, 26 weeks, 12 months) and up to the last day of the data.")
          .required(
              8,
              "name",
              StringType.get(),
              "The interval as people call it, such as day 7, week 1 or month 3.")
          .required(9, "size", LongType.get(), "Persons in the cohort.")
          .required(
              10,
              "returned",
              LongType.get(),
              "Those of them who were active in this very interval; all of them in interval 0.")
          .required(11, "rate", DoubleType.get(), "returned / size, from 0 to 1.")
          .required(
              12,
              "complete",
              BooleanType.get(),
              "Whether the interval was over at the end of the data: false where it holds the last day of the data or lies after it.")
          .required(
              13,
              "returned_on_or_after",
              LongType.get(),
              "Those of them who were active in this interval or in a later one, up to the last interval that is told; all of them in interval 0.")
          .required(
              14, "rate_on_or_after", DoubleType.get(), "returned_on_or_after / size, from 0 to 1.")
          .required(
              15,
              "complete_on_or_after",
              BooleanType.get(),
              "Whether the last interval that is told was over at the end of the data, so that nobody can return any more; in interval 0 whether that is over.")
          .required(16, "definition", StringType.get(), "By what definition the row was made.")
          .required(17, "bots", StringType.get(), Bots.COLUMN)
          .key(
              "period",
              "type",
              "activity",
              "dimension",
              "segment",
              "cohort_start",
              "interval_number")
          .slicing(Slicing.whole())
          .sortedBy(
              "period",
              "type",
              "activity",
              "dimension",
              "segment",
              "cohort_start",
              "interval_number")
          .rowIdentity(
              "Who comes back is in the cohort.",
              "returned <= returned_on_or_after and returned_on_or_after <= size")
          .rowIdentity(
              "In interval 0 everyone is there.",
              "interval_number > 0 or (returned = size and returned_on_or_after = size)")
          .identity(
              "A cohort has one size.",
              "select period, type, activity, dimension, segment, cohort_start from results.retention group by period, type, activity, dimension, segment, cohort_start having min(size) <> max(size)")
          .identity(
              "Who returned on or after becomes fewer.",
              "select * from (select r.*, lag(returned_on_or_after) over (partition by period, type, activity, dimension, segment, cohort_start order by interval_number) as before from results.retention r) s where returned_on_or_after > before")
          .nextId(18);
}
