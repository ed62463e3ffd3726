package io.moraine.analyses.journeys;

import io.moraine.analyses.results.Analysis;
import io.moraine.analyses.results.Balance;
import io.moraine.analyses.results.Balance.Side;
import io.moraine.analyses.results.DataSpan;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.ResultSettings;
import io.moraine.analyses.results.SessionSums;
import io.moraine.analyses.results.StepSurvey;
import io.moraine.schemas.Session;
import io.moraine.schemas.SessionView;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.results.ConversionPath;
import io.moraine.schemas.results.DropOff;
import io.moraine.schemas.results.PageSequence;
import io.moraine.schemas.results.PathLength;
import io.moraine.schemas.results.PathTransition;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Sessions' ways through the site. */
public final class JourneysAnalysis implements Analysis {
  @Override
  public String name() {
    return "journeys";
  }

  @Override
  public String question() {
    return "Which ways do visits take, and where do they end?";
  }

  @Override
  public List<TableDefinition> tables() {
    return List.of(
        ConversionPath.TABLE,
        DropOff.TABLE,
        PathLength.TABLE,
        PageSequence.TABLE,
        PathTransition.TABLE);
  }

  @Override
  public List<Balance> balances() {
    return List.of(
        new Balance(
            "Sessions by length are the sessions of the day",
            lengths("sessions", row -> row.day().toString(), PathLength::sessions),
            SessionSums.SESSIONS_BY_DAY),
        new Balance(
            "Sessions by length converted as sessions did",
            lengths("sessions", row -> converted(row.converted()), PathLength::sessions),
            Side.sum(
                "rows of facts.sessions",
                Session.TABLE,
                SessionView.class,
                row -> converted(row.conversions() > 0),
                row -> BigDecimal.ONE)),
        new Balance(
            "Every session with a step ends somewhere",
            Side.sum(
                "exits of results.drop_offs",
                DropOff.TABLE,
                DropOff.class,
                row -> BigDecimal.valueOf(row.exits())),
            lengths("sessions with steps", row -> "", row -> row.sessions() - row.withoutSteps())),
        new Balance(
            "Every step is at some page",
            Side.sum(
                "visits of results.drop_offs",
                DropOff.TABLE,
                DropOff.class,
                row -> BigDecimal.valueOf(row.visits())),
            lengths("steps", row -> "", PathLength::steps)),
        new Balance(
            "Every session that converted came by some path",
            Side.sum(
                "sessions of results.conversion_paths",
                ConversionPath.TABLE,
                ConversionPath.class,
                row -> BigDecimal.valueOf(row.sessions())),
            lengths(
                "converted sessions with steps",
                row -> row.converted() ? "" : null,
                row -> row.sessions() - row.withoutSteps())),
        new Balance(
            "Every session with a step has a first one",
            transitions("sessions at the first step", row -> row.step() == 1 ? "" : null),
            lengths("sessions with steps", row -> "", row -> row.sessions() - row.withoutSteps())),
        new Balance(
            "Who goes on from a step is at the next one",
            transitions(
                "sessions that go on", row -> goesOn(row) ? "step " + (row.step() + 1) : null),
            transitions(
                "sessions at the next step", row -> row.step() > 1 ? "step " + row.step() : null)));
  }

  private static boolean goesOn(PathTransition row) {
    return !row.toItem().equals(PathTransition.EXIT) && !row.toItem().equals(PathTransition.MORE);
  }

  private static Side lengths(
      String what, Function<PathLength, String> key, ToLongFunction<PathLength> amount) {
    return Side.sum(
        what + " of results.path_lengths",
        PathLength.TABLE,
        PathLength.class,
        key,
        row -> BigDecimal.valueOf(amount.applyAsLong(row)));
  }

  private static String converted(boolean converted) {
    return converted ? "converted" : "not converted";
  }

  private static Side transitions(String what, Function<PathTransition, String> key) {
    return Side.sum(
        what + " of results.path_transitions",
        PathTransition.TABLE,
        PathTransition.class,
        key,
        row -> BigDecimal.valueOf(row.sessions()));
  }

  @Override
  public Optional<StepSurvey<?>> survey(ResultSettings settings) {
    return Optional.of(new JourneySurvey(settings.journeys()));
  }

  @Override
  public ResultFold<?> fold(ResultSettings settings, DataSpan span) {
    return new Journeys(settings.journeys(), span.money());
  }
}
