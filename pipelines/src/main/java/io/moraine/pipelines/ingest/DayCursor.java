package io.moraine.pipelines.ingest;

import io.moraine.blocks.RowCursor;
import io.moraine.blocks.RowView;
import java.io.Closeable;
import java.io.IOException;

/** Rows in order of a day column, handed out day by day. */
final class DayCursor implements Closeable {
  private final RowCursor rows;
  private final int dayColumn;
  // Whether `rows` stands on a row that no one was given yet.
  private boolean pending;

  DayCursor(RowCursor rows, int dayColumn) throws IOException {
    this.rows = rows;
    this.dayColumn = dayColumn;
    this.pending = rows.next();
  }

  /** Whether there is a day whose rows were not handed out yet. */
  boolean hasDay() {
    return pending;
  }

  /** The next day to hand out, days since 1970. */
  long day() {
    return rows.row().longAt(dayColumn);
  }

  /** The rows of {@link #day()}; to be walked to the end before the next day is looked at. */
  RowCursor rowsOfDay() {
    long day = day();
    return new RowCursor() {
      @Override
      public boolean next() throws IOException {
        if (pending) {
          pending = false;
          return true;
        }
        if (!rows.next()) {
          return false;
        }
        pending = rows.row().longAt(dayColumn) != day;
        return !pending;
      }

      @Override
      public RowView row() {
        return rows.row();
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
