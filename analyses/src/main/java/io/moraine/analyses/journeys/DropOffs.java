package io.moraine.analyses.journeys;

import io.moraine.analyses.results.ResultOutput;
import io.moraine.schemas.results.Bots;
import io.moraine.schemas.results.DropOff;
import java.io.Serializable;
import java.util.Arrays;

/** By item: sessions, steps, exits, and where in their sessions the steps are. */
final class DropOffs implements Serializable {
  private static final long serialVersionUID = 1L;

  private long[] sessions = new long[16];
  private long[] visits = new long[16];
  private long[] exits = new long[16];
  private long[] positions = new long[16];
  private int[] lastSession = new int[16];

  void step(int item, int session, int position) {
    grow(item);
    visits[item]++;
    positions[item] += position;
    if (lastSession[item] != session) {
      lastSession[item] = session;
      sessions[item]++;
    }
  }

  void exit(int item) {
    exits[item]++;
  }

  void merge(DropOffs other, int[] ids) {
    for (int item = 0; item < ids.length && item < other.sessions.length; item++) {
      int here = ids[item];
      grow(here);
      sessions[here] += other.sessions[item];
      visits[here] += other.visits[item];
      exits[here] += other.exits[item];
      positions[here] += other.positions[item];
    }
  }

  private void grow(int item) {
    if (item >= sessions.length) {
      int length = Math.max(item + 1, 2 * sessions.length);
      sessions = Arrays.copyOf(sessions, length);
      visits = Arrays.copyOf(visits, length);
      exits = Arrays.copyOf(exits, length);
      positions = Arrays.copyOf(positions, length);
      lastSession = Arrays.copyOf(lastSession, length);
    }
  }

  void tell(ItemNames names, long allSessions, ResultOutput rows) {
    for (int item = 0; item < names.size() && item < sessions.length; item++) {
      if (visits[item] > 0) {
        rows.row(
            DropOff.TABLE,
            new DropOff(
                names.name(item),
                sessions[item],
                visits[item],
                exits[item],
                (double) exits[item] / sessions[item],
                (double) exits[item] / allSessions,
                (double) positions[item] / visits[item],
                DropOff.DEFINITION,
                Bots.WITHOUT));
      }
    }
  }
}
