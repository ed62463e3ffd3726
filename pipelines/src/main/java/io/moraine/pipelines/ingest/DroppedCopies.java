package io.moraine.pipelines.ingest;

import io.moraine.blocks.RowCursor;
import io.moraine.blocks.RowView;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The events of one bucket that are not kept, because another copy is: known by file and line. */
final class DroppedCopies {
  private final Map<String, LongOpenHashSet> fresh = new HashMap<>();
  private final Map<String, LongOpenHashSet> stored = new HashMap<>();
  private final SortedSet<Long> storedDays = new TreeSet<>();

  /** Adds the rows (shape {@link EventIdRow#SHAPE}) of a cursor and closes it. */
  void addAll(RowCursor rows) throws IOException {
    try (rows) {
      while (rows.next()) {
        RowView row = rows.row();
        boolean isStored = row.booleanAt(EventIdRow.STORED);
        if (isStored) {
          storedDays.add(row.longAt(EventIdRow.DAY));
        }
        (isStored ? stored : fresh)
            .computeIfAbsent(row.text(EventIdRow.SOURCE_FILE), file -> new LongOpenHashSet())
            .add(row.longAt(EventIdRow.SOURCE_LINE));
      }
    }
  }

  boolean dropsFresh(String file, long line) {
    return contains(fresh, file, line);
  }

  boolean dropsStored(String file, long line) {
    return contains(stored, file, line);
  }

  /** Days (since 1970) whose stored events lose a row. */
  SortedSet<Long> storedDays() {
    return storedDays;
  }

  private static boolean contains(Map<String, LongOpenHashSet> copies, String file, long line) {
    if (copies.isEmpty()) {
      return false;
    }
    LongOpenHashSet lines = copies.get(file);
    return lines != null && lines.contains(line);
  }
}
