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

/** How far along a funnel people come. */
public record FunnelResult(
    String funnel,
    String period,
    LocalDate periodStart,
    String breakdown,
    int stepNumber,
    String step,
    boolean optional,
    String counted,
    long entered,
    long reached,
    long dropped,
    long converted,
    double rateFromFirst,
    double rateFromPrevious,
    Double averageFromPreviousS,
    Double medianFromPreviousS,
    Double averageFromFirstS,
    Double medianFromFirstS,
    String definition,
    String bots) {
  /** What stands for all values of a breakdown together. */
  public static final String ALL = "(all)";

  /** What stands for no value of a breakdown. */
  public static final String NONE = "(none)";

  /** What stands for all values of a breakdown that are not among the most frequent. */
  public static final String OTHER = "(other)";

  /** The period of each actor's best attempt ever. */
  public static final String EVER = "all";

  /** The period of best attempts by the week in which they started. */
  public static final String WEEK = "week";

  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "funnels/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.funnels", FunnelResult.class)
          .grain("One row per funnel, period of entry, value of its breakdown and step.")
          .definition(DEFINITION)
          .required(1, "funnel", StringType.get(), "The name of the funnel, as configured.")
          .required(
              2,
              "period",
              StringType.get(),
              "all for the best attempt of each actor ever; week for the best attempt that started in each week.")
          .required(
              3,
              "period_start",
              DateType.get(),
              "The first day of the week; for all the first day of the data.")
          .required(
              4,
              "breakdown",
              StringType.get(),
              "The value of the property by which the funnel is broken down, (none) without one; (all) for all values together.")
          .required(5, "step_number", IntegerType.get(), "The number of the step, from 1.")
          .required(6, "step", StringType.get(), "What the step is called.")
          .required(7, "optional", BooleanType.get(), "Whether the step can be left out.")
          .required(
              8,
              "counted",
              StringType.get(),
              "What is counted: person, session or the property that groups people.")
          .required(9, "entered", LongType.get(), "Actors whose attempt took the first step.")
          .required(10, "reached", LongType.get(), "Actors whose attempt took this step.")
          .required(
              11,
              "dropped",
              LongType.get(),
              "Actors who took this step but not the next one that cannot be left out; 0 for a step that can, and for the last one.")
          .required(
              12,
              "converted",
              LongType.get(),
              "Actors who took this step and, of the steps that cannot be left out, all.")
          .required(13, "rate_from_first", DoubleType.get(), "reached / entered.")
          .required(
              14,
              "rate_from_previous",
              DoubleType.get(),
              "reached / reached of the step before that cannot be left out; 1 for the first.")
          .optional(
              15,
              "average_from_previous_s",
              DoubleType.get(),
              "Mean seconds from that step before to this one; null for the first, and where nobody took it.")
          .optional(
              16,
              "median_from_previous_s",
              DoubleType.get(),
              "Lower median of the same, to within 1 % of its value.")
          .optional(
              17,
              "average_from_first_s",
              DoubleType.get(),
              "Mean seconds from the first step to this one; of the last step the time to convert. Null for the first.")
          .optional(
              18,
              "median_from_first_s",
              DoubleType.get(),
              "Lower median of the same, to within 1 % of its value.")
          .required(19, "definition", StringType.get(), "By what definition the row was made.")
          .required(20, "bots", StringType.get(), Bots.COLUMN)
          .key("funnel", "period", "period_start", "breakdown", "step_number")
          .slicing(Slicing.whole())
          .sortedBy("funnel", "period", "period_start", "breakdown", "step_number")
          .rowIdentity("Everyone who took a step entered.", "reached <= entered")
          .rowIdentity("Who drops took the step.", "dropped <= reached")
          .rowIdentity("Who converts took the step.", "converted <= reached")
          .nextId(21);
}
