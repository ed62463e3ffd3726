package io.moraine.analyses.funnel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.moraine.analyses.AnalysesError;
import io.moraine.analyses.history.Actor;
import io.moraine.analyses.history.EventPattern;
import io.moraine.analyses.query.Field;
import io.moraine.analyses.query.FieldType;
import io.moraine.analyses.query.Query;
import io.moraine.analyses.query.Scope;
import io.moraine.analyses.query.Shape;
import io.moraine.analyses.results.EventInterest;
import io.moraine.schemas.EventType;
import io.moraine.schemas.MoraineException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A funnel of which results tell.
 *
 * @param name what it is called
 * @param actor what is counted
 * @param countedAs and how that is written
 */
record FunnelDefinition(
    String name, Funnel funnel, Optional<Breakdown> breakdown, Actor actor, String countedAs) {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Field NAME =
      Field.of("name", FieldType.TEXT, "What the funnel is called.").mandatory();
  private static final Shape SHAPE = new Shape("funnel", "A funnel of results.", fields());
  private static final Field FUNNELS = Field.objects("funnels", SHAPE, "The funnels.").mandatory();
  private static final Shape FILE = new Shape("file of funnels", "Funnels.", List.of(FUNNELS));

  private static List<Field> fields() {
    List<Field> fields = new ArrayList<>(List.of(NAME));
    fields.addAll(FunnelReader.FIELDS);
    fields.add(Scope.AGGREGATE_BY);
    return fields;
  }

  /** Definitions in YAML as they are kept, once they were found right. */
  static String checked(String yaml, String name) {
    try {
      JsonNode file = YAML.readTree(yaml);
      definitions(file, name);
      return JSON.writeValueAsString(file);
    } catch (JsonProcessingException broken) {
      throw new MoraineException(
          AnalysesError.QUESTION,
          "%s is no YAML: %s".formatted(name, broken.getOriginalMessage()),
          broken);
    }
  }

  /** The definitions that were kept. */
  static List<FunnelDefinition> all(String json) {
    try {
      return definitions(JSON.readTree(json), "funnels");
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException("No JSON: " + json, broken);
    }
  }

  private static List<FunnelDefinition> definitions(JsonNode file, String name) {
    List<FunnelDefinition> definitions = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Query query : new Query(file, name, FILE).objects(FUNNELS)) {
      FunnelDefinition definition = of(query);
      if (!names.add(definition.name())) {
        throw query.wrong(NAME, "is '%s', as that of another funnel".formatted(definition.name()));
      }
      definitions.add(definition);
    }
    return definitions;
  }

  private static FunnelDefinition of(Query query) {
    Funnel funnel = FunnelReader.funnel(query);
    Actor actor = Scope.actor(query);
    String countedAs = query.text(Scope.AGGREGATE_BY).orElse("person");
    boolean known = actor instanceof Actor.OfPerson || actor instanceof Actor.OfProperty;
    if (!known) {
      throw query.wrong(
          Scope.AGGREGATE_BY,
          "is '%s'; of results it may be person, session or property:NAME".formatted(countedAs));
    }
    boolean spansPeople = isGroup(actor);
    if (spansPeople && funnel.steps().stream().anyMatch(step -> step.firstTime() != FirstTime.NO)) {
      throw query.wrong(
          Scope.AGGREGATE_BY,
          "is '%s', of which a first time is not known; count people or sessions"
              .formatted(countedAs));
    }
    return new FunnelDefinition(
        query.text(NAME).orElseThrow(),
        funnel,
        FunnelReader.breakdown(query, funnel),
        actor,
        countedAs);
  }

  private static boolean isGroup(Actor actor) {
    return actor instanceof Actor.OfProperty group
        && !group.property().equals(Actor.SESSION_PROPERTY);
  }

  /** Whether what is counted may be made of several people. */
  boolean countsGroups() {
    return isGroup(actor);
  }

  /** Whether it looks at when sessions start. */
  boolean wantsSessions() {
    return patterns()
        .anyMatch(pattern -> pattern.name().filter(SessionStart.NAME::equals).isPresent());
  }

  /** Whether it converts by an order. */
  boolean endsInPurchase() {
    return funnel
        .steps()
        .get(funnel.lastRequired())
        .pattern()
        .name()
        .filter(EventType.PURCHASE.label()::equals)
        .isPresent();
  }

  /** Which events its people's histories need. */
  EventInterest interest() {
    Set<EventType> types = EnumSet.noneOf(EventType.class);
    boolean any = funnel.order() == StepOrder.STRICT;
    for (EventPattern pattern : patterns().toList()) {
      any |= pattern.name().isEmpty();
      pattern
          .name()
          .filter(event -> !event.equals(SessionStart.NAME))
          .ifPresent(event -> types.add(EventType.ofLabel(event).orElse(EventType.CUSTOM)));
    }
    if (any) {
      Arrays.stream(EventType.values()).filter(EventType::makesSessions).forEach(types::add);
    }
    Set<String> properties = new HashSet<>(funnel.hold());
    patterns().forEach(pattern -> properties.addAll(pattern.properties()));
    breakdown.ifPresent(by -> properties.addAll(by.properties()));
    properties.addAll(actor.properties());
    properties.remove(Actor.SESSION_PROPERTY);
    return new EventInterest(Set.of(), types, properties, false);
  }

  private Stream<EventPattern> patterns() {
    return Stream.concat(
        funnel.steps().stream().map(FunnelStep::pattern),
        funnel.exclusions().stream().map(Exclusion::pattern));
  }
}
