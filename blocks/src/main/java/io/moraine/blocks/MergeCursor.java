package io.moraine.blocks;

import java.io.IOException;
import java.util.List;

/**
 * Merges cursors whose rows are sorted into one whose rows are; rows equal in order come in the
 * order of the cursors they are from. Takes no row of a cursor before it is its turn, so that it
 * holds no more rows than the cursors do.
 */
public final class MergeCursor implements RowCursor {
  private static final int MOST_AHEAD = 64;

  private final BlockOrder order;
  private final RowCursor[] cursors;
  // A tree of losers: each inner node has the cursor that lost there, node 0 the one that won all.
  // Cursor i is leaf cursors.length + i, and the parent of a node is half of it.
  private final int[] losers;
  private final RowView[] rows;
  private final long[] prefixes;
  private boolean started;
  // Rows of the winner's, behind its current one in its block and with its first column, that are
  // known to come before those of all others.
  private int ahead;

  private MergeCursor(BlockOrder order, RowCursor[] cursors) {
    this.order = order;
    this.cursors = cursors;
    this.losers = new int[cursors.length];
    this.rows = new RowView[cursors.length];
    this.prefixes = new long[cursors.length];
  }

  /** The rows of all cursors, each of which must be in that order. Closing it closes them all. */
  public static RowCursor of(BlockOrder order, List<RowCursor> cursors) {
    return cursors.size() == 1
        ? cursors.get(0)
        : new MergeCursor(order, cursors.toArray(new RowCursor[0]));
  }

  @Override
  public boolean next() throws IOException {
    if (cursors.length == 0) {
      return false;
    }
    if (started) {
      goOn(losers[0]);
    } else {
      for (int i = 0; i < cursors.length; i++) {
        advance(i);
      }
      losers[0] = play(1);
      started = true;
      ahead = lookAhead(losers[0]);
    }
    return rows[losers[0]] != null;
  }

  @Override
  public RowView row() {
    return rows[losers[0]];
  }

  @Override
  public int stretch() {
    return ahead + 1;
  }

  @Override
  public void passOver(int count) {
    cursors[losers[0]].passOver(count);
    ahead -= count;
  }

  @Override
  public void close() throws IOException {
    Runs.closeAll(List.of(cursors));
  }

  private void goOn(int winner) throws IOException {
    if (rows[winner] == null) {
      return; // All rows were taken.
    }
    if (ahead > 0) {
      ahead--;
      step(winner);
      return;
    }
    Block block = rows[winner].block();
    int row = rows[winner].row();
    step(winner);
    if (rows[winner] == null
        || rows[winner].block() != block
        || !order.firstIsKnownEqual(block, row, rows[winner].row())) {
      takePrefix(winner);
    }
    replay(winner);
    ahead = lookAhead(losers[0]);
  }

  // One row more is looked at before many are: where cursors take turns, none is known.
  private int lookAhead(int winner) {
    if (rows[winner] == null) {
      return 0;
    }
    Block block = rows[winner].block();
    int row = rows[winner].row();
    int most = Math.min(cursors[winner].stretch(), MOST_AHEAD + 1);
    if (most == 1
        || !order.firstIsKnownEqual(block, row, row + 1)
        || !isBeforeOthers(winner, row + 1)) {
      return 0;
    }
    int last = row + order.knownEqual(block, row, most) - 1;
    return isBeforeOthers(winner, last) ? last - row : 1;
  }

  // Whether a row of the winner's, with the first column of its current row, comes before all
  // others: the least of these lost to the winner itself.
  private boolean isBeforeOthers(int winner, int row) {
    Block block = rows[winner].block();
    for (int node = (cursors.length + winner) / 2; node > 0; node /= 2) {
      int loser = losers[node];
      if (rows[loser] != null && prefixes[loser] == prefixes[winner]) {
        int compared = order.compare(block, row, rows[loser].block(), rows[loser].row());
        if (compared > 0 || compared == 0 && loser < winner) {
          return false;
        }
      }
    }
    return true;
  }

  private void advance(int cursor) throws IOException {
    step(cursor);
    takePrefix(cursor);
  }

  private void step(int cursor) throws IOException {
    rows[cursor] = cursors[cursor].next() ? cursors[cursor].row() : null;
  }

  // Rows that have the first column in common have its prefix in common.
  private void takePrefix(int cursor) {
    RowView row = rows[cursor];
    if (row != null) {
      prefixes[cursor] = order.prefix(row.block(), row.row());
    }
  }

  private int play(int node) {
    if (node >= cursors.length) {
      return node - cursors.length;
    }
    int left = play(2 * node);
    int right = play(2 * node + 1);
    boolean leftWins = isBefore(left, right);
    losers[node] = leftWins ? right : left;
    return leftWins ? left : right;
  }

  private void replay(int cursor) {
    int winner = cursor;
    for (int node = (cursors.length + cursor) / 2; node > 0; node /= 2) {
      int loser = losers[node];
      if (isBefore(loser, winner)) {
        losers[node] = winner;
        winner = loser;
      }
    }
    losers[0] = winner;
  }

  private boolean isBefore(int a, int b) {
    if (rows[a] == null || rows[b] == null) {
      return rows[b] == null && rows[a] != null;
    }
    if (prefixes[a] != prefixes[b]) {
      return Long.compareUnsigned(prefixes[a], prefixes[b]) < 0;
    }
    int compared = order.compare(rows[a].block(), rows[a].row(), rows[b].block(), rows[b].row());
    return compared < 0 || (compared == 0 && a < b);
  }
}
