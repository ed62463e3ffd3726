package io.moraine.schemas.results;

import io.moraine.schemas.Money;
import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import java.math.BigDecimal;
import org.apache.iceberg.types.Types.DoubleType;
import org.apache.iceberg.types.Types.IntegerType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;

/** By which steps visits come to their first conversion. */
public record ConversionPath(
    String path,
    Integer rank,
    long sessions,
    double share,
    double averageSteps,
    double averageTimeMs,
    long orders,
    BigDecimal revenue,
    String currency,
    String definition,
    String bots) {
  /** What stands for all paths that are not shown one by one. */
  public static final String OTHER = "(other)";

  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "conversion-paths/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.conversion_paths", ConversionPath.class)
          .grain(
              "One row per path to a conversion that is among the most frequent, and one for all others.")
          .definition(DEFINITION)
          .required(
              1,
              "path",
              StringType.get(),
              "The last steps up to and with the first conversion of the session, parted by \" > \"; (other) for all paths that are not shown.")
          .optional(
              2,
              "rank",
              IntegerType.get(),
              "1 for the path of most sessions, ties in the order of the paths; null for (other).")
          .required(3, "sessions", LongType.get(), "Sessions with a conversion that came this way.")
          .required(
              4, "share", DoubleType.get(), "sessions / all sessions with a conversion and a step.")
          .required(
              5,
              "average_steps",
              DoubleType.get(),
              "Mean number of steps up to and with the conversion, those that the path leaves out included.")
          .required(
              6,
              "average_time_ms",
              DoubleType.get(),
              "Mean time from the first step to the conversion, milliseconds.")
          .required(7, "orders", LongType.get(), "Orders placed in these sessions.")
          .required(
              8,
              "revenue",
              Money.TYPE,
              "Net of these orders in currency, others converted where a rate is configured and left out where none is; refunds not taken off.")
          .optional(
              9, "currency", StringType.get(), "The reporting currency; null without any money.")
          .required(10, "definition", StringType.get(), "By what definition the row was made.")
          .required(11, "bots", StringType.get(), Bots.COLUMN)
          .key("path")
          .slicing(Slicing.whole())
          .sortedBy("path")
          .rowIdentity("A share is a share.", "share > 0 and share <= 1")
          .rowIdentity("Only the others have no rank.", "(rank is null) = (path = '(other)')")
          .nextId(12);
}
