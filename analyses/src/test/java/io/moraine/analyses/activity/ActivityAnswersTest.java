package io.moraine.analyses.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.moraine.analyses.Questions;
import io.moraine.analyses.activity.Comings.Click;
import io.moraine.analyses.document.Document;
import java.io.IOException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityAnswersTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ROUNDS = 150;

  private static Predicate<Click> named(String name) {
    return click -> name == null || click.name().equals(name);
  }

  private static String anyName(Random dice) {
    return dice.nextInt(3) == 0 ? null : Comings.NAMES.get(dice.nextInt(Comings.NAMES.size()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hour", "day", "week", "month"})
  void retentionIsThatOfTheNaiveTwin(String unit) {
    Random dice = new Random(unit.hashCode());
    long returned = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Comings comings = Comings.of(dice, unit);
      int intervals = 1 + dice.nextInt(8);
      int minimum = 1 + dice.nextInt(2);
      boolean firstTime = dice.nextBoolean();
      boolean cumulative = dice.nextBoolean();
      boolean byAccount = dice.nextInt(4) == 0;
      boolean redOnly = dice.nextInt(4) == 0;
      String split = List.of("none", "color", "plan").get(dice.nextInt(3));
      String target = anyName(dice);
      String returning = anyName(dice);

      ObjectNode query = JSON.createObjectNode().put("kind", "retention").put("period", unit);
      query.put("intervals", intervals).put("date_to", comings.to().toInstant().toString());
      query.put("type", firstTime ? "first_time" : "recurring").put("cumulative", cumulative);
      query.put("minimum_occurrences", minimum);
      query.putObject("target").put("event", target);
      query.putObject("returning").put("event", returning);
      query.put("aggregate_by", byAccount ? "property:account" : "person");
      if (redOnly) {
        query.putObject("where").put("color", "red");
      }
      if (!split.equals("none")) {
        query
            .putObject("breakdown")
            .put(split.equals("plan") ? "person_property" : "event_property", split);
      }

      List<String> periods = comings.periodsUpTo(comings.to(), intervals);
      if (firstTime && split.equals("color")) {
        comings = comings.withoutClicksAtOnce();
      }
      JsonNode answer = comings.ask(query);
      for (String value : values(split)) {
        List<List<Click>> actors = new ArrayList<>();
        for (List<Click> own : comings.byActor(byAccount).values()) {
          actors.add(
              own.stream().filter(click -> !redOnly || "red".equals(click.color())).toList());
        }
        JsonNode given =
            split.equals("none") ? answer.path("values") : answer.path("by_breakdown").path(value);
        for (int cohort = 0; cohort < intervals; cohort++) {
          for (int interval = 0; interval < intervals; interval++) {
            long expected = 0;
            String start = periods.get(cohort);
            for (List<Click> all : actors) {
              List<Click> actor =
                  all.stream().filter(click -> value.equals(valueOf(click, split))).toList();
              boolean entered =
                  firstTime
                      ? entersFirst(all, actor, named(target), comings, start)
                      : returns(comings, actor, named(target), start) > 0;
              int last = cumulative ? intervals - 1 : cohort + interval;
              boolean came = interval == 0;
              for (int i = cohort + interval; i <= Math.min(last, intervals - 1); i++) {
                came |= returns(comings, actor, named(returning), periods.get(i)) >= minimum;
              }
              expected += entered && came ? 1 : 0;
            }
            assertThat(given.path(cohort).path(interval).asLong())
                .as("%s %d %d of %s", value, cohort, interval, query)
                .isEqualTo(expected);
            returned += interval > 0 ? expected : 0;
          }
        }
      }
    }
    assertThat(returned).isPositive();
  }

  private static List<String> values(String split) {
    return switch (split) {
      case "color" -> List.of("red", "blue", "");
      case "plan" -> List.of("pro", "");
      default -> List.of("");
    };
  }

  private static String valueOf(Click click, String split) {
    return switch (split) {
      case "color" -> Objects.requireNonNullElse(click.color(), "");
      case "plan" -> click.user().equals("p1") ? "pro" : "";
      default -> "";
    };
  }

  /** The first time is one of all times, whatever their values. */
  private static boolean entersFirst(
      List<Click> all,
      List<Click> ofValue,
      Predicate<Click> target,
      Comings comings,
      String period) {
    Optional<Click> first = all.stream().filter(target).findFirst();
    return first.isPresent()
        && ofValue.contains(first.get())
        && comings.period(first.get()).equals(period);
  }

  private static long returns(
      Comings comings, List<Click> actor, Predicate<Click> pattern, String period) {
    return actor.stream()
        .filter(pattern)
        .filter(click -> comings.period(click).equals(period))
        .count();
  }

  @Test
  void cohortsOfThePartsOfPeopleAddUpToThoseOfAll() {
    Random dice = new Random(6);
    long returned = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Comings comings = Comings.of(dice, "day");
      ObjectNode query = JSON.createObjectNode().put("kind", "retention").put("intervals", 6);
      query.put("date_to", comings.to().toInstant().toString());
      query.put("cumulative", dice.nextBoolean());
      query.put("type", dice.nextBoolean() ? "first_time" : "recurring");
      JsonNode all = comings.ask(query.deepCopy()).path("values");
      query.putObject("breakdown").put("person_property", "plan");
      JsonNode parts = comings.ask(query).path("by_breakdown");
      for (int cohort = 0; cohort < 6; cohort++) {
        for (int interval = 0; interval < 6; interval++) {
          long sum = 0;
          for (JsonNode part : parts) {
            sum += part.path(cohort).path(interval).asLong();
          }
          assertThat(all.path(cohort).path(interval).asLong()).isEqualTo(sum);
          returned += interval > 0 ? sum : 0;
        }
      }
    }
    assertThat(returned).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hour", "day", "week", "month"})
  void lifecycleIsThatOfTheNaiveTwin(String unit) {
    Random dice = new Random(unit.hashCode());
    long[] seen = new long[LifecycleStatus.values().length];
    for (int round = 0; round < ROUNDS; round++) {
      Comings comings = Comings.of(dice, unit);
      boolean byAccount = dice.nextInt(4) == 0;
      boolean redOnly = dice.nextInt(4) == 0;
      String event = anyName(dice);
      Predicate<Click> activity =
          named(event).and(click -> !redOnly || "red".equals(click.color()));

      ObjectNode query = JSON.createObjectNode().put("kind", "lifecycle").put("interval", unit);
      query.put("event", event).put("date_from", comings.from().toInstant().toString());
      query.put("date_to", comings.to().toInstant().toString());
      query.put("aggregate_by", byAccount ? "property:account" : "person");
      if (redOnly) {
        query.putObject("where").put("color", "red");
      }

      List<String> periods = new ArrayList<>(comings.periods());
      periods.add(0, comings.periodsUpTo(comings.from(), 2).get(0));
      JsonNode answer = comings.ask(query);
      assertThat(answer.path("periods")).hasSize(periods.size() - 1);
      for (int i = 1; i < periods.size(); i++) {
        long[] expected = new long[seen.length];
        for (List<Click> actor : comings.byActor(byAccount).values()) {
          boolean now = returns(comings, actor, activity, periods.get(i)) > 0;
          boolean before = returns(comings, actor, activity, periods.get(i - 1)) > 0;
          boolean created = comings.period(actor.get(0)).equals(periods.get(i));
          if (now && created) {
            expected[LifecycleStatus.NEW.ordinal()]++;
          } else if (now && before) {
            expected[LifecycleStatus.RETURNING.ordinal()]++;
          } else if (now) {
            expected[LifecycleStatus.RESURRECTING.ordinal()]++;
          } else if (before) {
            expected[LifecycleStatus.DORMANT.ordinal()]--;
          }
        }
        for (LifecycleStatus status : LifecycleStatus.values()) {
          assertThat(answer.path(status.name().toLowerCase(Locale.ROOT)).path(i - 1).asLong())
              .as("%s in %d of %s", status, i - 1, query)
              .isEqualTo(expected[status.ordinal()]);
          seen[status.ordinal()] += Math.abs(expected[status.ordinal()]);
        }
      }
    }
    assertThat(seen).doesNotContain(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hour", "day", "week", "month"})
  void stickinessIsThatOfTheNaiveTwin(String unit) {
    Random dice = new Random(unit.hashCode());
    long seen = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Comings comings = Comings.of(dice, unit);
      int perInterval = 1 + dice.nextInt(3);
      int value = dice.nextInt(4);
      String op = List.of("gte", "gt", "lte", "lt", "exact", "is_not").get(dice.nextInt(6));
      String event = anyName(dice);

      ObjectNode query = JSON.createObjectNode().put("kind", "stickiness").put("interval", unit);
      query.put("interval_count", perInterval).put("event", event);
      query.put("date_from", comings.from().toInstant().toString());
      query.put("date_to", comings.to().toInstant().toString());
      query.putObject("min_events_per_interval").put("op", op).put("value", value);

      List<String> periods = comings.periods();
      int intervals = (periods.size() - 1) / perInterval + 1;
      long[] expected = new long[intervals];
      for (List<Click> actor : comings.byActor(false).values()) {
        int active = 0;
        for (int end = periods.size(); end > 0; end -= perInterval) {
          List<String> interval = periods.subList(Math.max(0, end - perInterval), end);
          long events =
              actor.stream()
                  .filter(named(event))
                  .filter(click -> interval.contains(comings.period(click)))
                  .count();
          active += events > 0 && holds(events, op, value) ? 1 : 0;
        }
        if (active > 0) {
          expected[active - 1]++;
          seen++;
        }
      }
      assertThat(comings.ask(query).path("actors_active_exactly_k_intervals"))
          .as("%s", query)
          .isEqualTo(JSON.valueToTree(expected));
    }
    assertThat(seen).isPositive();
  }

  private static boolean holds(long events, String op, int value) {
    return switch (op) {
      case "gte" -> events >= value;
      case "gt" -> events > value;
      case "lte" -> events <= value;
      case "lt" -> events < value;
      case "exact" -> events == value;
      default -> events != value;
    };
  }

  @Test
  void creationDatesDecideWhoIsNew() {
    assertThat(lifecycle(Map.of()).path("new")).isEqualTo(JSON.valueToTree(new long[] {0, 1, 0}));
    assertThat(lifecycle(Map.of("ada", "2025-03-09T12:00:00Z")).path("resurrecting"))
        .isEqualTo(JSON.valueToTree(new long[] {0, 1, 0}));
  }

  private static JsonNode lifecycle(Map<String, String> created) {
    ObjectNode document = JSON.createObjectNode();
    document
        .putArray("events")
        .addObject()
        .put("user", "ada@home")
        .put("ts", "2025-03-10T12:00:00Z")
        .put("event", "view");
    document.putObject("identities").putArray("ada").add("ada@home");
    document.set("actor_created_at", JSON.valueToTree(created));
    document
        .putObject("query")
        .put("kind", "lifecycle")
        .put("date_from", "2025-03-09")
        .put("date_to", "2025-03-11");
    return Questions.read(document).answer(Document.histories(document)).json();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lifecycle", "stickiness", "retention"})
  void aRangeThatIsNotSaidIsThatOfTheEventsAskedAbout(String kind) {
    Random dice = new Random(kind.hashCode());
    for (int round = 0; round < ROUNDS; round++) {
      Comings comings = Comings.of(dice, "day");
      String event = anyName(dice);
      boolean opensAtStart = dice.nextBoolean();
      List<Instant> seen =
          comings.clicks().stream()
              .filter(named(event))
              .map(Click::at)
              .filter(at -> opensAtStart || !at.isBefore(dayOf(comings, comings.from())))
              .toList();
      if (seen.isEmpty()) {
        continue;
      }
      ObjectNode query = JSON.createObjectNode().put("kind", kind).put("event", event);
      if (kind.equals("retention")) {
        query.remove("event");
        query.putObject("target").put("event", event);
      }
      ObjectNode said = query.deepCopy();
      if (!opensAtStart) {
        query.put("date_from", comings.from().toInstant().toString());
        said.put("date_from", comings.from().toInstant().toString());
      } else if (!kind.equals("retention")) {
        said.put("date_from", seen.get(0).toString());
      }
      if (opensAtStart && dice.nextBoolean()) {
        query.put("date_from", "all");
      }
      said.put("date_to", seen.get(seen.size() - 1).toString());
      assertThat(comings.ask(query.deepCopy())).as("%s", query).isEqualTo(comings.ask(said));
    }
  }

  private static Instant dayOf(Comings comings, ZonedDateTime moment) {
    return moment.toLocalDate().atStartOfDay(comings.zone()).toInstant();
  }

  @Test
  void whereNoEventIsSeenTheRangeIsThePeriodThatIsSaid() {
    Comings comings = Comings.of(new Random(1), "day");
    ObjectNode query = JSON.createObjectNode().put("kind", "lifecycle").put("event", "nothing");
    assertThat(comings.ask(query.deepCopy().put("date_to", "2025-03-09")).path("periods"))
        .hasSize(1);
    assertThat(comings.ask(query.deepCopy().put("date_from", "2025-03-09")).path("periods"))
        .hasSize(1);
  }

  @Test
  void refusesWhatCannotBeAsked() {
    Comings comings = Comings.of(new Random(1), "day");
    assertThatThrownBy(
            () ->
                comings.ask(
                    JSON.createObjectNode()
                        .put("kind", "retention")
                        .put("date_to", "2025-03-09")
                        .put("intervals", 0)))
        .hasMessageContaining("query.intervals is 0; it must be at least 1");
    assertThatThrownBy(
            () ->
                comings.ask(
                    JSON.createObjectNode()
                        .put("kind", "retention")
                        .put("date_to", "2025-03-09")
                        .set("breakdown", JSON.createObjectNode())))
        .hasMessageContaining("query.breakdown must have either event_property or person_property");
    assertThatThrownBy(
            () ->
                comings.ask(JSON.createObjectNode().put("kind", "lifecycle").put("interval", "x")))
        .hasMessageContaining("query.interval is \"x\"; it must be a word: minute, hour, day");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'kind': 'lifecycle', 'event': 'nothing'} | query.date_to is missing, and so is date_from,"
            + " and no event tells where an answer by periods begins.",
        "{'kind': 'stickiness', 'interval': 'minute', 'date_from': '1900-01-01',"
            + " 'date_to': '1910-01-01'} | query.date_from is 5258880 times a minute before"
            + " date_to; there may be at most 1000000.",
        "{'kind': 'retention', 'date_from': '2025-03-10', 'date_to': '2025-03-09'}"
            + " | query.date_to is before date_from."
      })
  void refusesRangesThatCannotBe(String query, String sentence) throws IOException {
    ObjectNode asked = (ObjectNode) JSON.readTree(query.replace('\'', '"'));
    assertThatThrownBy(() -> Comings.of(new Random(1), "day").ask(asked)).hasMessage(sentence);
  }
}
