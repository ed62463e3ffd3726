package io.moraine.schemas.results;

import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import org.apache.iceberg.types.Types.DoubleType;
import org.apache.iceberg.types.Types.IntegerType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;

/** From which step to which next one visits go: what a flow diagram is drawn from. */
public record PathTransition(
    int step,
    String fromItem,
    String toItem,
    long sessions,
    double shareOfStep,
    double shareOfItem,
    String definition,
    String bots) {
  /** What stands for all that is not among the most frequent. */
  public static final String OTHER = "(other)";

  /** What comes next where a session ends. */
  public static final String EXIT = "(exit)";

  /** What comes next where more steps follow than are shown. */
  public static final String MORE = "(more)";

  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "path-transitions/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.path_transitions", PathTransition.class)
          .grain("One row per number of a step, what was there and what came next.")
          .definition(DEFINITION)
          .required(1, "step", IntegerType.get(), "The number of the step in its session, from 1.")
          .required(
              2,
              "from_item",
              StringType.get(),
              "What was there, if among the most frequent at that number; else (other).")
          .required(
              3,
              "to_item",
              StringType.get(),
              "What came next, if among the most frequent at the next number; else (other). (exit) where nothing did, (more) where the way goes on beyond the last step that is shown.")
          .required(4, "sessions", LongType.get(), "Sessions that went this way.")
          .required(
              5, "share_of_step", DoubleType.get(), "sessions / all sessions that had that step.")
          .required(
              6,
              "share_of_item",
              DoubleType.get(),
              "sessions / all sessions that were at from_item at that step.")
          .required(7, "definition", StringType.get(), "By what definition the row was made.")
          .required(8, "bots", StringType.get(), Bots.COLUMN)
          .key("step", "from_item", "to_item")
          .slicing(Slicing.whole())
          .sortedBy("step", "from_item", "to_item")
          .rowIdentity(
              "A share is a share.",
              "share_of_step > 0 and share_of_step <= share_of_item and share_of_item <= 1")
          .nextId(9);
}
