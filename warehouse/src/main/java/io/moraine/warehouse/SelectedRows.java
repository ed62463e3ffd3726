package io.moraine.warehouse;

/**
 * The rows of a block to be that are wanted.
 *
 * @param bits a bit for each place; no further bits are set
 */
record SelectedRows(long[] bits) {
  /** Their places, ascending. */
  int[] rows() {
    int[] rows = new int[BitRange.count(bits, 0, bits.length << 6)];
    int count = 0;
    for (int word = 0; word < bits.length; word++) {
      for (long left = bits[word]; left != 0; left &= left - 1) {
        rows[count] = (word << 6) + Long.numberOfTrailingZeros(left);
        count++;
      }
    }
    return rows;
  }
}
