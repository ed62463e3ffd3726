package io.moraine.schemas.results;

import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import java.time.LocalDate;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;

/** How many persons came to each variant of an experiment, day by day. */
public record AbTestExposure(
    LocalDate day,
    String experiment,
    String variant,
    long newUnits,
    long units,
    String definition,
    String bots) {
  /** What stands in place of a variant for persons who saw several. */
  public static final String SEVERAL = "(several)";

  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "ab-test-exposures/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.ab_test_exposures", AbTestExposure.class)
          .grain("One row per day, experiment and variant to which anybody was exposed first then.")
          .definition(DEFINITION)
          .required(1, "day", DateType.get(), "Reporting day of the persons' first exposures.")
          .required(2, "experiment", StringType.get(), "The experiment.")
          .required(
              3,
              "variant",
              StringType.get(),
              "The variant; (several) for persons who saw more than one, ever, and are in no other row.")
          .required(4, "new_units", LongType.get(), "Persons exposed first on that day.")
          .required(5, "units", LongType.get(), "Persons exposed first on that day or before.")
          .required(6, "definition", StringType.get(), "By what definition the row was made.")
          .required(7, "bots", StringType.get(), Bots.COLUMN)
          .key("day", "experiment", "variant")
          .slicing(Slicing.byDay("day"))
          .sortedBy("day", "experiment", "variant")
          .rowIdentity("Who is new is there.", "new_units > 0 and new_units <= units")
          .nextId(8);
}
