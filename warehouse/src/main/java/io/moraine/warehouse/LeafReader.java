package io.moraine.warehouse;

/** Reads one Parquet column of a row group into its {@link LeafValues}, some rows at a time. */
interface LeafReader {
  /** What was read and not yet taken. */
  LeafValues values();

  /** Reads the next rows of a column of plain values. */
  void readRows(int rows);

  /**
   * Reads the next rows of a field of the elements of a list or map, and tells how the lists lie.
   *
   * @param lists without any row so far
   * @param presentAt the definition level from which a row's list is not null
   * @param elementAt the definition level from which it has an element
   */
  void readLists(ListRows lists, int presentAt, int elementAt);

  /** Reads the same rows of another field of the elements. */
  void readElements(ListRows lists);
}
