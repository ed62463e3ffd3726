package io.moraine.warehouse;

import io.moraine.schemas.ErrorCategory;
import io.moraine.schemas.ErrorCode;

/** What can go wrong on the shelf. Next number: 1014. */
public enum WarehouseError implements ErrorCode {
  /** The catalog cannot be opened, read or written: nothing was changed. */
  CATALOG_FAILED(1001, ErrorCategory.EXTERNAL),
  /**
   * The settings ask for another number of buckets than the warehouse was made with: not opened.
   */
  BUCKETS_DIFFER(1002, ErrorCategory.CONFIGURATION),
  /** A stored table cannot become what its definition says: the table is left as it is. */
  TABLE_DIFFERS(1003, ErrorCategory.CONFIGURATION),
  /** A data file cannot be read: whatever was being computed from it is not written. */
  FILE_UNREADABLE(1004, ErrorCategory.EXTERNAL),
  /** A data file cannot be written: nothing of it stays. */
  FILE_UNWRITABLE(1005, ErrorCategory.EXTERNAL),
  /**
   * A row was given to the writer of a slice that it does not belong to: the slice is not written.
   */
  ROW_OUTSIDE_SLICE(1006, ErrorCategory.INTERNAL),
  /** Another engine deleted rows of a data file by mark, which blocks do not see: not read. */
  ROWS_DELETED_ELSEWHERE(1007, ErrorCategory.DATA),
  /** Another run replaced the same slices meanwhile: nothing was committed. */
  SLICES_CHANGED_MEANWHILE(1008, ErrorCategory.EXTERNAL),
  /** A commit may or may not have happened: look before doing anything else, delete nothing. */
  COMMIT_UNKNOWN(1009, ErrorCategory.EXTERNAL),
  /** A query names a column that is not there: correct it. */
  COLUMN_UNKNOWN(1010, ErrorCategory.CONFIGURATION),
  /** A condition cannot be understood: correct it. */
  CONDITION_INVALID(1011, ErrorCategory.CONFIGURATION),
  /** A commit failed for good: the rows are as before. */
  COMMIT_FAILED(1012, ErrorCategory.EXTERNAL),
  /**
   * The folder of a warehouse was moved or copied, and its tables name files where it was made: not
   * opened.
   */
  MADE_ELSEWHERE(1013, ErrorCategory.CONFIGURATION);

  private final int number;
  private final ErrorCategory category;

  WarehouseError(int number, ErrorCategory category) {
    this.number = number;
    this.category = category;
  }

  @Override
  public String code() {
    return "WAREHOUSE-" + number;
  }

  @Override
  public ErrorCategory category() {
    return category;
  }
}
