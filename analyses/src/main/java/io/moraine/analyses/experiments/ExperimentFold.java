package io.moraine.analyses.experiments;

import io.moraine.analyses.attribution.ConversionType;
import io.moraine.analyses.attribution.PersonConversion;
import io.moraine.analyses.results.Conversion;
import io.moraine.analyses.results.DataSpan;
import io.moraine.analyses.results.EventInterest;
import io.moraine.analyses.results.PersonEvent;
import io.moraine.analyses.results.PersonHistory;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.ResultOutput;
import io.moraine.schemas.EventType;
import io.moraine.schemas.SessionView;
import io.moraine.schemas.results.AbTestExposure;
import io.moraine.schemas.results.Bots;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who was exposed to what, and what they did from then on. */
final class ExperimentFold implements ResultFold<ExperimentFold> {
  private static final long serialVersionUID = 1L;

  private final ExperimentSettings settings;
  private final DataSpan span;
  private final ZoneId zone;
  private final Map<String, ExposedPersons> experiments = new TreeMap<>();

  /** The first exposure of a person to an experiment. */
  private record Exposure(String variant, LocalDate day, long micros, boolean several) {
    Exposure again(String next) {
      return new Exposure(variant, day, micros, several || !variant.equals(next));
    }
  }

  ExperimentFold(ExperimentSettings settings, DataSpan span, ZoneId zone) {
    this.settings = settings;
    this.span = span;
    this.zone = zone;
  }

  @Override
  public EventInterest interest() {
    return EventInterest.ofPersons(EventType.EXPOSURE);
  }

  @Override
  public void person(PersonHistory person) {
    Map<String, Exposure> exposures = new HashMap<>();
    for (PersonEvent event : person.events()) {
      if (event.eventType() == EventType.EXPOSURE
          && event.experiment() != null
          && event.variant() != null) {
        Exposure first = exposures.get(event.experiment());
        exposures.put(
            event.experiment(),
            first == null
                ? new Exposure(event.variant(), event.day(), event.micros(), false)
                : first.again(event.variant()));
      }
    }
    if (!exposures.isEmpty()) {
      Conversion money = span.money();
      List<PersonConversion> orders =
          PersonConversion.of(ConversionType.ORDER, person, money, zone);
      List<PersonConversion> signups =
          PersonConversion.of(ConversionType.SIGNUP, person, money, zone);
      exposures.forEach(
          (experiment, exposure) -> expose(experiment, exposure, person, orders, signups));
    }
  }

  private void expose(
      String experiment,
      Exposure exposure,
      PersonHistory person,
      List<PersonConversion> orders,
      List<PersonConversion> signups) {
    ExposedPersons exposed =
        experiments.computeIfAbsent(experiment, unseen -> new ExposedPersons());
    if (exposure.several()) {
      exposed.severalVariants(exposure.day());
      return;
    }
    long ordersBefore = 0;
    long moneyBefore = 0;
    long moneySince = 0;
    for (PersonConversion order : orders) {
      if (order.micros() < exposure.micros()) {
        ordersBefore++;
        moneyBefore = Math.addExact(moneyBefore, order.valueMicros());
      } else {
        moneySince = Math.addExact(moneySince, order.valueMicros());
      }
    }
    long ordersSince = orders.size() - ordersBefore;
    long signupsSince =
        signups.stream().filter(signup -> signup.micros() >= exposure.micros()).count();
    long sessionsBefore = 0;
    for (SessionView session : person.sessions()) {
      sessionsBefore += session.startedMicros() <= exposure.micros() ? 1 : 0;
    }
    ExposedPersons.Variant variant = exposed.variant(exposure.variant());
    variant.person(exposure.day());
    variant.add(ExperimentMetric.ORDER_RATE, 0, Math.min(1, ordersSince));
    variant.add(ExperimentMetric.SIGNUP_RATE, 0, signupsSince);
    variant.add(ExperimentMetric.ORDERS_PER_PERSON, ordersBefore, ordersSince);
    variant.add(ExperimentMetric.REVENUE_PER_PERSON, moneyBefore, moneySince);
    variant.add(
        ExperimentMetric.SESSIONS_PER_PERSON,
        sessionsBefore,
        person.sessions().size() - sessionsBefore);
  }

  @Override
  public void merge(ExperimentFold other) {
    other.experiments.forEach(
        (name, theirs) ->
            experiments.computeIfAbsent(name, unseen -> new ExposedPersons()).merge(theirs));
  }

  @Override
  public void tell(ResultOutput rows) {
    experiments.forEach(
        (name, exposed) -> {
          exposed
              .variants()
              .forEach((variant, known) -> tellDays(name, variant, known.days(), rows));
          tellDays(name, AbTestExposure.SEVERAL, exposed.several(), rows);
          new ExperimentRows(name, exposed, settings.of(name), span, rows).tell();
        });
  }

  private static void tellDays(
      String experiment, String variant, Map<LocalDate, Long> days, ResultOutput rows) {
    long sum = 0;
    for (Map.Entry<LocalDate, Long> day : new TreeMap<>(days).entrySet()) {
      sum += day.getValue();
      rows.row(
          AbTestExposure.TABLE,
          new AbTestExposure(
              day.getKey(),
              experiment,
              variant,
              day.getValue(),
              sum,
              AbTestExposure.DEFINITION,
              Bots.WITHOUT));
    }
  }
}
