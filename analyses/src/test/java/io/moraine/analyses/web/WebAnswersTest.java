package io.moraine.analyses.web;

import static io.moraine.analyses.web.Visitors.click;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.moraine.analyses.Questions;
import io.moraine.analyses.web.Visitors.Click;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Questions of web analytics on visitors who wander about, against twins that are slow and plain.
 */
class WebAnswersTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ROUNDS = 150;
  private static final long MINUTE = 60_000_000L;
  private static final long DAY_END = Visitors.DAY_MICROS + 24 * 60 * MINUTE;

  private static JsonNode ask(List<Click> clicks, String capability, String query) {
    try {
      return Questions.read(
              JSON.readTree("{\"capability\": \"%s\", \"query\": %s}".formatted(capability, query)))
          .answer(Visitors.histories(clicks))
          .json();
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(query, wrong);
    }
  }

  private static List<Click> wandering(int round) {
    Random dice = new Random(round);
    return Visitors.wandering(dice, 1 + dice.nextInt(6), dice.nextInt(90));
  }

  private static boolean inDay(Click click) {
    return click.micros() >= Visitors.DAY_MICROS && click.micros() < DAY_END;
  }

  private static String page(Click click) {
    String path = click.text("path");
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** Every click that does not count is left out, and then every break over 30 minutes cuts. */
  private static List<List<Click>> visits(List<Click> clicks, Set<String> notCounting) {
    List<List<Click>> visits = new ArrayList<>();
    long last = Long.MIN_VALUE / 2;
    for (Click click : clicks) {
      boolean counts = !notCounting.contains(click.name());
      boolean goesOn = click.micros() - last <= 30 * MINUTE;
      if (!goesOn && !counts) {
        continue;
      }
      if (!goesOn) {
        visits.add(new ArrayList<>());
      }
      if (counts) {
        visits.get(visits.size() - 1).add(click);
      }
      last = click.micros();
    }
    return visits;
  }

  @Test
  void countsTheVisitsThatReachIntoTheDay() {
    long seen = 0;
    for (int round = 0; round < ROUNDS; round++) {
      List<Click> clicks = wandering(round);
      long visitors = 0;
      long visits = 0;
      long bounces = 0;
      long views = 0;
      for (List<Click> own : Visitors.byVisitor(clicks).values()) {
        List<List<Click>> touching =
            visits(own, Set.of("engagement")).stream()
                .filter(
                    visit ->
                        visit.get(0).micros() < DAY_END
                            && visit.get(visit.size() - 1).micros() >= Visitors.DAY_MICROS)
                .toList();
        visitors += touching.isEmpty() ? 0 : 1;
        visits += touching.size();
        bounces += touching.stream().filter(visit -> visit.size() == 1).count();
        views +=
            touching.stream()
                .flatMap(List::stream)
                .filter(WebAnswersTest::inDay)
                .filter(click -> click.name().equals("pageview"))
                .count();
      }
      JsonNode answer =
          ask(
              clicks,
              "sessions",
              "{\"day\": \"2021-01-01\", \"non_counting_events\": [\"engagement\"]}");
      assertThat(answer.path("visitors").asLong()).isEqualTo(visitors);
      assertThat(answer.path("visits").asLong()).isEqualTo(visits);
      assertThat(answer.path("pageviews").asLong()).isEqualTo(views);
      assertThat(answer.path("bounce_rate").asLong())
          .isEqualTo(visits == 0 ? 0 : Math.round(Math.rint(100.0 * bounces / visits)));
      seen += visits;
    }
    assertThat(seen).isPositive();
  }

  @Test
  void measuresTheTimeOnPages() {
    long seen = 0;
    for (int round = 0; round < ROUNDS; round++) {
      List<Click> clicks = wandering(round);
      double seconds = 0;
      int transitions = 0;
      for (List<Click> own : Visitors.byVisitor(clicks).values()) {
        for (List<Click> visit : visits(own, Set.of())) {
          List<Click> views =
              visit.stream()
                  .filter(click -> click.name().equals("pageview") && inDay(click))
                  .toList();
          Set<String> different = new HashSet<>();
          for (int i = 0; i + 1 < views.size(); i++) {
            // The time up to the very next view counts if some other page is viewed later on.
            String from = page(views.get(i));
            int next = i + 1;
            while (next < views.size() && page(views.get(next)).equals(from)) {
              next++;
            }
            if (next < views.size() && from.equals("/a")) {
              seconds += (views.get(i + 1).micros() - views.get(i).micros()) / 1e6;
              different.add(from + " " + page(views.get(next)));
            }
          }
          transitions += different.size();
        }
      }
      JsonNode answer =
          ask(
              clicks,
              "time_on_page",
              "{\"day\": \"2021-01-01\", \"pages\": {\"include\": [\"/a\"]}}");
      assertThat(answer.path("transitions").asInt()).isEqualTo(transitions);
      assertThat(answer.path("time_on_page_s").asDouble())
          .isEqualTo(transitions == 0 ? 0 : Math.rint(seconds / transitions));
      seen += transitions;
    }
    assertThat(seen).isPositive();
  }

  /** Labels of the steps of a visitor's way, where equal neighbours are one. */
  private static List<String> way(List<Click> clicks, boolean backward) {
    List<String> way = new ArrayList<>();
    for (Click click : clicks) {
      if (click.name().equals("engagement") || !inDay(click)) {
        continue;
      }
      String label = (click.name().equals("pageview") ? "" : click.name() + " ") + page(click);
      if (way.isEmpty() || !way.get(way.size() - 1).equals(label)) {
        way.add(label);
      }
    }
    if (backward) {
      Collections.reverse(way);
    }
    return way;
  }

  private static Map<String, Integer> naiveNext(
      List<Click> clicks, List<String> journey, boolean backward) {
    Map<String, Integer> next = new HashMap<>();
    for (List<Click> own : Visitors.byVisitor(clicks).values()) {
      List<String> way = way(own, backward);
      Set<String> candidates = new HashSet<>();
      for (int i = 0; i + journey.size() < way.size(); i++) {
        if (way.subList(i, i + journey.size()).equals(journey)) {
          candidates.add(way.get(i + journey.size()));
        }
      }
      candidates.forEach(candidate -> next.merge(candidate, 1, Integer::sum));
    }
    return next;
  }

  @ParameterizedTest
  @ValueSource(strings = {"forward", "backward"})
  void findsTheNextSteps(String direction) {
    long seen = 0;
    for (int round = 0; round < ROUNDS; round++) {
      List<Click> clicks = wandering(round);
      for (List<String> journey :
          List.of(
              List.<String>of(), List.of("/a"), List.of("/a/b", "Signup /a"), List.of("/", "/d"))) {
        JsonNode answer =
            ask(
                clicks,
                "paths_next_step",
                "{\"day\": \"2021-01-01\", \"direction\": \"%s\", \"max_candidates\": 99, \"journey\": %s}"
                    .formatted(direction, JSON.valueToTree(journey)));
        Map<String, Integer> given = new LinkedHashMap<>();
        answer
            .path("next")
            .forEach(step -> given.put(step.path("label").asText(), step.path("visitors").asInt()));
        assertThat(given).isEqualTo(naiveNext(clicks, journey, direction.equals("backward")));
        assertThat(List.copyOf(given.values())).isSortedAccordingTo(Collections.reverseOrder());
        seen += given.size();
      }
    }
    assertThat(seen).isPositive();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void followsAJourney(boolean consecutive) {
    List<String> journey = List.of("/a", "/a/b", "/d", "/a");
    long last = 0;
    for (int round = 0; round < ROUNDS; round++) {
      List<Click> clicks = wandering(round);
      long[] visitors = new long[journey.size()];
      for (List<Click> own : Visitors.byVisitor(clicks).values()) {
        List<String> way = way(own, false);
        for (int steps = 1; steps <= journey.size(); steps++) {
          List<String> wanted = journey.subList(0, steps);
          boolean taken =
              consecutive
                  ? Collections.indexOfSubList(way, wanted) >= 0
                  : isSubsequence(wanted, way);
          visitors[steps - 1] += taken ? 1 : 0;
        }
      }
      JsonNode answer =
          ask(
              clicks,
              "paths_journey_funnel",
              "{\"day\": \"2021-01-01\", \"consecutive\": %s, \"journey\": %s}"
                  .formatted(consecutive, JSON.valueToTree(journey)));
      assertThat(answer.path("visitors")).isEqualTo(JSON.valueToTree(visitors));
      last += visitors[2];
    }
    assertThat(last).isPositive();
  }

  private static boolean isSubsequence(List<String> wanted, List<String> way) {
    if (wanted.isEmpty()) {
      return true;
    }
    int at = way.indexOf(wanted.get(0));
    return at >= 0
        && isSubsequence(wanted.subList(1, wanted.size()), way.subList(at + 1, way.size()));
  }

  @Test
  void takesTheWayThatMostTake() {
    int longest = 0;
    for (int round = 0; round < ROUNDS; round++) {
      List<Click> clicks = wandering(round);
      List<String> path = new ArrayList<>();
      while (path.size() < 4) {
        Map<String, Integer> next = naiveNext(clicks, path, false);
        Map<String, Integer> ordered = new TreeMap<>(WebAnswersTest::byPageAndEvent);
        ordered.putAll(next);
        String best = null;
        for (Map.Entry<String, Integer> step : ordered.entrySet()) {
          if (!path.contains(step.getKey()) && (best == null || step.getValue() > next.get(best))) {
            best = step.getKey();
          }
        }
        if (best == null) {
          break;
        }
        path.add(best);
      }
      JsonNode answer =
          ask(
              clicks,
              "paths_interesting",
              "{\"day\": \"2021-01-01\", \"max_steps\": 4, \"max_candidates\": 99}");
      assertThat(answer.path("path")).isEqualTo(JSON.valueToTree(path));
      longest = Math.max(longest, path.size());
    }
    assertThat(longest).isEqualTo(4);
  }

  private static int byPageAndEvent(String one, String other) {
    String pageOfOne = one.substring(one.indexOf('/'));
    String pageOfOther = other.substring(other.indexOf('/'));
    return pageOfOne.equals(pageOfOther)
        ? Boolean.compare(one.startsWith("/"), other.startsWith("/"))
        : pageOfOne.compareTo(pageOfOther);
  }

  @Test
  void countsPagesTogetherWithThoseBelowThem() {
    int seen = 0;
    for (int round = 0; round < ROUNDS; round++) {
      List<Click> clicks = wandering(round);
      Set<String> visitors = new HashSet<>();
      Set<String> exact = new HashSet<>();
      Set<String> pages = new HashSet<>();
      Visitors.byVisitor(clicks)
          .forEach(
              (visitor, own) -> {
                for (String step : way(own, false)) {
                  if (step.equals("/a") || step.startsWith("/a/")) {
                    visitors.add(visitor);
                    pages.add(step);
                  }
                  if (step.equals("/a")) {
                    exact.add(visitor);
                  }
                }
              });
      JsonNode answer =
          ask(
              clicks,
              "paths_subtree",
              "{\"day\": \"2021-01-01\", \"max_candidates\": 99, \"journey\": []}");
      List<JsonNode> below = new ArrayList<>();
      answer
          .path("next")
          .forEach(
              step -> {
                if (step.path("path").asText().equals("/a")
                    && step.path("includes_subpaths").asBoolean()) {
                  below.add(step);
                }
              });
      if (pages.size() > 1 && visitors.size() != exact.size()) {
        assertThat(below).hasSize(1);
        assertThat(below.get(0).path("visitors").asInt()).isEqualTo(visitors.size());
        assertThat(below.get(0).path("subpaths_count").asInt()).isEqualTo(pages.size());
        seen++;
      } else {
        assertThat(below).isEmpty();
      }
      JsonNode funnel =
          ask(
              clicks,
              "paths_journey_funnel",
              "{\"day\": \"2021-01-01\", \"journey\": [{\"path\": \"/a\", \"includes_subpaths\": true}]}");
      assertThat(funnel.path("visitors").path(0).asInt()).isEqualTo(visitors.size());
    }
    assertThat(seen).isPositive();
  }

  /** All choices of events for the steps. */
  private static int naiveFunnel(List<Click> clicks, List<String> steps, boolean sameEvent) {
    return IntStream.rangeClosed(0, steps.size())
        .filter(taken -> canTake(clicks, steps.subList(0, taken), sameEvent, 0, 0))
        .max()
        .orElse(0);
  }

  private static boolean canTake(
      List<Click> clicks, List<String> steps, boolean sameEvent, int from, long started) {
    if (steps.isEmpty()) {
      return true;
    }
    for (int i = from; i < clicks.size(); i++) {
      Click click = clicks.get(i);
      long start = started == 0 ? click.micros() : started;
      if (matches(steps.get(0), click)
          && click.micros() - start <= 3 * 60 * MINUTE
          && canTake(
              clicks, steps.subList(1, steps.size()), sameEvent, sameEvent ? i : i + 1, start)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(String step, Click click) {
    if (step.startsWith("/")) {
      return click.name().equals("pageview")
          && (step.endsWith("*")
              ? page(click).startsWith(step.substring(0, step.length() - 1))
              : page(click).equals(step));
    }
    return click.name().equals(step);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void countsWhoGetsThroughAFunnel(boolean sameEvent) {
    List<String> steps = List.of("/a*", "/a/*", "Signup", "/d");
    long last = 0;
    for (int round = 0; round < ROUNDS; round++) {
      List<Click> clicks = wandering(round);
      long[] visitors = new long[steps.size()];
      long all = 0;
      for (List<Click> own : Visitors.byVisitor(clicks).values()) {
        List<Click> today = own.stream().filter(WebAnswersTest::inDay).toList();
        all += today.isEmpty() ? 0 : 1;
        for (int step = 0; step < naiveFunnel(today, steps, sameEvent); step++) {
          visitors[step]++;
        }
      }
      JsonNode answer =
          ask(
              clicks,
              "funnel",
              """
              {"day": "2021-01-01", "window_hours": 3,
               "same_event_may_satisfy_successive_steps": %s,
               "steps": [{"page": "/a*"}, {"page": "/a/*"}, {"event": "Signup"}, {"page": "/d"}]}
              """
                  .formatted(sameEvent));
      assertThat(answer.path("all_visitors").asLong()).isEqualTo(all);
      for (int step = 0; step < steps.size(); step++) {
        assertThat(answer.path("steps").path(step).path("visitors").asLong())
            .isEqualTo(visitors[step]);
      }
      last += visitors[3];
    }
    assertThat(last).isPositive();
  }

  @Test
  void aVisitBeginsAndEndsWithViewsOfPages() {
    JsonNode visit =
        ask(
            List.of(
                click("ada", 2, "pageview", "/b"),
                click("ada", 0, "Signup", "/s"),
                click("ada", 1, "pageview", "/a"),
                click("ada", 9, "Signup", "/t"),
                click("ada", 20, "engagement", "/t")),
            "session_build",
            "{\"non_counting_events\": [\"engagement\"]}");
    assertThat(visit.path("entry_page").asText()).isEqualTo("/a");
    assertThat(visit.path("exit_page").asText()).isEqualTo("/b");
    assertThat(visit.path("entry_hostname").asText()).isEqualTo("h/a");
    assertThat(visit.path("duration_s").asInt()).isEqualTo(9);
    assertThat(visit.path("events").asInt()).isEqualTo(4);
    assertThat(visit.path("is_bounce").asBoolean()).isFalse();
    assertThat(visit.path("sessions").asInt()).isEqualTo(1);
  }

  @Test
  void aPageOfASubtreeStandsForThoseBelowIt() {
    List<Click> clicks =
        List.of(
            click("ada", 0, "pageview", "/a"),
            click("bob", 0, "pageview", "/a/b"),
            click("bob", 10, "pageview", "/d"),
            click("cyd", 0, "pageview", "/ab"));
    assertThat(ask(clicks, "paths_subtree", "{\"journey\": [\"/a\"]}").path("visitors"))
        .isEqualTo(JSON.valueToTree(new long[] {2}));
    assertThat(
            ask(
                    clicks,
                    "paths_subtree",
                    "{\"journey\": [{\"path\": \"/a\", \"includes_subpaths\": false}]}")
                .path("visitors"))
        .isEqualTo(JSON.valueToTree(new long[] {1}));
    assertThat(ask(clicks, "paths_subtree", "{\"journey\": [\"/a\"]}").path("next"))
        .extracting(step -> step.path("path").asText())
        .containsExactly("/d");
  }

  @Test
  void pagesAreSoughtAsTheyWereSent() {
    List<Click> clicks =
        List.of(
            click("ada", 0, "pageview", "/blog/"),
            click("ada", 60, "pageview", "/about"),
            click("bob", 0, "pageview", "/about"),
            click("bob", 20, "pageview", "/blog"));
    String contains = "{\"pages\": {\"%s\": [\"/blog/\"]}}";
    assertThat(
            ask(clicks, "time_on_page", contains.formatted("include_contains"))
                .path("time_on_page_s")
                .asInt())
        .isEqualTo(60);
    assertThat(
            ask(clicks, "time_on_page", contains.formatted("exclude_contains"))
                .path("time_on_page_s")
                .asInt())
        .isEqualTo(20);
  }

  @Test
  void aSlashAtItsEndMakesNoOtherPage() {
    List<Click> clicks =
        List.of(
            click("ada", 0, "pageview", "/home"),
            click("ada", 10, "pageview", "/about/"),
            click("ada", 20, "pageview", "/about"),
            click("ada", 30, "pageview", "/contact"),
            click("bob", 0, "pageview", "/home"),
            click("bob", 10, "pageview", "/about"),
            click("cyd", 0, "pageview", "/home"),
            click("cyd", 10, "pageview", "/about/"));
    assertThat(ask(clicks, "paths_next_step", "{\"journey\": [\"/home\"]}").path("next"))
        .extracting(step -> step.path("path").asText() + " " + step.path("visitors"))
        .containsExactly("/about 3");
    JsonNode way = ask(clicks, "paths_interesting", "{}");
    assertThat(way.path("path")).isEqualTo(JSON.valueToTree(List.of("/about", "/contact")));
    assertThat(way.path("error").isNull()).isTrue();
  }

  @Test
  void whereNobodyIsThereIsNoWay() {
    JsonNode way = ask(List.of(), "paths_interesting", "{}");
    assertThat(way.path("path")).isEmpty();
    assertThat(way.path("error").asText()).isEqualTo("There are no steps to take.");
  }

  @Test
  void viewsByOtherNamesAreViewsToo() {
    List<Click> clicks =
        List.of(
            new Click(
                Visitors.DAY_MICROS,
                "page_view",
                "ada",
                Map.of("page_path", "/a/", "page_host", "shop.example")),
            new Click(
                Visitors.DAY_MICROS + MINUTE,
                "product_view",
                "ada",
                Map.of("page_path", "/b", "page_host", "shop.example")),
            new Click(Visitors.DAY_MICROS + 2 * MINUTE, "$pageview", "ada", Map.of("path", "/c")));
    JsonNode visit = ask(clicks, "session_build", "{}");
    assertThat(visit.path("pageviews").asInt()).isEqualTo(3);
    assertThat(visit.path("entry_page").asText()).isEqualTo("/a/");
    assertThat(visit.path("entry_hostname").asText()).isEqualTo("shop.example");
    assertThat(
            ask(
                    clicks,
                    "paths_journey_funnel",
                    "{\"journey\": [\"/a/\", {\"event\": \"page_view\", \"page\": \"/b\"}, \"/c\"]}")
                .path("visitors"))
        .isEqualTo(JSON.valueToTree(new long[] {1, 1, 1}));
  }

  @Test
  void onlyVisitsThatEnterOnAPageMayBeAskedFor() {
    List<Click> clicks =
        List.of(
            click("ada", 0, "pageview", "/in/"),
            click("ada", 10, "pageview", "/x"),
            click("bob", 0, "pageview", "/x"),
            click("bob", 10, "pageview", "/in"));
    JsonNode answer = ask(clicks, "paths_next_step", "{\"journey\": [], \"entry_page\": \"/in\"}");
    assertThat(answer.path("next").findValuesAsText("path")).containsExactly("/in", "/x");
    assertThat(answer.path("next").findValuesAsText("visitors")).containsExactly("1", "1");
  }

  @Test
  void refusesWhatCannotBeAsked() {
    assertThatThrownBy(() -> ask(List.of(), "paths_journey_funnel", "{\"journey\": []}"))
        .hasMessageContaining("query.journey is empty");
    assertThatThrownBy(() -> ask(List.of(), "paths_next_step", "{\"journey\": [{}]}"))
        .hasMessageContaining("query.journey[0] must have a path, or an event");
    assertThatThrownBy(() -> ask(List.of(), "funnel", "{\"steps\": [{\"event\": \"a\"}]}"))
        .hasMessageContaining("query.steps has 1 steps; it must have from 2 to 8");
    assertThatThrownBy(
            () -> ask(List.of(), "funnel", "{\"steps\": [{\"event\": \"a\"}, {\"event\": \"a\"}]}"))
        .hasMessageContaining("query.steps has the step 'a' twice");
    assertThatThrownBy(() -> ask(List.of(), "sessions", "{\"session_timeout_min\": 0}"))
        .hasMessageContaining("query.session_timeout_min is 0.0; it must be more than 0");
  }
}
