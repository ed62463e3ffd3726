package io.moraine.analyses.journeys;

import io.moraine.analyses.results.ResultOutput;
import io.moraine.schemas.results.Bots;
import io.moraine.schemas.results.PageSequence;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Exact counts of those sequences that the survey says may be frequent, as a tree: a sequence hangs
 * on the one without its last step. All of a frequent sequence's beginnings and ends are frequent
 * (Agrawal, Srikant: Fast algorithms for mining association rules, VLDB 1994), so none is missed by
 * counting such only whose beginning and end are counted.
 */
final class Sequences implements Serializable {
  static final int SHORTEST = 2;
  static final int LONGEST = 5;

  private static final long serialVersionUID = 1L;
  private static final int NONE = Integer.MIN_VALUE;
  private static final int UNKNOWN = -1;

  // By the node of the beginning and the item that follows: the node. A single item is its own
  // beginning, written as -1 - item.
  private final Long2IntOpenHashMap nodes = new Long2IntOpenHashMap();
  private final IntArrayList beginnings = new IntArrayList();
  private final IntArrayList items = new IntArrayList();
  private final LongArrayList sessions = new LongArrayList();
  private final LongArrayList occurrences = new LongArrayList();
  private final IntArrayList lastSession = new IntArrayList();
  // By length: the node of the last so many steps of the session at hand.
  private final int[] current = new int[LONGEST + 1];

  Sequences() {
    nodes.defaultReturnValue(UNKNOWN);
    endOfSteps();
  }

  /**
   * A step.
   *
   * @param item its number
   * @param isFrequent whether its item is frequent by itself
   * @param recent the last steps, this one among them
   */
  void step(int item, boolean isFrequent, int session, RecentSteps recent, JourneySurvey survey) {
    int beginning = current[1];
    current[1] = isFrequent ? -1 - item : NONE;
    for (int length = SHORTEST; length <= LONGEST; length++) {
      int node =
          beginning != NONE && current[length - 1] != NONE
              ? countable(beginning, item, length, recent, survey)
              : NONE;
      beginning = current[length];
      current[length] = node;
      if (node != NONE) {
        occurrences.elements()[node]++;
        if (lastSession.getInt(node) != session) {
          lastSession.set(node, session);
          sessions.elements()[node]++;
        }
      }
    }
  }

  void endOfSteps() {
    Arrays.fill(current, NONE);
  }

  private int countable(
      int beginning, int item, int length, RecentSteps recent, JourneySurvey survey) {
    int known = nodes.get(key(beginning, item));
    if (known != UNKNOWN) {
      return known;
    }
    return survey.mayBeFrequent(recent.hashOfLast(length)) ? grow(beginning, item) : NONE;
  }

  private int grow(int beginning, int item) {
    int node = beginnings.size();
    nodes.put(key(beginning, item), node);
    beginnings.add(beginning);
    items.add(item);
    sessions.add(0);
    occurrences.add(0);
    lastSession.add(0);
    return node;
  }

  private static long key(int beginning, int item) {
    return (long) beginning << 32 | item;
  }

  void merge(Sequences other, int[] ids) {
    int[] here = new int[other.beginnings.size()];
    for (int node = 0; node < here.length; node++) {
      // A beginning has always been there before what hangs on it.
      int theirs = other.beginnings.getInt(node);
      int beginning = theirs < 0 ? -1 - ids[-1 - theirs] : here[theirs];
      int item = ids[other.items.getInt(node)];
      int known = nodes.get(key(beginning, item));
      here[node] = known == UNKNOWN ? grow(beginning, item) : known;
      sessions.elements()[here[node]] += other.sessions.getLong(node);
      occurrences.elements()[here[node]] += other.occurrences.getLong(node);
    }
  }

  void tell(ItemNames names, JourneySettings settings, long allSessions, ResultOutput rows) {
    List<List<Sequence>> byLength = new ArrayList<>();
    for (int length = 0; length <= LONGEST; length++) {
      byLength.add(new ArrayList<>());
    }
    for (int node = 0; node < beginnings.size(); node++) {
      if (sessions.getLong(node) >= settings.leastSessions()) {
        List<String> steps = steps(node, names);
        byLength
            .get(steps.size())
            .add(
                new Sequence(
                    String.join(ConvertingPaths.ARROW, steps),
                    sessions.getLong(node),
                    occurrences.getLong(node)));
      }
    }
    for (int length = SHORTEST; length <= LONGEST; length++) {
      List<Sequence> all = byLength.get(length);
      all.sort(
          Comparator.comparingLong((Sequence sequence) -> -sequence.sessions())
              .thenComparingLong(sequence -> -sequence.occurrences())
              .thenComparing(Sequence::text));
      for (int rank = 1; rank <= Math.min(settings.sequences(), all.size()); rank++) {
        Sequence sequence = all.get(rank - 1);
        rows.row(
            PageSequence.TABLE,
            new PageSequence(
                length,
                sequence.text(),
                rank,
                sequence.sessions(),
                sequence.occurrences(),
                (double) sequence.sessions() / allSessions,
                PageSequence.DEFINITION,
                Bots.WITHOUT));
      }
    }
  }

  private record Sequence(String text, long sessions, long occurrences) {}

  private List<String> steps(int last, ItemNames names) {
    List<String> steps = new ArrayList<>();
    int node = last;
    while (node >= 0) {
      steps.add(0, names.name(items.getInt(node)));
      node = beginnings.getInt(node);
    }
    steps.add(0, names.name(-1 - node));
    return steps;
  }
}
