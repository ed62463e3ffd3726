package io.moraine.analyses.journeys;

import io.moraine.analyses.results.Conversion;
import io.moraine.analyses.results.Mergeable;
import io.moraine.analyses.results.ResultOutput;
import io.moraine.schemas.SessionView;
import io.moraine.schemas.results.Bots;
import io.moraine.schemas.results.ConversionPath;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The last steps up to the first conversion of each session; those of which the survey says that
 * they are rare are counted together.
 */
final class ConvertingPaths implements Serializable, Mergeable<ConvertingPaths> {
  /** What parts steps. */
  static final String ARROW = " > ";

  private static final long serialVersionUID = 1L;

  private final JourneySettings settings;
  private final Conversion money;
  private final Map<String, ConversionSums> paths = new HashMap<>();
  private final ConversionSums rare = new ConversionSums();
  // Of the session at hand: the way to its first conversion, if there was one.
  private int[] way;
  private boolean wayMayBeFrequent;
  private int stepsTaken;
  private long millisTaken;

  ConvertingPaths(JourneySettings settings, Conversion money) {
    this.settings = settings;
    this.money = money;
  }

  /** The session at hand comes to a conversion. */
  void conversion(RecentSteps recent, long millis, JourneySurvey survey) {
    if (way == null) {
      way = recent.last(Math.min(recent.count(), settings.pathSteps()));
      wayMayBeFrequent = survey.mayBeFrequent(JourneySurvey.pathHash(recent, settings));
      stepsTaken = recent.count();
      millisTaken = millis;
    }
  }

  /**
   * The session at hand has so many steps in all, and lasted so long.
   *
   * @param names of the items
   */
  void endOfSteps(SessionView session, int steps, long millis, ItemNames names) {
    if (session.conversions() > 0) {
      boolean hasWay = way != null;
      sums(names).add(session, hasWay ? stepsTaken : steps, hasWay ? millisTaken : millis, money);
    }
    way = null;
  }

  private ConversionSums sums(ItemNames names) {
    if (way == null || !wayMayBeFrequent) {
      return rare;
    }
    StringBuilder path = new StringBuilder();
    for (int item : way) {
      path.append(path.isEmpty() ? "" : ARROW).append(names.name(item));
    }
    return paths.computeIfAbsent(path.toString(), first -> new ConversionSums());
  }

  @Override
  public void merge(ConvertingPaths other) {
    rare.merge(other.rare);
    other.paths.forEach(
        (path, sums) -> {
          ConversionSums ours = paths.putIfAbsent(path, sums);
          if (ours != null) {
            ours.merge(sums);
          }
        });
  }

  void tell(ResultOutput rows) {
    ConversionSums all = new ConversionSums();
    all.merge(rare);
    paths.values().forEach(all::merge);
    List<Map.Entry<String, ConversionSums>> ranked = new ArrayList<>(paths.entrySet());
    ranked.sort(
        Comparator.comparingLong(
                (Map.Entry<String, ConversionSums> path) -> -path.getValue().sessions())
            .thenComparing(Map.Entry::getKey));
    ConversionSums others = new ConversionSums();
    others.merge(rare);
    int rank = 0;
    for (Map.Entry<String, ConversionSums> path : ranked) {
      if (rank < settings.paths() && path.getValue().sessions() >= settings.leastSessions()) {
        rank++;
        tell(path.getKey(), rank, path.getValue(), all.sessions(), rows);
      } else {
        others.merge(path.getValue());
      }
    }
    if (others.sessions() > 0) {
      tell(ConversionPath.OTHER, null, others, all.sessions(), rows);
    }
  }

  private void tell(
      String path, Integer rank, ConversionSums sums, long allSessions, ResultOutput rows) {
    rows.row(
        ConversionPath.TABLE,
        new ConversionPath(
            path,
            rank,
            sums.sessions(),
            (double) sums.sessions() / allSessions,
            sums.averageSteps(),
            sums.averageMillis(),
            sums.orders(),
            sums.revenue(),
            money.currency(),
            ConversionPath.DEFINITION,
            Bots.WITHOUT));
  }
}
