package io.moraine.schemas.results;

import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import org.apache.iceberg.types.Types.DoubleType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;

/** How often visits come by a page, and how often they end there. */
public record DropOff(
    String item,
    long sessions,
    long visits,
    long exits,
    double exitRate,
    double shareOfExits,
    double averagePosition,
    String definition,
    String bots) {
  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "drop-offs/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.drop_offs", DropOff.class)
          .grain("One row per page or other step.")
          .definition(DEFINITION)
          .required(
              1, "item", StringType.get(), "The page or else what happened, as in facts.paths.")
          .required(2, "sessions", LongType.get(), "Sessions that reached it.")
          .required(3, "visits", LongType.get(), "Steps at it; a session can come back.")
          .required(4, "exits", LongType.get(), "Sessions whose last step it was.")
          .required(5, "exit_rate", DoubleType.get(), "exits / sessions.")
          .required(6, "share_of_exits", DoubleType.get(), "exits / all sessions with a step.")
          .required(
              7,
              "average_position",
              DoubleType.get(),
              "Mean place of these steps in their sessions, from 1.")
          .required(8, "definition", StringType.get(), "By what definition the row was made.")
          .required(9, "bots", StringType.get(), Bots.COLUMN)
          .key("item")
          .slicing(Slicing.whole())
          .sortedBy("item")
          .rowIdentity("Sessions end where they were.", "exits <= sessions")
          .rowIdentity("A session that reached it was there.", "sessions <= visits")
          .nextId(10);
}
