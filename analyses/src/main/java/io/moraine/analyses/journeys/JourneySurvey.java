package io.moraine.analyses.journeys;

import io.moraine.analyses.results.ResultFold.SeenStep;
import io.moraine.analyses.results.StepSurvey;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Which pages, sequences and paths are frequent enough to be counted: pages exactly, sequences and
 * paths by {@link HashedCounts}, so that of the mostly unique ones hardly any is counted later. It
 * grows with the number of different pages.
 */
final class JourneySurvey implements StepSurvey<JourneySurvey> {
  private static final long serialVersionUID = 1L;

  // Eight million counters: some millions of unique sequences hardly ever add up to a frequent one.
  private static final int COUNTER_BITS = 23;

  private final JourneySettings settings;
  private final ItemNames names = new ItemNames();
  private final LongArrayList sessions = new LongArrayList();
  private final IntArrayList lastSession = new IntArrayList();
  private final List<LongArrayList> byStep = new ArrayList<>();
  private final HashedCounts counts = new HashedCounts(COUNTER_BITS);
  private final RecentSteps recent;
  private int session = 1;
  private boolean converted;
  private transient ToIntFunction<String> numbers;

  JourneySurvey(JourneySettings settings) {
    this.settings = settings;
    this.recent = recentSteps(settings);
    for (int step = 0; step < settings.flowSteps(); step++) {
      byStep.add(new LongArrayList());
    }
  }

  /** As many steps as the longest sequence and the longest path have. */
  static RecentSteps recentSteps(JourneySettings settings) {
    return new RecentSteps(Math.max(Sequences.LONGEST, settings.pathSteps()));
  }

  /** What tells a path from a sequence of the same steps. */
  static long pathHash(RecentSteps recent, JourneySettings settings) {
    return ~recent.hashOfLast(Math.min(recent.count(), settings.pathSteps()));
  }

  // The same for all steps.
  private ToIntFunction<String> numbers() {
    if (numbers == null) {
      numbers = names::idOf;
    }
    return numbers;
  }

  @Override
  public void step(SeenStep step) {
    int id = step.itemNumber(numbers());
    recent.add(id, names.hash(id));
    if (id == sessions.size()) {
      sessions.add(0);
      lastSession.add(0);
    }
    if (lastSession.getInt(id) != session) {
      lastSession.set(id, session);
      sessions.set(id, sessions.getLong(id) + 1);
    }
    int position = recent.count();
    if (position <= byStep.size()) {
      add(byStep.get(position - 1), id, 1);
    }
    for (int length = Sequences.SHORTEST;
        length <= Sequences.LONGEST && length <= position;
        length++) {
      counts.add(recent.hashOfLast(length));
    }
    if (!converted && step.isConversion()) {
      converted = true;
      counts.add(pathHash(recent, settings));
    }
  }

  @Override
  public void endOfSteps() {
    session++;
    converted = false;
    recent.clear();
  }

  @Override
  public void merge(JourneySurvey other) {
    int[] ids = names.idsOf(other.names);
    for (int id = 0; id < ids.length; id++) {
      add(sessions, ids[id], other.sessions.getLong(id));
    }
    while (lastSession.size() < sessions.size()) {
      lastSession.add(0);
    }
    for (int step = 0; step < byStep.size(); step++) {
      LongArrayList theirs = other.byStep.get(step);
      for (int id = 0; id < theirs.size(); id++) {
        add(byStep.get(step), ids[id], theirs.getLong(id));
      }
    }
    counts.merge(other.counts);
  }

  private static void add(LongArrayList sums, int id, long more) {
    while (sums.size() <= id) {
      sums.add(0);
    }
    sums.set(id, sums.getLong(id) + more);
  }

  /** Whether a page was in enough sessions for what it is part of to be told. */
  boolean isFrequent(String item) {
    int id = names.knownId(item);
    return id >= 0 && sessions.getLong(id) >= settings.leastSessions();
  }

  /** Whether a sequence or path of that hash can have been in enough sessions to be told. */
  boolean mayBeFrequent(long hash) {
    return counts.mayReach(hash, settings.leastSessions());
  }

  /** By step, from the first, the most frequent items at that step; ties by name. */
  List<List<String>> mostFrequentByStep() {
    return byStep.stream().map(this::mostFrequent).toList();
  }

  private List<String> mostFrequent(LongArrayList counted) {
    return IntStream.range(0, counted.size())
        .boxed()
        .filter(id -> counted.getLong(id) > 0)
        .sorted(
            Comparator.comparingLong((Integer id) -> -counted.getLong(id))
                .thenComparing(names::name))
        .limit(settings.flowItems())
        .map(names::name)
        .toList();
  }
}
