package io.moraine.analyses.journeys;

import io.moraine.analyses.results.Groups;
import io.moraine.analyses.results.Mergeable;
import io.moraine.analyses.results.ResultOutput;
import io.moraine.schemas.SessionView;
import io.moraine.schemas.results.Bots;
import io.moraine.schemas.results.PathLength;
import java.io.Serializable;
import java.time.LocalDate;

/** Lengths of sessions by day and whether they converted. */
final class PathLengths implements Serializable, Mergeable<PathLengths> {
  private static final long serialVersionUID = 1L;

  private final Groups<Kind, LengthCounts> groups = new Groups<>();

  private record Kind(LocalDate day, boolean converted) implements Serializable {}

  void session(SessionView session) {
    of(session).session();
  }

  void steps(SessionView session, int count) {
    of(session).steps(count);
  }

  private LengthCounts of(SessionView session) {
    return groups.of(new Kind(session.sessionDate(), session.conversions() > 0), LengthCounts::new);
  }

  @Override
  public void merge(PathLengths other) {
    groups.merge(other.groups);
  }

  void tell(ResultOutput rows) {
    groups.forEach(
        (kind, counts) ->
            rows.row(
                PathLength.TABLE,
                new PathLength(
                    kind.day(),
                    kind.converted(),
                    counts.sessions(),
                    counts.steps(),
                    (double) counts.steps() / counts.sessions(),
                    counts.quantile(0.5),
                    counts.quantile(0.95),
                    counts.most(),
                    counts.sessions() - counts.sessionsWithSteps(),
                    counts.between(1, 1),
                    counts.between(2, 2),
                    counts.between(3, 5),
                    counts.between(6, 10),
                    counts.between(11, 20),
                    counts.between(21, Integer.MAX_VALUE),
                    PathLength.DEFINITION,
                    Bots.WITHOUT)));
  }
}
