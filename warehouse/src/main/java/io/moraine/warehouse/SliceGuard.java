package io.moraine.warehouse;

import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.Column;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Utf8Dictionary;
import io.moraine.schemas.MoraineException;
import io.moraine.schemas.TableDefinition;
import java.time.LocalDate;

/**
 * Refuses rows that do not belong to a slice: SQL engines, which read only the slices that can have
 * a day or an id, would never find them. Rows come sorted, so that the id is mostly the last one.
 */
final class SliceGuard {
  private static final int NONE = -1;

  private final TableDefinition table;
  private final Slice slice;
  private final int buckets;
  private final int dayColumn;
  private final int bucketColumn;
  private final long day;
  private Utf8Dictionary lastDictionary;
  private int lastId;

  SliceGuard(TableDefinition table, Slice slice, int buckets) {
    this.table = table;
    this.slice = slice;
    this.buckets = buckets;
    this.dayColumn = table.slicing().dayColumn().map(table::ordinal).orElse(NONE);
    this.bucketColumn = table.slicing().bucketColumn().map(table::ordinal).orElse(NONE);
    this.day = slice.day().map(LocalDate::toEpochDay).orElse(0L);
  }

  /**
   * Lets a row pass.
   *
   * @throws MoraineException if it is of another slice
   */
  void check(RowView row) {
    if (dayColumn != NONE && (row.isNull(dayColumn) || row.longAt(dayColumn) != day)) {
      throw outside(dayColumn);
    }
    if (bucketColumn != NONE) {
      Column.Text ids = (Column.Text) row.block().column(bucketColumn);
      checkBucket(ids.dictionary(), ids.id(row.row()));
    }
  }

  /**
   * Lets the current row of a builder pass.
   *
   * @throws MoraineException if it is of another slice
   */
  void check(BlockBuilder row) {
    if (dayColumn != NONE && (!row.isSet(dayColumn) || row.currentLong(dayColumn) != day)) {
      throw outside(dayColumn);
    }
    if (bucketColumn != NONE) {
      checkBucket(row.dictionary(bucketColumn), row.currentId(bucketColumn));
    }
  }

  private void checkBucket(Utf8Dictionary ids, int id) {
    if (ids == lastDictionary && id == lastId) {
      return;
    }
    if (id < 0
        || Buckets.of(ids.buffer(), ids.start(id), ids.length(id), buckets)
            != slice.bucket().orElseThrow()) {
      throw outside(bucketColumn);
    }
    lastDictionary = ids;
    lastId = id;
  }

  private MoraineException outside(int column) {
    return new MoraineException(
        WarehouseError.ROW_OUTSIDE_SLICE,
        "A row of table %s was given to slice %s, which its %s does not belong to. This is a defect"
                .formatted(table.name(), slice, table.columns().get(column).name())
            + " of Moraine; nothing was written.");
  }
}
