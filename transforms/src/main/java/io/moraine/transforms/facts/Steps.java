package io.moraine.transforms.facts;

import io.moraine.schemas.EventType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The steps of the visitor at hand, held by column until it ends, so that the rows of facts.paths
 * come out in the table's order: session by session, by id.
 *
 * <p>Holds some tens of thousands of steps; a visitor with more has them written in the order in
 * which they come.
 */
final class Steps {
  static final int NONE = -1;

  private static final int FIRST = 1 << 10;
  private static final int MOST_HELD = 1 << 16;
  private static final Comparator<PathFold> BY_SESSION = Comparator.comparing(PathFold::sessionId);

  private final ColumnRows rows;
  private final List<PathFold> paths = new ArrayList<>();
  private int size;
  private int mostHeld = MOST_HELD;
  private int[] items = new int[FIRST];
  private EventType[] types = new EventType[FIRST];
  private long[] enteredAt = new long[FIRST];
  private int[] repeats = new int[FIRST];
  // The step of the same session that comes after, or NONE.
  private int[] next = new int[FIRST];

  Steps(ColumnRows rows) {
    this.rows = rows;
  }

  ColumnRows rows() {
    return rows;
  }

  /** Lets a session's steps be held here. */
  void begin(PathFold path) {
    paths.add(path);
  }

  /**
   * Holds a step. All steps may move to other places on the way, see {@link PathFold#release}.
   *
   * @return its place
   */
  int add(int item, EventType type, long at) {
    if (size == mostHeld) {
      spill();
    }
    if (size == items.length) {
      grow();
    }
    set(size, item, type, at, 1);
    return size++;
  }

  /** Says which step comes after one in the same session. */
  void link(int step, int following) {
    next[step] = following;
  }

  boolean is(int step, int item, EventType type) {
    return types[step] == type && items[step] == item;
  }

  void repeat(int step) {
    repeats[step]++;
  }

  /** Its id among {@link PathItems#texts}. */
  int item(int step) {
    return items[step];
  }

  EventType type(int step) {
    return types[step];
  }

  long enteredAt(int step) {
    return enteredAt[step];
  }

  int repeats(int step) {
    return repeats[step];
  }

  int next(int step) {
    return next[step];
  }

  /** Writes all steps of the visitor, whose sessions are all ended. */
  void end() {
    if (paths.size() > 1) {
      paths.sort(BY_SESSION);
    }
    for (PathFold path : paths) {
      path.release();
    }
    paths.clear();
    size = 0;
    mostHeld = MOST_HELD;
  }

  // What is left is the last step of each session that is still open.
  private void spill() {
    rows.anyOrder();
    List<PathFold> open = new ArrayList<>();
    for (PathFold path : paths) {
      path.release();
      if (path.isOpen()) {
        open.add(path);
      }
    }
    open.sort(Comparator.comparingInt(PathFold::last));
    int kept = 0;
    for (PathFold path : open) {
      int last = path.last();
      if (last != NONE) {
        set(kept, items[last], types[last], enteredAt[last], repeats[last]);
        path.moveLast(kept++);
      }
    }
    paths.clear();
    paths.addAll(open);
    size = kept;
    // So that many open sessions are not walked for every step.
    mostHeld = Math.max(MOST_HELD, 2 * size);
  }

  private void set(int step, int item, EventType type, long at, int times) {
    items[step] = item;
    types[step] = type;
    enteredAt[step] = at;
    repeats[step] = times;
    next[step] = NONE;
  }

  private void grow() {
    int length = size * 2;
    items = Arrays.copyOf(items, length);
    types = Arrays.copyOf(types, length);
    enteredAt = Arrays.copyOf(enteredAt, length);
    repeats = Arrays.copyOf(repeats, length);
    next = Arrays.copyOf(next, length);
  }
}
