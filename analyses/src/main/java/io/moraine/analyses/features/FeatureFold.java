package io.moraine.analyses.features;

import io.moraine.analyses.results.EventInterest;
import io.moraine.analyses.results.Groups;
import io.moraine.analyses.results.Mergeable;
import io.moraine.analyses.results.PersonEvent;
import io.moraine.analyses.results.PersonHistory;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.ResultOutput;
import io.moraine.schemas.EventType;
import io.moraine.schemas.RevenueLine;
import io.moraine.schemas.SessionView;
import io.moraine.schemas.results.Bots;
import io.moraine.schemas.results.FeatureConversion;
import io.moraine.schemas.results.FeatureUsage;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Uses of features by day, device class and kind of person, and who converted after them. */
final class FeatureFold implements ResultFold<FeatureFold> {
  private static final long serialVersionUID = 1L;
  private static final String DURATION = "feature_duration_ms";
  private static final EventInterest INTEREST =
      new EventInterest(
          Set.of(),
          Set.of(EventType.FEATURE_USE, EventType.SIGNUP, EventType.SUBSCRIPTION_STARTED),
          Set.of(DURATION),
          false);

  private final Groups<Use, FeatureUses> uses = new Groups<>();
  private final Groups<Feature, Users> users = new Groups<>();
  private long persons;
  private long convertedPersons;

  private record Use(LocalDate day, String feature, String deviceClass, boolean isNew)
      implements Serializable {}

  private record Feature(String name) implements Serializable {}

  private static final class Users implements Serializable, Mergeable<Users> {
    private static final long serialVersionUID = 1L;

    private long users;
    private long convertedAfter;
    private long convertedEver;

    @Override
    public void merge(Users other) {
      users += other.users;
      convertedAfter += other.convertedAfter;
      convertedEver += other.convertedEver;
    }
  }

  @Override
  public EventInterest interest() {
    return INTEREST;
  }

  @Override
  public void person(PersonHistory person) {
    List<PersonEvent> used = new ArrayList<>();
    for (PersonEvent event : person.events()) {
      if (event.eventType() == EventType.FEATURE_USE) {
        used.add(event);
      }
    }
    Instant converted = lastConversion(person);
    persons++;
    convertedPersons += converted == null ? 0 : 1;
    if (!used.isEmpty()) {
      uses(used, person);
      users(used, converted);
    }
  }

  // One after the first use exists exactly where the last of all is after it.
  private static Instant lastConversion(PersonHistory person) {
    Instant last = null;
    for (PersonEvent event : person.events()) {
      EventType type = event.eventType();
      if (type == EventType.SIGNUP || type == EventType.SUBSCRIPTION_STARTED) {
        last = later(last, event.happenedAt());
      }
    }
    for (RevenueLine line : person.revenue()) {
      if (line.lineType().equals("order")) {
        last = later(last, line.happenedAt());
      }
    }
    return last;
  }

  private static Instant later(Instant known, Instant other) {
    return known == null || other.isAfter(known) ? other : known;
  }

  private void uses(List<PersonEvent> used, PersonHistory person) {
    Map<String, String> devices = new HashMap<>();
    for (SessionView session : person.sessions()) {
      devices.put(session.sessionId(), session.deviceClass());
    }
    Set<Use> seen = new HashSet<>();
    for (PersonEvent event : used) {
      String device = devices.get(event.sessionId());
      Use use =
          new Use(
              event.day(),
              feature(event),
              device == null ? FeatureUsage.UNKNOWN : device,
              !event.day().isAfter(person.person().firstSeenDate()));
      FeatureUses counts = uses.of(use, FeatureUses::new);
      counts.use(event.featureOutcome());
      String took = event.property(DURATION);
      if (took != null && Long.parseLong(took) >= 0) {
        counts.took(Long.parseLong(took));
      }
      if (seen.add(use)) {
        counts.user();
      }
    }
  }

  private void users(List<PersonEvent> used, Instant converted) {
    Set<String> seen = new HashSet<>();
    for (PersonEvent first : used) {
      if (seen.add(feature(first))) {
        Users of = users.of(new Feature(feature(first)), Users::new);
        of.users++;
        of.convertedAfter += converted != null && converted.isAfter(first.happenedAt()) ? 1 : 0;
        of.convertedEver += converted != null ? 1 : 0;
      }
    }
  }

  private static String feature(PersonEvent event) {
    return event.featureName() == null ? FeatureUsage.UNKNOWN : event.featureName();
  }

  @Override
  public void merge(FeatureFold other) {
    uses.merge(other.uses);
    users.merge(other.users);
    persons += other.persons;
    convertedPersons += other.convertedPersons;
  }

  @Override
  public void tell(ResultOutput rows) {
    uses.forEach((use, counts) -> rows.row(FeatureUsage.TABLE, row(use, counts)));
    users.forEach((feature, of) -> rows.row(FeatureConversion.TABLE, row(feature.name(), of)));
  }

  private static FeatureUsage row(Use use, FeatureUses counts) {
    return new FeatureUsage(
        use.day(),
        use.feature(),
        use.deviceClass(),
        use.isNew() ? FeatureUsage.NEW : FeatureUsage.RETURNING,
        counts.events(),
        counts.starts(),
        counts.completions(),
        counts.errors(),
        counts.abandonments(),
        counts.users(),
        counts.ofEnded(counts.completions()),
        counts.ofEnded(counts.errors()),
        counts.ofEnded(counts.abandonments()),
        counts.durations().count(),
        counts.averageDurationMs(),
        counts.durations().median(),
        counts.durations().orNull(0.95),
        FeatureUsage.DEFINITION,
        Bots.WITHOUT);
  }

  private FeatureConversion row(String feature, Users of) {
    long others = persons - of.users;
    long convertedOthers = convertedPersons - of.convertedEver;
    double rate = (double) of.convertedAfter / of.users;
    Double otherRate = others == 0 ? null : (double) convertedOthers / others;
    return new FeatureConversion(
        feature,
        of.users,
        of.convertedAfter,
        rate,
        others,
        convertedOthers,
        otherRate,
        otherRate == null || otherRate == 0 ? null : rate / otherRate - 1,
        FeatureConversion.DEFINITION,
        Bots.WITHOUT);
  }
}
