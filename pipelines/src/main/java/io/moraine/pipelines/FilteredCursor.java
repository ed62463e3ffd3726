package io.moraine.pipelines;

import io.moraine.blocks.RowCursor;
import io.moraine.blocks.RowView;
import java.io.IOException;
import java.util.function.Predicate;

/** The rows of a cursor that a condition holds for. */
public final class FilteredCursor implements RowCursor {
  private final RowCursor rows;
  private final Predicate<RowView> kept;

  public FilteredCursor(RowCursor rows, Predicate<RowView> kept) {
    this.rows = rows;
    this.kept = kept;
  }

  @Override
  public boolean next() throws IOException {
    while (rows.next()) {
      if (kept.test(rows.row())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public RowView row() {
    return rows.row();
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
