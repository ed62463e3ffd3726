package io.moraine.analyses.funnel;

import io.moraine.analyses.time.TimeRange;

/** Finds an actor's best attempt. */
interface AttemptSearch {
  /**
   * The attempt that came furthest, among equals the first one that nothing spoiled; null where
   * there is none. A spoiled attempt is the best one when none that is unspoiled came as far.
   *
   * @param starts when an attempt may start
   */
  Attempt best(Marks marks, TimeRange starts);

  static AttemptSearch of(Funnel funnel) {
    return switch (funnel.order()) {
      case ORDERED -> new OrderedSearch(funnel);
      case STRICT -> new StrictSearch(funnel);
      case UNORDERED -> new UnorderedSearch(funnel);
    };
  }
}
