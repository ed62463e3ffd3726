package io.moraine.analyses.results;

import io.moraine.schemas.EventType;
import io.moraine.schemas.PathStep;
import io.moraine.schemas.SessionView;
import java.io.Serializable;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * What an analysis has learnt so far. It is serializable, and what several have learnt of different
 * visitors and people is merged, in any order, into the same: so it holds sums, counts, sets and
 * {@link Quantiles}, never a floating-point sum. Its size is that of the answer, not that of the
 * history.
 *
 * <p>Two walks show it everything once, after a {@link StepSurvey} where the analysis asks for one.
 * The walk over visitors shows each visitor's sessions, then what they did in order of time, then
 * the steps of each session. The walk over people shows each person. Flagged bots are in neither: a
 * session, cart, revenue line, event or person with a bot rule is not shown, except by {@link
 * #botEvent}.
 *
 * @param <F> the fold itself
 */
public interface ResultFold<F extends ResultFold<F>> extends Serializable, Mergeable<F> {
  /** Which events it wants to be shown; sessions and people are shown in any case. */
  default EventInterest interest() {
    return EventInterest.NONE;
  }

  /** Whether it wants to be shown steps, of which there are many times as many as of sessions. */
  default boolean wantsSteps() {
    return false;
  }

  /**
   * What the analysis' {@link Analysis#survey} learnt of all steps; comes before any visitor, and
   * not at all to a fold that is shown no visitors.
   */
  default void surveyed(StepSurvey<?> survey) {}

  /** A visitor's sessions in order of their start; none where the visitor only has events. */
  default void visitor(String visitorId, List<SessionView> sessions) {}

  /** An event of that visitor in which there is interest; events come in order of time. */
  default void event(SeenEvent event) {}

  /** A request or event of a flagged bot; comes where there is interest in bots. */
  default void botEvent(SeenEvent event) {}

  /**
   * A step of that visitor; comes where it {@link #wantsSteps}. Those of a session come one after
   * the other, in order of position.
   */
  default void step(SessionView session, SeenStep step) {}

  /** All steps of that session, of which there was at least one, have been shown. */
  default void endOfSteps(SessionView session) {}

  /** All that is known of a person. */
  default void person(PersonHistory person) {}

  /** Tells the rows; asked of the fold into which all others were merged, once. */
  void tell(ResultOutput rows);

  /**
   * Whether it tells of every person by {@link #tell(PersonHistory, ResultOutput)}, once all people
   * are known.
   */
  default boolean tellsOfPersons() {
    return false;
  }

  /**
   * Tells the rows of one person, into tables that are sliced by the bucket of the person and
   * sorted by the person first, in the order of each table; asked of the fold into which all others
   * were merged, after {@link #tell(ResultOutput)}, of each person once. The person comes with the
   * revenue alone.
   */
  default void tell(PersonHistory person, ResultOutput rows) {}

  /** The step at hand, see {@link PathStep}. */
  interface SeenStep {
    /** Its place in the session, from 1. */
    int position();

    /** The page, or else what happened. */
    String item();

    /**
     * The number of its item, which is not asked for each step.
     *
     * @param numbers gives each item a number, always the same one, from 0
     */
    default int itemNumber(ToIntFunction<String> numbers) {
      return numbers.applyAsInt(item());
    }

    /** The label of its event's type. */
    String itemType();

    /** Whether its event is a conversion. */
    default boolean isConversion() {
      return EventType.ofLabel(itemType()).filter(EventType::isConversion).isPresent();
    }

    /** Milliseconds until the next step; -1 for the last. */
    long timeToNextMs();

    /** Whether it is the last of its session. */
    boolean isExit();
  }
}
