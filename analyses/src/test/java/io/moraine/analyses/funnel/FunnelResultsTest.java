package io.moraine.analyses.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.moraine.analyses.results.Conversion;
import io.moraine.analyses.results.DataSpan;
import io.moraine.analyses.results.KnownEvent;
import io.moraine.analyses.results.PersonEvent;
import io.moraine.analyses.results.PersonHistory;
import io.moraine.analyses.results.ResultOutput;
import io.moraine.analyses.results.ResultSettings;
import io.moraine.schemas.Cohort;
import io.moraine.schemas.EventType;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.results.FunnelBottleneck;
import io.moraine.schemas.results.FunnelResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FunnelResultsTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
  private static final String STEPS =
      "funnels: [{name: buy, steps: [{event: product_view}, {event: purchase}]%s}]";

  @Test
  void aPersonIsCountedInEachWeekAndOnceInAll() {
    List<FunnelResult> rows =
        funnels(
            STEPS.formatted(""),
            person(
                "ada",
                event(0, "product_view", "s1", null),
                event(8, "product_view", "s2", null),
                event(9, "purchase", "s3", null)));

    assertThat(rows)
        .extracting(FunnelResult::period, FunnelResult::periodStart, FunnelResult::reached)
        .containsExactlyInAnyOrder(
            tuple("all", LocalDate.of(2026, 3, 1), 1L),
            tuple("all", LocalDate.of(2026, 3, 1), 1L),
            tuple("week", LocalDate.of(2026, 3, 2), 1L),
            tuple("week", LocalDate.of(2026, 3, 2), 1L),
            tuple("week", LocalDate.of(2026, 3, 9), 1L),
            tuple("week", LocalDate.of(2026, 3, 9), 1L));
    assertThat(rows)
        .filteredOn(row -> row.stepNumber() == 2 && row.period().equals("all"))
        .extracting(FunnelResult::averageFromFirstS)
        .containsExactly(86_400.0);
  }

  @Test
  void sessionsAreCountedByThemselves() {
    List<FunnelResult> rows =
        funnels(
            STEPS.formatted(", aggregate_by: session"),
            person(
                "ada",
                event(0, "product_view", "s1", null),
                event(1, "product_view", "s2", null),
                event(1, "purchase", "s2", null)));

    assertThat(rows)
        .filteredOn(row -> row.period().equals("all"))
        .extracting(FunnelResult::stepNumber, FunnelResult::entered, FunnelResult::reached)
        .containsExactlyInAnyOrder(tuple(1, 2L, 2L), tuple(2, 2L, 1L));
  }

  @Test
  void groupsAreMadeOfSeveralPeople() {
    List<FunnelResult> rows =
        funnels(
            STEPS.formatted(", aggregate_by: 'property:account'"),
            person("ada", event(1, "purchase", "s1", Map.of("account", "acme"))),
            person("bob", event(0, "product_view", "s2", Map.of("account", "acme"))),
            person("cid", event(0, "product_view", "s3", null)));

    assertThat(rows)
        .filteredOn(row -> row.period().equals("all"))
        .extracting(FunnelResult::stepNumber, FunnelResult::counted, FunnelResult::reached)
        .containsExactlyInAnyOrder(
            tuple(1, "property:account", 1L), tuple(2, "property:account", 1L));
  }

  @Test
  void droppedAndConvertedAreThoseWhoEntered() {
    List<FunnelResult> rows =
        funnels(
            """
            funnels:
              - name: buy
                steps:
                  - event: product_view
                  - event: search
                    optional: true
                  - event: add_to_cart
                  - event: purchase
            """,
            person("ada", event(0, "product_view", "s", null), event(1, "search", "s", null)),
            person("bob", event(0, "product_view", "s", null), event(1, "add_to_cart", "s", null)),
            person(
                "cid",
                event(0, "product_view", "s", null),
                event(1, "add_to_cart", "s", null),
                event(2, "purchase", "s", null)));

    assertThat(rows)
        .filteredOn(row -> row.period().equals("all"))
        .extracting(
            FunnelResult::stepNumber,
            FunnelResult::reached,
            FunnelResult::dropped,
            FunnelResult::converted,
            FunnelResult::rateFromPrevious)
        .containsExactlyInAnyOrder(
            tuple(1, 3L, 1L, 1L, 1.0),
            tuple(2, 1L, 0L, 0L, 1.0 / 3),
            tuple(3, 2L, 1L, 1L, 2.0 / 3),
            tuple(4, 1L, 0L, 1L, 0.5));
  }

  @Test
  void theBestGroupWithEnoughPeopleSaysWhatIsLost() {
    List<PersonHistory> people = new ArrayList<>();
    addPeople(people, "phone", 20, 4);
    addPeople(people, "desktop", 20, 10);
    addPeople(people, "tablet", 2, 2);
    List<FunnelBottleneck> rows =
        rows(
            STEPS.formatted(", breakdown: {property: device_class}"),
            10,
            people,
            FunnelBottleneck.class);

    assertThat(rows).hasSize(1);
    FunnelBottleneck row = rows.get(0);
    assertThat(row.bestSegment()).isEqualTo("desktop");
    assertThat(row.bestRate()).isEqualTo(0.5);
    assertThat(row.actorsLost()).isEqualTo(42 * 0.5 - 16);
    assertThat(row.moneyAtStake()).isNull();
    assertThat(row.recommendation())
        .isEqualTo(
            "Of 42 at product_view, 16 (38 %) go on to purchase; of desktop 50 %. Find out what"
                + " stops the others there: at that rate 5 more would convert.");
  }

  @Test
  void rareValuesAreTogether() {
    List<PersonHistory> people = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      addPeople(people, "class " + i, i == 0 ? 3 : 1, 0);
    }

    List<FunnelResult> rows =
        rows(
            STEPS.formatted(", breakdown: {property: device_class}"),
            1,
            people,
            FunnelResult.class);

    assertThat(rows)
        .filteredOn(
            row ->
                row.period().equals("all")
                    && row.stepNumber() == 1
                    && row.breakdown().equals("(other)"))
        .extracting(FunnelResult::entered)
        .containsExactly(5L);
  }

  @Test
  void aWrongFunnelIsRefusedBeforeAnythingIsCounted() {
    assertThatThrownBy(() -> FunnelSettings.read("funnels: [{steps: []}]", "my.yml", 1, 1))
        .hasMessage("my.yml.funnels[0].name is missing; it is a text: What the funnel is called.");
    assertThatThrownBy(() -> FunnelSettings.read("a: [", "my.yml", 1, 1))
        .hasMessageStartingWith("my.yml is no YAML: ");
    assertThatThrownBy(
            () -> settings("funnels: [{name: a, steps: [{event: x}], aggregate_by: user}]", 1))
        .hasMessage(
            "funnels.yml.funnels[0].aggregate_by is 'user'; of results it may be person, session or"
                + " property:NAME.");
    assertThatThrownBy(
            () ->
                settings(
                    "funnels: [{name: a, steps: [{event: x}]}, {name: a, steps: [{event: y}]}]", 1))
        .hasMessage("funnels.yml.funnels[1].name is 'a', as that of another funnel.");
  }

  @Test
  void onlyTheEventsOfStepsAreWanted() {
    FunnelResults fold = new FunnelResults(ResultSettings.defaults(), span());

    assertThat(fold.interest().ofPersons())
        .containsExactlyInAnyOrder(
            EventType.PRODUCT_VIEW,
            EventType.ADD_TO_CART,
            EventType.CHECKOUT_STEP,
            EventType.PURCHASE,
            EventType.SIGNUP);
    assertThat(fold.interest().properties()).containsExactlyInAnyOrder("device_class", "channel");
  }

  private static void addPeople(List<PersonHistory> people, String device, int count, int buyers) {
    for (int i = 0; i < count; i++) {
      List<PersonEvent> events = new ArrayList<>();
      events.add(event(0, "product_view", "s", Map.of("device_class", device)));
      if (i < buyers) {
        events.add(event(1, "purchase", "s", null));
      }
      people.add(person(device + i, events.toArray(PersonEvent[]::new)));
    }
  }

  private static List<FunnelResult> funnels(String yaml, PersonHistory... people) {
    return rows(yaml, 1, List.of(people), FunnelResult.class);
  }

  /** Rows as two folds tell them, each of which has seen some of the people. */
  private static <R extends Record> List<R> rows(
      String yaml, int leastActors, List<PersonHistory> people, Class<R> type) {
    ResultSettings settings = settings(yaml, leastActors);
    FunnelResults some = new FunnelResults(settings, span());
    FunnelResults others = new FunnelResults(settings, span());
    for (int i = 0; i < people.size(); i++) {
      (i % 2 == 0 ? some : others).person(people.get(i));
    }
    some.merge(others);
    List<R> rows = new ArrayList<>();
    some.tell(
        new ResultOutput() {
          @Override
          public <T extends Record> void row(TableDefinition table, T row) {
            if (type.isInstance(row)) {
              rows.add(type.cast(row));
            }
          }
        });
    return rows;
  }

  private static ResultSettings settings(String yaml, int leastActors) {
    ResultSettings defaults = ResultSettings.defaults();
    return new ResultSettings(
        ZoneOffset.UTC,
        defaults.weekStart(),
        defaults.activity(),
        defaults.journeys(),
        FunnelSettings.read(yaml, "funnels.yml", leastActors, 20),
        defaults.attribution(),
        defaults.experiments(),
        defaults.products());
  }

  private static DataSpan span() {
    return new DataSpan(
        LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31), new Conversion("EUR", Map.of()));
  }

  private static PersonHistory person(String id, PersonEvent... events) {
    Cohort cohort =
        new Cohort(
            id,
            null,
            MONDAY,
            LocalDate.of(2026, 3, 2),
            MONDAY,
            null,
            null,
            null,
            1,
            1,
            0,
            null,
            BigDecimal.ZERO,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(),
            List.of(),
            null);
    return new PersonHistory(cohort, List.of(), List.of(), List.of(), List.of(), List.of(events));
  }

  private static PersonEvent event(
      int days, String type, String session, Map<String, String> properties) {
    Instant at = MONDAY.plusSeconds(days * 86_400L);
    return new KnownEvent(
        "",
        at,
        type + days,
        LocalDate.of(2026, 3, 2),
        type,
        null,
        session,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        properties);
  }
}
