package io.moraine.warehouse;

/**
 * The rows of a block to be that are wanted.
 *
 * @param rows their places, ascending
 * @param bits a bit for each place
 */
record SelectedRows(int[] rows, long[] bits) {
  static SelectedRows of(int[] rows, int all) {
    long[] bits = new long[(all >>> 6) + 1];
    for (int row : rows) {
      bits[row >>> 6] |= 1L << row;
    }
    return new SelectedRows(rows, bits);
  }
}
