package io.moraine.analyses.attribution;

import com.fasterxml.jackson.databind.JsonNode;
import io.moraine.analyses.Question;
import io.moraine.analyses.QuestionKind;
import io.moraine.analyses.document.SessionDocument;
import io.moraine.analyses.history.Actor;
import io.moraine.analyses.history.EventPattern;
import io.moraine.analyses.history.Happening;
import io.moraine.analyses.history.Interest;
import io.moraine.analyses.query.Field;
import io.moraine.analyses.query.FieldType;
import io.moraine.analyses.query.Query;
import io.moraine.analyses.query.Scope;
import io.moraine.analyses.query.Shape;
import io.moraine.analyses.time.PeriodUnit;
import io.moraine.analyses.time.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/** Attribution: which sessions conversions are owed to, under several models side by side. */
public final class AttributionKind implements QuestionKind {

  private static final Field DIMENSION =
      Field.of(
          "dimension",
          FieldType.TEXT,
          "The property of sessions that credit is told by, such as channel, utm_source,"
              + " utm_campaign or referring_domain; channel without one.");
  private static final Field WINDOW_DAYS =
      Field.of(
          "window_days",
          FieldType.NUMBER,
          "How many days before a conversion a session may have begun, both ends included; 30"
              + " without one.");
  private static final Field MODELS =
      Field.words("models", TouchModel.class, "The models told side by side; all without any.");
  private static final Field HALF_LIFE =
      Field.of(
          "time_decay_half_life_days",
          FieldType.NUMBER,
          "After how many days a touch weighs half under time_decay; a quarter of the window, at"
              + " least a day, without one.");
  private static final Field EXCLUDE =
      Field.of(
          "exclude",
          FieldType.JSON,
          "A list of values, channels or sources whose sessions are no touches, taken out before anything is"
              + " weighed. Direct also stands for sessions that nothing led to, (none) or null for sessions"
              + " that name nothing under the dimension.");
  private static final Field COUNTING =
      Field.word(
          "conversion_counting",
          ConversionCounting.class,
          "Whether every conversion counts or only the first of each person: every.");
  private static final Field MAPPING =
      Field.of(
          "campaign_mapping",
          FieldType.JSON,
          "The spellings of campaigns, {source: {name: [spellings]}}.");
  private static final Field CONVERSION =
      Field.of(
          "conversion",
          FieldType.TEXT,
          "The name of the event that is a conversion, needed where events are told and not"
              + " sessions and conversions.");
  private static final Field VALUE_PROPERTY =
      Field.of(
          "value_property",
          FieldType.TEXT,
          "The property of a conversion that says what it brought: revenue.");
  private static final Field LIMIT =
      Field.of("limit", FieldType.WHOLE, "How many rows stay; all without one.");
  private static final Field RANK_BY =
      Field.word(
          "rank_by", Ranking.class, "What rows are ordered by, the greatest first: conversions.");

  private static final int DEFAULT_WINDOW_DAYS = 30;

  @Override
  public String name() {
    return "attribution";
  }

  @Override
  public Shape shape() {
    return new Shape(
        "question of attribution",
        "Which sessions conversions are owed to. Beside it may stand, in place of events,"
            + " `sessions` [{user, session_start, channel, utm_campaign, …}] and `conversions` [{user,"
            + " ts, event, revenue}]. Conditions in where and filter are on conversions.",
        Scope.fieldsWith(
            DIMENSION,
            WINDOW_DAYS,
            MODELS,
            HALF_LIFE,
            EXCLUDE,
            COUNTING,
            MAPPING,
            CONVERSION,
            VALUE_PROPERTY,
            LIMIT,
            RANK_BY));
  }

  @Override
  public List<Field> answers() {
    return List.of(
        Field.of("total_conversions", FieldType.WHOLE, "All conversions of the dates."),
        Field.of("total_value", FieldType.NUMBER, "What they brought."),
        Field.of("unattributed_conversions", FieldType.WHOLE, "Those without a touch."),
        Field.of("unattributed_value", FieldType.NUMBER, "What these brought."),
        Field.of(
            "total_credit_per_model",
            FieldType.JSON,
            "{model: conversions}: for each model the conversions with a touch."),
        Field.of(
            "rows",
            FieldType.OBJECTS,
            "One per value, ranked: value, visitors, influenced, influenced_value, and for each"
                + " model its conversions, MODEL_value and MODEL_rate (by visitors)."),
        Field.of("credit", FieldType.JSON, "{value: {model: conversions}} of the rows."),
        Field.of(
            "influenced",
            FieldType.JSON,
            "{value: conversions} touched at least once; values overlap."),
        Field.of("influenced_value", FieldType.JSON, "{value: money} of these conversions."),
        Field.of("has_more", FieldType.FLAG, "Whether the limit has left rows out."));
  }

  @Override
  public Question read(Query query, JsonNode beside) {
    Scope scope = Scope.read(query);
    TimeRange dates = scope.range(query, PeriodUnit.DAY);
    Duration window = days(query, WINDOW_DAYS, Duration.ofDays(DEFAULT_WINDOW_DAYS));
    Duration halfLife = days(query, HALF_LIFE, TouchModel.defaultHalfLife(window));
    boolean told = SessionDocument.isOne(beside);
    Optional<String> event = query.text(CONVERSION);
    if (!told && event.isEmpty()) {
      throw query.wrong(
          CONVERSION, "is missing; name the event that is a conversion, such as purchase");
    }
    Dimension dimension = Dimension.named(query.text(DIMENSION).orElse(Dimension.CHANNEL));
    String value = query.text(VALUE_PROPERTY).orElse("revenue");
    EventPattern conversion = new EventPattern(event, scope.filter());
    AttributionQuestion question =
        new AttributionQuestion(
            interest(scope, reach(dates, window), dimension, value, conversion),
            dates,
            conversion,
            value,
            told,
            dimension,
            exclusions(query),
            mapping(query),
            query.word(COUNTING, ConversionCounting.EVERY),
            new AttributionRules(models(query), window, halfLife),
            query.word(RANK_BY, Ranking.CONVERSIONS),
            query.has(LIMIT) ? OptionalInt.of(query.whole(LIMIT, 1, 1)) : OptionalInt.empty());
    return told ? unused -> question.answer(SessionDocument.histories(beside)) : question;
  }

  private static List<TouchModel> models(Query query) {
    List<TouchModel> models = query.words(MODELS, TouchModel.class).stream().distinct().toList();
    return models.isEmpty() ? List.of(TouchModel.values()) : models;
  }

  private static Duration days(Query query, Field field, Duration otherwise) {
    if (!query.has(field)) {
      return otherwise;
    }
    double days = query.number(field).orElseThrow();
    if (!(days > 0 && days <= 3650)) {
      throw query.wrong(field, "is " + days + "; it must be more than 0 and at most 3650 days");
    }
    return Duration.ofMillis(Math.round(days * Duration.ofDays(1).toMillis()));
  }

  private static TimeRange reach(TimeRange dates, Duration window) {
    long micros = window.toNanos() / 1_000;
    boolean open = dates.fromMicros() == TimeRange.EVER.fromMicros();
    return new TimeRange(open ? dates.fromMicros() : dates.fromMicros() - micros, dates.toMicros());
  }

  /** Conditions are on conversions only, so that sessions, which lack what they name, stay. */
  private static Interest interest(
      Scope scope, TimeRange reach, Dimension dimension, String value, EventPattern conversion) {
    Set<String> properties = new HashSet<>(Dimension.LOOKED_AT);
    properties.add(dimension.property());
    properties.add(value);
    properties.add(Actor.SESSION_PROPERTY);
    properties.addAll(conversion.properties());
    return new Scope(
            scope.calendar(), List.of(), scope.personFilter(), scope.excluded(), scope.actor())
        .interest(reach, Optional.empty(), properties, any());
  }

  private static Predicate<Happening> any() {
    return event -> true;
  }

  private static Exclusions exclusions(Query query) {
    Set<String> values = new HashSet<>();
    JsonNode excluded = query.json(EXCLUDE);
    if (excluded != null) {
      for (JsonNode value : excluded.isArray() ? excluded : List.of(excluded)) {
        if (!value.isTextual() && !value.isNull()) {
          throw query.wrong(EXCLUDE, "must be a list of texts, but has " + value);
        }
        values.add(value.isNull() ? "" : value.asText());
      }
    }
    return new Exclusions(values);
  }

  private static CampaignMapping mapping(Query query) {
    Map<String, Map<String, List<String>>> bySource = new LinkedHashMap<>();
    JsonNode sources = query.json(MAPPING);
    if (sources != null) {
      objectIn(query, sources)
          .fields()
          .forEachRemaining(
              source -> {
                Map<String, List<String>> campaigns = new LinkedHashMap<>();
                objectIn(query, source.getValue())
                    .fields()
                    .forEachRemaining(
                        name -> campaigns.put(name.getKey(), spellings(query, name.getValue())));
                bySource.put(source.getKey(), campaigns);
              });
    }
    return new CampaignMapping(bySource);
  }

  private static JsonNode objectIn(Query query, JsonNode node) {
    if (!node.isObject()) {
      throw query.wrong(MAPPING, "must be {source: {name: [spellings]}}, but holds " + node);
    }
    return node;
  }

  private static List<String> spellings(Query query, JsonNode list) {
    if (!list.isArray()) {
      throw query.wrong(
          MAPPING, "must name a list of spellings for each campaign, but has " + list);
    }
    List<String> spellings = new ArrayList<>();
    list.forEach(spelling -> spellings.add(spelling.asText()));
    return spellings;
  }
}
