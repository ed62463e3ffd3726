package io.moraine.analyses.paths;

import java.util.Optional;

/**
 * Which part of a path is looked at.
 *
 * @param start from the first time it comes by here; paths that do not are left out
 * @param end up to the first time that it then comes by here; paths that do not are left out
 * @param steps at most so many items: the first ones, or the last where only an end is given, or
 *     both with the middle abridged where both are
 */
record PathEnds(Optional<String> start, Optional<String> end, int steps) {
  /** The part of a path; empty where the path is left out. */
  Optional<Path> of(Path path) {
    int from = start.map(path.items()::indexOf).orElse(0);
    if (from < 0) {
      return Optional.empty();
    }
    Path cut = path.part(from, path.size());
    int to = end.map(cut.items()::indexOf).orElse(cut.size() - 1);
    if (to < 0) {
      return Optional.empty();
    }
    cut = cut.part(0, to + 1);
    if (start.isPresent() && end.isPresent()) {
      return Optional.of(cut.abridged(steps));
    }
    return Optional.of(
        end.isPresent()
            ? cut.part(Math.max(0, cut.size() - steps), cut.size())
            : cut.part(0, Math.min(steps, cut.size())));
  }
}
