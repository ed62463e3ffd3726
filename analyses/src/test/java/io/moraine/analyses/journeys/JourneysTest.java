package io.moraine.analyses.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.analyses.results.Conversion;
import io.moraine.analyses.results.ResultFold.SeenStep;
import io.moraine.schemas.Session;
import io.moraine.schemas.results.ConversionPath;
import io.moraine.schemas.results.PageSequence;
import io.moraine.schemas.results.PathTransition;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The folds over ways, beside counting everything, in any order and any number of parts. */
class JourneysTest {
  private static final Conversion MONEY = new Conversion("EUR", Map.of());
  private static final JourneySettings SETTINGS = new JourneySettings(3, 5, 7, 4, 4, 3);

  private record Way(Session session, List<String> items) {}

  @Test
  void sequencesAreThoseThatCountingAllOfThemFinds() throws Exception {
    List<Way> ways = randomWays(11, 400);

    Set<String> told = new TreeSet<>();
    for (Record row : told(ways, 3)) {
      if (row instanceof PageSequence sequence) {
        told.add(
            "%s %s %s %s"
                .formatted(
                    sequence.length(),
                    sequence.sequence(),
                    sequence.sessions(),
                    sequence.occurrences()));
      }
    }

    Set<String> naive = naiveSequences(ways);
    assertThat(naive).hasSizeGreaterThan(20);
    assertThat(told).isEqualTo(naive);
  }

  @Test
  void partsAndTheirOrderLeaveNoTrace() throws Exception {
    List<Way> ways = randomWays(12, 300);
    List<Way> shuffled = new ArrayList<>(ways);
    Collections.shuffle(shuffled, new Random(5));

    List<Record> inOne = told(ways, 1);

    assertThat(inOne).isNotEmpty();
    assertThat(told(shuffled, 5)).containsExactlyInAnyOrderElementsOf(inOne);
  }

  @Test
  void allSessionsOfAStepGoSomewhere() throws Exception {
    List<Way> ways = randomWays(13, 200);
    Map<Integer, Double> shares = new HashMap<>();
    for (Record row : told(ways, 2)) {
      if (row instanceof PathTransition transition) {
        shares.merge(transition.step(), transition.shareOfStep(), Double::sum);
      }
    }

    assertThat(shares).hasSize(SETTINGS.flowSteps());
    assertThat(shares.values())
        .allSatisfy(
            share -> assertThat(share).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9)));
  }

  @Test
  void aPathEndsWithTheFirstConversionAndHasItsLastSteps() throws Exception {
    List<Way> ways = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      ways.add(way(i, 2, "/", "/a", "/b", "purchase", "/thanks", "purchase"));
    }
    ways.add(way(9, 1, "/", "purchase"));

    List<ConversionPath> paths =
        told(ways, 2).stream()
            .filter(ConversionPath.class::isInstance)
            .map(ConversionPath.class::cast)
            .toList();

    assertThat(paths)
        .extracting(
            ConversionPath::path,
            ConversionPath::rank,
            ConversionPath::sessions,
            ConversionPath::averageSteps,
            ConversionPath::averageTimeMs)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("/a > /b > purchase", 1, 4L, 4.0, 3000.0),
            org.assertj.core.groups.Tuple.tuple("(other)", null, 1L, 2.0, 1000.0));
  }

  @Test
  void anEndlessSessionIsOneSession() throws Exception {
    String[] items = new String[100_000];
    Arrays.setAll(items, i -> "/page/" + i % 7);
    List<Record> rows = told(List.of(way(1, 0, items)), 1);

    // Told of four sessions or more; this is one.
    assertThat(rows).noneMatch(PageSequence.class::isInstance);
    assertThat(rows).isNotEmpty();
  }

  private static Set<String> naiveSequences(List<Way> ways) {
    Set<String> all = new TreeSet<>();
    for (int length = 2; length <= 5; length++) {
      Map<String, Integer> occurrences = new TreeMap<>();
      Map<String, Set<String>> sessions = new HashMap<>();
      for (Way way : ways) {
        for (int from = 0; from + length <= way.items().size(); from++) {
          String sequence = String.join(" > ", way.items().subList(from, from + length));
          occurrences.merge(sequence, 1, Integer::sum);
          sessions
              .computeIfAbsent(sequence, first -> new HashSet<>())
              .add(way.session().sessionId());
        }
      }
      int of = length;
      occurrences.keySet().stream()
          .filter(sequence -> sessions.get(sequence).size() >= SETTINGS.leastSessions())
          .sorted(
              java.util.Comparator.comparingInt((String one) -> -sessions.get(one).size())
                  .thenComparingInt(one -> -occurrences.get(one))
                  .thenComparing(one -> one))
          .limit(SETTINGS.sequences())
          .forEach(
              one ->
                  all.add(
                      "%s %s %s %s"
                          .formatted(of, one, sessions.get(one).size(), occurrences.get(one))));
    }
    return all;
  }

  private static List<Way> randomWays(long seed, int count) {
    Random random = new Random(seed);
    List<Way> ways = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> items = new ArrayList<>();
      int length = 1 + random.nextInt(12);
      while (items.size() < length) {
        // Few pages are frequent, many are rare.
        int page = (int) (40 * Math.pow(random.nextDouble(), 4));
        String item = random.nextInt(9) == 0 ? "purchase" : "/" + page;
        if (items.isEmpty() || !items.get(items.size() - 1).equals(item)) {
          items.add(item);
        }
      }
      ways.add(way(i, items.contains("purchase") ? 1 : 0, items.toArray(String[]::new)));
    }
    return ways;
  }

  private static List<Record> told(List<Way> ways, int parts) throws Exception {
    JourneySurvey survey = new JourneySurvey(SETTINGS);
    for (int part = 0; part < parts; part++) {
      JourneySurvey ofPart = new JourneySurvey(SETTINGS);
      for (int i = part; i < ways.size(); i += parts) {
        steps(ways.get(i)).forEach(ofPart::step);
        ofPart.endOfSteps();
      }
      survey.merge(copy(ofPart));
    }
    Journeys all = new Journeys(SETTINGS, MONEY);
    for (int part = parts - 1; part >= 0; part--) {
      Journeys ofPart = new Journeys(SETTINGS, MONEY);
      ofPart.surveyed(survey);
      for (int i = part; i < ways.size(); i += parts) {
        Way way = ways.get(i);
        ofPart.visitor(way.session().visitorId(), List.of(way.session()));
        steps(way).forEach(step -> ofPart.step(way.session(), step));
        ofPart.endOfSteps(way.session());
      }
      all.merge(copy(ofPart));
    }
    List<Record> rows = new ArrayList<>();
    all.tell(
        new io.moraine.analyses.results.ResultOutput() {
          @Override
          public <R extends Record> void row(io.moraine.schemas.TableDefinition table, R row) {
            rows.add(row);
          }
        });
    return rows;
  }

  @SuppressWarnings("unchecked")
  private static <T> T copy(T fold) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(fold);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (T) in.readObject();
    }
  }

  private record Step(int position, String item, String itemType, long timeToNextMs, boolean isExit)
      implements SeenStep {}

  private static List<Step> steps(Way way) {
    List<Step> steps = new ArrayList<>();
    int count = way.items().size();
    for (int i = 0; i < count; i++) {
      String item = way.items().get(i);
      steps.add(
          new Step(
              i + 1,
              item,
              item.equals("purchase") ? "purchase" : "page_view",
              i + 1 < count ? 1000 : -1,
              i + 1 == count));
    }
    return steps;
  }

  private static Way way(int number, long conversions, String... items) {
    Map<String, Object> values = new HashMap<>();
    values.put("sessionId", "s" + number);
    values.put("visitorId", "v" + number);
    values.put("sessionDate", LocalDate.of(2026, 3, 2 + number % 3));
    values.put("startedAt", Instant.parse("2026-03-02T10:00:00Z"));
    values.put("conversions", conversions);
    values.put("orders", conversions);
    values.put("revenue", BigDecimal.TEN);
    values.put("currency", "EUR");
    return new Way(session(values), List.of(items));
  }

  // A session has many columns that do not matter here.
  private static Session session(Map<String, Object> values) {
    RecordComponent[] components = Session.class.getRecordComponents();
    Object[] arguments = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      Object otherwise =
          types[i] == long.class ? (Object) 0L : types[i] == boolean.class ? false : null;
      arguments[i] = values.getOrDefault(components[i].getName(), otherwise);
    }
    try {
      return Session.class.getDeclaredConstructor(types).newInstance(arguments);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
