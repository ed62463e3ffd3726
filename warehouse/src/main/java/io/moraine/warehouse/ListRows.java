package io.moraine.warehouse;

import java.util.Arrays;

/**
 * The lists of some rows, as the levels of any of their leaves tell them: where each begins and
 * ends, and where its elements are among the entries of a leaf. An entry is an element, or a list
 * without any.
 */
final class ListRows {
  private static final int[] NONE = {};

  private final long[] wanted;
  private final int[] offsets;
  private final long[] present;
  private int entries;
  // Of each element that the file has its entry, and its bit where it is wanted.
  private int[] places = NONE;
  private long[] kept = new long[1];
  private int elements;
  private int row = -1;
  private int keptElements;

  /**
   * Begins with no row.
   *
   * @param rows how many there will be
   * @param wanted a bit for each row; the elements of rows without are passed over. Null where all
   *     are wanted
   */
  ListRows(int rows, long[] wanted) {
    this.wanted = wanted;
    this.offsets = new int[rows + 1];
    this.present = new long[(rows >>> 6) + 1];
  }

  /** Whether all rows have begun. */
  boolean isFull() {
    return row + 2 == offsets.length;
  }

  /** Adds a row whose list is null, until its entry says otherwise. */
  void beginRow() {
    row++;
    offsets[row + 1] = keptElements;
  }

  /** Tells that the current row's list is not null. */
  void setPresent() {
    present[row >>> 6] |= 1L << row;
  }

  /** Tells that the current entry is an element of the current row. */
  void addElement() {
    if (elements == places.length) {
      places = Arrays.copyOf(places, Math.max(offsets.length, elements * 2));
      kept = Arrays.copyOf(kept, (places.length >>> 6) + 1);
    }
    places[elements] = entries;
    if (wanted == null || (wanted[row >>> 6] >>> row & 1) != 0) {
      kept[elements >>> 6] |= 1L << elements;
      keptElements++;
      offsets[row + 1] = keptElements;
    }
    elements++;
  }

  /** Moves on to the next entry. */
  void endEntry() {
    entries++;
  }

  /** How many entries each leaf has of these rows. */
  int entries() {
    return entries;
  }

  /** How many of them are elements, wanted or not. */
  int elements() {
    return elements;
  }

  /** The entry of an element. */
  int entry(int element) {
    return places[element];
  }

  boolean isWanted(int element) {
    return (kept[element >>> 6] >>> element & 1) != 0;
  }

  /** Where the wanted elements of each row begin, and behind them where the last ones end. */
  int[] offsets() {
    return offsets;
  }

  /** The rows whose list is not null. */
  long[] present() {
    return present;
  }

  /** How many elements are wanted. */
  int wantedElements() {
    return keptElements;
  }
}
