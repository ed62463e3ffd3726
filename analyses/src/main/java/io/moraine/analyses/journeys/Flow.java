package io.moraine.analyses.journeys;

import io.moraine.analyses.results.Mergeable;
import io.moraine.analyses.results.ResultOutput;
import io.moraine.schemas.results.Bots;
import io.moraine.schemas.results.PathTransition;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** How often the first steps of sessions led from where to where; its size is fixed. */
final class Flow implements Serializable, Mergeable<Flow> {
  private static final long serialVersionUID = 1L;

  private final int steps;
  private final int other;
  private final int exit;
  private final int more;
  // By step, what was there, what came next; items by their rank at their step.
  private final long[][][] sessions;
  // The items shown at each step; none before the survey is known.
  private List<List<String>> shown = List.of();
  private final List<Int2IntOpenHashMap> ranks = new ArrayList<>();
  private int rankBefore;

  Flow(JourneySettings settings) {
    this.steps = settings.flowSteps();
    this.other = settings.flowItems();
    this.exit = other + 1;
    this.more = exit + 1;
    this.sessions = new long[steps][other + 1][more + 1];
  }

  /** Shows those items of each step, from the first. */
  void show(List<List<String>> itemsByStep, ItemNames names) {
    shown = List.copyOf(itemsByStep);
    for (List<String> items : shown) {
      Int2IntOpenHashMap ranksOfStep = new Int2IntOpenHashMap();
      ranksOfStep.defaultReturnValue(other);
      for (int rank = 0; rank < items.size(); rank++) {
        ranksOfStep.put(names.idOf(items.get(rank)), rank);
      }
      ranks.add(ranksOfStep);
    }
  }

  void step(int item, int position) {
    if (position > steps + 1) {
      return;
    }
    if (position == steps + 1) {
      sessions[steps - 1][rankBefore][more]++;
    } else {
      int rank = ranks.get(position - 1).get(item);
      if (position > 1) {
        sessions[position - 2][rankBefore][rank]++;
      }
      rankBefore = rank;
    }
  }

  void endOfSteps(int count) {
    if (count <= steps) {
      sessions[count - 1][rankBefore][exit]++;
    }
  }

  @Override
  public void merge(Flow theirs) {
    if (shown.isEmpty()) {
      shown = theirs.shown;
    }
    for (int step = 0; step < steps; step++) {
      for (int from = 0; from <= other; from++) {
        for (int to = 0; to <= more; to++) {
          sessions[step][from][to] += theirs.sessions[step][from][to];
        }
      }
    }
  }

  void tell(ResultOutput rows) {
    for (int step = 0; step < steps; step++) {
      long ofStep = 0;
      for (long[] from : sessions[step]) {
        ofStep += sum(from);
      }
      for (int from = 0; from <= other; from++) {
        long ofItem = sum(sessions[step][from]);
        for (int to = 0; to <= more; to++) {
          if (sessions[step][from][to] > 0) {
            rows.row(
                PathTransition.TABLE,
                new PathTransition(
                    step + 1,
                    name(step, from),
                    name(step + 1, to),
                    sessions[step][from][to],
                    (double) sessions[step][from][to] / ofStep,
                    (double) sessions[step][from][to] / ofItem,
                    PathTransition.DEFINITION,
                    Bots.WITHOUT));
          }
        }
      }
    }
  }

  private String name(int step, int rank) {
    if (rank == exit) {
      return PathTransition.EXIT;
    }
    if (rank == more) {
      return PathTransition.MORE;
    }
    return rank == other ? PathTransition.OTHER : shown.get(step).get(rank);
  }

  private static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }
}
