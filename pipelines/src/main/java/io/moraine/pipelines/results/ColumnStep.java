package io.moraine.pipelines.results;

import io.moraine.analyses.results.ResultFold;
import io.moraine.blocks.Column;
import io.moraine.blocks.RowView;
import io.moraine.blocks.TextNumbers;
import io.moraine.schemas.EventType;
import io.moraine.schemas.PathStep;
import java.util.Arrays;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** The step of the row at hand. */
final class ColumnStep implements ResultFold.SeenStep {
  /** The columns of facts.paths by which steps are walked over and shown, ascending. */
  static final int[] COLUMNS =
      Stream.of(
              "session_id",
              "visitor_id",
              "position",
              "item",
              "item_type",
              "time_to_next_ms",
              "is_exit")
          .mapToInt(PathStep.TABLE::ordinal)
          .sorted()
          .toArray();

  private final int sessionId;
  private final int position;
  private final int item;
  private final int itemType;
  private final int timeToNext;
  private final int isExit;
  private RowView row;
  // The session of the step before.
  private final RowKey session = new RowKey();
  private boolean begun;
  private final TextNumbers conversions =
      new TextNumbers(
          label -> EventType.ofLabel(label).filter(EventType::isConversion).isPresent() ? 1 : 0);
  // Of who asked for the numbers of items last.
  private ToIntFunction<String> numbering;
  private TextNumbers items;
  private boolean ofNextSession;

  /** Sees rows of those columns of facts.paths, ascending; what is not among them is not asked. */
  ColumnStep(int[] columns) {
    this.sessionId = place(columns, "session_id");
    this.position = place(columns, "position");
    this.item = place(columns, "item");
    this.itemType = place(columns, "item_type");
    this.timeToNext = place(columns, "time_to_next_ms");
    this.isExit = place(columns, "is_exit");
  }

  private static int place(int[] columns, String column) {
    return Arrays.binarySearch(columns, PathStep.TABLE.ordinal(column));
  }

  /** Sees that row from now on. */
  ColumnStep at(RowView next) {
    row = next;
    Column.Text sessions = (Column.Text) next.block().column(sessionId);
    int id = sessions.id(next.row());
    ofNextSession = !begun || !session.is(sessions.dictionary(), id);
    if (ofNextSession) {
      session.at(sessions.dictionary(), id);
      begun = true;
    }
    return this;
  }

  /** Whether it is of another session than the step that was seen before. */
  boolean isOfNextSession() {
    return ofNextSession;
  }

  String sessionId() {
    return row.text(sessionId);
  }

  @Override
  public int position() {
    return (int) row.longAt(position);
  }

  @Override
  public String item() {
    return row.text(item);
  }

  @Override
  public int itemNumber(ToIntFunction<String> numbers) {
    if (numbers != numbering) {
      numbering = numbers;
      items = new TextNumbers(numbers);
    }
    return items.of(row, item);
  }

  @Override
  public boolean isConversion() {
    return conversions.of(row, itemType) == 1;
  }

  @Override
  public String itemType() {
    return row.text(itemType);
  }

  @Override
  public long timeToNextMs() {
    return row.longOr(timeToNext, -1);
  }

  @Override
  public boolean isExit() {
    return row.booleanAt(isExit);
  }
}
