package io.moraine.schemas.results;

import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import java.time.LocalDate;
import org.apache.iceberg.types.Types.BooleanType;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.DoubleType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;

/** How many steps visits have. */
public record PathLength(
    LocalDate day,
    boolean converted,
    long sessions,
    long steps,
    double averageSteps,
    long medianSteps,
    long p95Steps,
    long mostSteps,
    long withoutSteps,
    long oneStep,
    long twoSteps,
    long threeToFiveSteps,
    long sixToTenSteps,
    long elevenToTwentySteps,
    long moreSteps,
    String definition,
    String bots) {
  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "path-lengths/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.path_lengths", PathLength.class)
          .grain("One row per day of sessions and whether they converted.")
          .definition(DEFINITION)
          .required(1, "day", DateType.get(), "Reporting day on which the sessions began.")
          .required(2, "converted", BooleanType.get(), "Whether the sessions had a conversion.")
          .required(3, "sessions", LongType.get(), "Sessions.")
          .required(4, "steps", LongType.get(), "Their steps.")
          .required(5, "average_steps", DoubleType.get(), "steps / sessions.")
          .required(
              6, "median_steps", LongType.get(), "Lower median of the number of steps, exact.")
          .required(
              7,
              "p95_steps",
              LongType.get(),
              "The number of steps of rank floor(0.95 (sessions - 1)) from the least, rank 0; exact.")
          .required(8, "most_steps", LongType.get(), "The most steps of a session.")
          .required(9, "without_steps", LongType.get(), "Sessions without a step.")
          .required(10, "one_step", LongType.get(), "Sessions with one step.")
          .required(11, "two_steps", LongType.get(), "Sessions with two steps.")
          .required(12, "three_to_five_steps", LongType.get(), "Sessions with 3 to 5 steps.")
          .required(13, "six_to_ten_steps", LongType.get(), "Sessions with 6 to 10 steps.")
          .required(14, "eleven_to_twenty_steps", LongType.get(), "Sessions with 11 to 20 steps.")
          .required(15, "more_steps", LongType.get(), "Sessions with more than 20 steps.")
          .required(16, "definition", StringType.get(), "By what definition the row was made.")
          .required(17, "bots", StringType.get(), Bots.COLUMN)
          .key("day", "converted")
          .slicing(Slicing.byDay("day"))
          .sortedBy("day", "converted")
          .rowIdentity(
              "Each session has one length.",
              "without_steps + one_step + two_steps + three_to_five_steps + six_to_ten_steps + eleven_to_twenty_steps + more_steps = sessions")
          .nextId(18);
}
