package io.moraine.warehouse;

import io.moraine.blocks.Block;
import io.moraine.blocks.RowView;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which rows of a file are read, and what of them. It is asked before columns that it does not look
 * at are read, and of these the values of rows that are left out are passed over.
 *
 * @param places of the columns that it looks at, among those that are read; all others may be null
 *     when it is asked
 * @param kept whether a row is read
 * @param sparse places of columns. Without any, rows that are not kept are left out; with some, all
 *     rows are read, and of these columns alone the values of rows that are not kept may come out
 *     as nulls
 * @param unread the ids of fields of lists' elements that nobody asks for; they come out as nulls
 */
public record RowFilter(int[] places, Predicate<RowView> kept, int[] sparse, Set<Integer> unread) {
  public RowFilter {
    places = places.clone();
    sparse = sparse.clone();
    unread = Set.copyOf(unread);
  }

  /** Reads all of the rows that are kept. */
  public RowFilter(int[] places, Predicate<RowView> kept) {
    this(places, kept, new int[0], Set.of());
  }

  /** Reads of the rows that are kept all but some fields of lists' elements. */
  public RowFilter(int[] places, Predicate<RowView> kept, Set<Integer> unread) {
    this(places, kept, new int[0], unread);
  }

  /** Reads all rows; some columns are wanted of those alone for which {@code wanted} holds. */
  public static RowFilter sparse(int[] places, Predicate<RowView> wanted, int... sparse) {
    return new RowFilter(places, wanted, sparse, Set.of());
  }

  @Override
  public int[] places() {
    return places.clone();
  }

  @Override
  public int[] sparse() {
    return sparse.clone();
  }

  boolean keepsAllRows() {
    return sparse.length > 0;
  }

  boolean isSparse(int place) {
    return contains(sparse, place);
  }

  boolean looksAt(int place) {
    return contains(places, place);
  }

  private static boolean contains(int[] places, int place) {
    for (int one : places) {
      if (one == place) {
        return true;
      }
    }
    return false;
  }

  /** The rows of a block that are kept. */
  SelectedRows rows(Block block) {
    RowView view = new RowView();
    long[] bits = new long[(block.rows() >>> 6) + 1];
    for (int row = 0; row < block.rows(); row++) {
      if (kept.test(view.at(block, row))) {
        bits[row >>> 6] |= 1L << row;
      }
    }
    return new SelectedRows(bits);
  }
}
