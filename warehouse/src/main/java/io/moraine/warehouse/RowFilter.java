package io.moraine.warehouse;

import io.moraine.blocks.Block;
import io.moraine.blocks.RowView;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which rows of a file are read, and what of them. It is asked before columns that it does not look
 * at are read, and of these the values of rows that are left out are passed over.
 *
 * @param places of the columns that it looks at, among those that are read; all others are null
 *     when it is asked
 * @param kept whether a row is read
 * @param unread the ids of fields of lists' elements that nobody asks for; they come out as nulls
 */
public record RowFilter(int[] places, Predicate<RowView> kept, Set<Integer> unread) {
  public RowFilter {
    places = places.clone();
    unread = Set.copyOf(unread);
  }

  /** Reads all of the rows that are kept. */
  public RowFilter(int[] places, Predicate<RowView> kept) {
    this(places, kept, Set.of());
  }

  @Override
  public int[] places() {
    return places.clone();
  }

  boolean looksAt(int place) {
    for (int looked : places) {
      if (looked == place) {
        return true;
      }
    }
    return false;
  }

  /** The rows of a block that are kept, in their order. */
  int[] rows(Block block) {
    RowView view = new RowView();
    int[] rows = new int[block.rows()];
    int count = 0;
    for (int row = 0; row < block.rows(); row++) {
      if (kept.test(view.at(block, row))) {
        rows[count] = row;
        count++;
      }
    }
    return Arrays.copyOf(rows, count);
  }
}
