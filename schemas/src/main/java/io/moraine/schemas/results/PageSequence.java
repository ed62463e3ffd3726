package io.moraine.schemas.results;

import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import org.apache.iceberg.types.Types.DoubleType;
import org.apache.iceberg.types.Types.IntegerType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;

/** What visits do one after the other. */
public record PageSequence(
    int length,
    String sequence,
    int rank,
    long sessions,
    long occurrences,
    double share,
    String definition,
    String bots) {
  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "page-sequences/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.page_sequences", PageSequence.class)
          .grain(
              "One row per sequence of 2 to 5 steps next to each other that is among the most frequent of its length.")
          .definition(DEFINITION)
          .required(1, "length", IntegerType.get(), "How many steps, 2 to 5.")
          .required(2, "sequence", StringType.get(), "The steps, parted by \" > \".")
          .required(
              3,
              "rank",
              IntegerType.get(),
              "1 for the sequence of most sessions of its length, ties by occurrences, then in the order of the sequences.")
          .required(
              4,
              "sessions",
              LongType.get(),
              "Sessions with it; as many as journeys.least-sessions or more.")
          .required(
              5,
              "occurrences",
              LongType.get(),
              "How often it was gone through; a session can do so several times, and occurrences can overlap.")
          .required(6, "share", DoubleType.get(), "sessions / all sessions with a step.")
          .required(7, "definition", StringType.get(), "By what definition the row was made.")
          .required(8, "bots", StringType.get(), Bots.COLUMN)
          .key("length", "sequence")
          .slicing(Slicing.whole())
          .sortedBy("length", "sequence")
          .rowIdentity("A session goes through it at least once.", "sessions <= occurrences")
          .rowIdentity("A share is a share.", "share > 0 and share <= 1")
          .nextId(9);
}
