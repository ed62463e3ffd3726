package io.moraine.analyses.journeys;

import io.moraine.analyses.results.Conversion;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.ResultOutput;
import io.moraine.analyses.results.StepSurvey;
import io.moraine.schemas.SessionView;
import it.unimi.dsi.fastutil.booleans.BooleanArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * All that is counted of sessions' ways. It grows with the different pages, and with the sequences
 * and paths that are frequent.
 */
final class Journeys implements ResultFold<Journeys> {
  private static final long serialVersionUID = 1L;

  private final JourneySettings settings;
  private final ItemNames names = new ItemNames();
  private final DropOffs dropOffs = new DropOffs();
  private final PathLengths lengths = new PathLengths();
  private final Sequences sequences = new Sequences();
  private final ConvertingPaths converting;
  private final Flow flow;
  private long sessions;

  // Of the walk over visitors, not of what was learnt.
  private transient JourneySurvey survey;
  private transient BooleanArrayList isFrequent;
  private transient RecentSteps recent;
  private transient int session;
  private transient int item;
  private transient long millis;
  private transient ToIntFunction<String> numbers;

  Journeys(JourneySettings settings, Conversion money) {
    this.settings = settings;
    this.converting = new ConvertingPaths(settings, money);
    this.flow = new Flow(settings);
  }

  @Override
  public boolean wantsSteps() {
    return true;
  }

  @Override
  public void surveyed(StepSurvey<?> learnt) {
    survey = (JourneySurvey) learnt;
    isFrequent = new BooleanArrayList();
    recent = JourneySurvey.recentSteps(settings);
    numbers = names::idOf;
    session = 1;
    flow.show(survey.mostFrequentByStep(), names);
  }

  @Override
  public void visitor(String visitorId, List<SessionView> own) {
    own.forEach(lengths::session);
  }

  @Override
  public void step(SessionView ofSession, SeenStep step) {
    item = step.itemNumber(numbers);
    recent.add(item, names.hash(item));
    int position = recent.count();
    dropOffs.step(item, session, position);
    sequences.step(item, isFrequent(item), session, recent, survey);
    flow.step(item, position);
    if (ofSession.conversions() > 0 && step.isConversion()) {
      converting.conversion(recent, millis, survey);
    }
    millis += Math.max(0, step.timeToNextMs());
  }

  private boolean isFrequent(int id) {
    while (isFrequent.size() <= id) {
      isFrequent.add(survey.isFrequent(names.name(isFrequent.size())));
    }
    return isFrequent.getBoolean(id);
  }

  @Override
  public void endOfSteps(SessionView ofSession) {
    int steps = recent.count();
    sessions++;
    dropOffs.exit(item);
    sequences.endOfSteps();
    flow.endOfSteps(steps);
    converting.endOfSteps(ofSession, steps, millis, names);
    lengths.steps(ofSession, steps);
    session++;
    millis = 0;
    recent.clear();
  }

  @Override
  public void merge(Journeys other) {
    int[] ids = names.idsOf(other.names);
    dropOffs.merge(other.dropOffs, ids);
    sequences.merge(other.sequences, ids);
    flow.merge(other.flow);
    converting.merge(other.converting);
    lengths.merge(other.lengths);
    sessions += other.sessions;
  }

  @Override
  public void tell(ResultOutput rows) {
    dropOffs.tell(names, sessions, rows);
    sequences.tell(names, settings, sessions, rows);
    flow.tell(rows);
    converting.tell(rows);
    lengths.tell(rows);
  }
}
