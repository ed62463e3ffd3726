package io.moraine.warehouse;

/** Reads one Parquet column of a row group into its {@link LeafValues}, some rows at a time. */
interface LeafReader {
  /** What was read and not yet taken. */
  LeafValues values();

  /** Reads the next rows of a column of plain values. */
  void readRows(int rows);

  /**
   * Reads the next rows of a field of the elements of a list or map.
   *
   * @param presentAt the definition level from which a row's list is not null
   * @param elementAt the definition level from which it has an element
   * @param wanted a bit for each row; of rows without, elements may be left out. Null where all are
   *     wanted
   * @param offsets where to tell for each row where its elements end
   * @param present where to tell the rows whose list is not null
   */
  void readLists(
      int rows, int presentAt, int elementAt, long[] wanted, int[] offsets, long[] present);
}
