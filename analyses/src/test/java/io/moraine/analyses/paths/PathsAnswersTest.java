package io.moraine.analyses.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.moraine.analyses.Told;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathsAnswersTest {
  @Test
  void ofEqualPlacesInARowTheLastGivesTheTime() {
    Told told =
        Told.of(
            """
            ada 03:21:34 $pageview {"$current_url": "/1"}
            ada 03:21:54 $pageview {"$current_url": "/1"}
            ada 03:22:34 $pageview {"$current_url": "/2"}
            ada 03:22:54 $pageview {"$current_url": "/2/"}
            ada 03:24:54 $pageview {"$current_url": "/3"}
            bob 03:21:34 $pageview {"$current_url": "/1"}
            bob 03:23:34 $pageview {"$current_url": "/2/"}
            bob 03:27:34 $pageview {"$current_url": "/3"}
            """);
    assertThat(links(told.asked("{\"kind\": \"paths\"}")))
        .containsExactly("1_/1 > 2_/2 2 90000", "2_/2 > 3_/3 2 180000");
  }

  @Test
  void halfAnHourWithoutAPlaceEndsAPath() {
    Told told =
        Told.of(
            """
            ada 10:00:00 one
            ada 10:29:59 two
            ada 10:59:59 three
            ada 11:00:00 four
            """);
    assertThat(links(told.asked("{\"kind\": \"paths\"}")))
        .containsExactly("1_one > 2_two 1 1799000", "1_three > 2_four 1 1000");
  }

  @Test
  void aPlaceThatIsLeftOutDoesNotEndAPathNorHoldItTogether() {
    Told told =
        Told.of(
            """
            ada 10:00 one
            ada 10:20 out
            ada 10:40 two
            bob 10:00 one
            bob 10:10 out
            bob 10:20 two
            """);
    JsonNode answer = told.asked("{\"kind\": \"paths\", \"exclude_events\": [\"out\"]}");
    assertThat(links(answer)).containsExactly("1_one > 2_two 1 1200000");
    assertThat(answer.get("paths").asInt()).isEqualTo(3);
  }

  @Test
  void eventsAreLeftOutByTheirNames() {
    Told told =
        Told.of(
            """
            ada 10:00 one
            ada 10:01 $pageview {"$current_url": "/home"}
            ada 10:02 two
            """);
    assertThat(links(told.asked("{\"kind\": \"paths\", \"exclude_events\": [\"$pageview\"]}")))
        .containsExactly("1_one > 2_two 1 120000");
  }

  @Test
  void groupsTakeWildcardsForNothingElseThanStars() {
    Told told =
        Told.of(
            """
            ada 03:21:34 $pageview {"$current_url": "aaaaaa!"}
            ada 03:22:34 $pageview {"$current_url": "/2/bar/aaa"}
            ada 03:24:34 $pageview {"$current_url": "/3"}
            bob 03:21:34 $pageview {"$current_url": "/1"}
            bob 03:22:34 $pageview {"$current_url": "/2/3?q=1"}
            bob 03:24:34 $pageview {"$current_url": "/3?q=1"}
            """);
    JsonNode answer =
        told.asked(
            """
            {"kind": "paths", "include_event_types": ["$pageview"],
             "path_groupings": ["(a+)+", "[aaa|aaaa]+", "1.*", ".*", "/3?q=1", "/3*"]}
            """);
    assertThat(links(answer))
        .containsExactly(
            "1_/1 > 2_/3* 1 180000",
            "1_aaaaaa! > 2_/2/bar/aaa 1 60000",
            "2_/2/bar/aaa > 3_/3* 1 120000");
  }

  @Test
  void cleansOneAfterTheOtherThenGroups() {
    Told told =
        Told.of(
            """
            ada 10:00 $pageview {"$current_url": "/merchant/123/items/9"}
            ada 10:01 $pageview {"$current_url": "/merchant/456/items/7"}
            ada 10:02 $pageview {"$current_url": "/$5"}
            """);
    JsonNode answer =
        told.asked(
            """
            {"kind": "paths", "path_groupings": ["/merchant/*/items"],
             "path_cleaning": [{"regex": "/merchant/(\\\\d)\\\\d*", "alias": "/merchant/$\\\\1"},
                               {"regex": "\\\\$5", "alias": "five"}]}
            """);
    assertThat(links(answer)).containsExactly("1_/merchant/*/items > 2_/five 1 60000");
    assertThatThrownBy(
            () ->
                told.asked(
                    "{\"kind\": \"paths\", \"path_cleaning\": [{\"regex\": \"(\", \"alias\":"
                        + " \"\"}]}"))
        .hasMessageStartingWith(
            "query.path_cleaning[0].regex is no regular expression: Unclosed group");
  }

  @Test
  void theHeaviestLinksStayUnlessTheyLoseTheirWayToTheStart() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      lines.append(walk("heavy" + i, "/1 /2 /3 /4 /5 /about /after"));
    }
    lines.append(walk("left", "/2 /a /x /about")).append(walk("right", "/2 /b /x /about"));
    JsonNode answer =
        Told.of(lines.toString())
            .asked("{\"kind\": \"paths\", \"start_point\": \"/2/\", \"edge_limit\": 6}");
    assertThat(links(answer))
        .containsExactly(
            "1_/2 > 2_/3 5 60000",
            "2_/3 > 3_/4 5 60000",
            "3_/4 > 4_/5 5 60000",
            "4_/5 > 5_/about 5 60000",
            "1_/2 > 2_/a 1 60000");
  }

  @Test
  void linksMayBeChosenByTheirWeight() {
    Told told = Told.of(walk("a", "one two") + walk("b", "one two") + walk("c", "one three"));
    assertThat(links(told.asked("{\"kind\": \"paths\", \"min_edge_weight\": 2}")))
        .containsExactly("1_one > 2_two 2 60000");
    assertThat(links(told.asked("{\"kind\": \"paths\", \"max_edge_weight\": 1}")))
        .containsExactly("1_one > 2_three 1 60000");
  }

  @Test
  void namesOfEventsMayBeAskedFor() {
    Told told =
        Told.of(
            """
            ada 10:00 $autocapture
            ada 10:01 $pageview {"$current_url": "/"}
            ada 10:02 $screen {"$screen_name": "Home"}
            ada 10:03 sign up
            ada 10:04 $pageview
            """);
    assertThat(links(told.asked("{\"kind\": \"paths\"}")))
        .containsExactly(
            "1_$autocapture > 2_/ 1 60000", "2_/ > 3_Home 1 60000", "3_Home > 4_sign up 1 60000");
    assertThat(
            links(
                told.asked(
                    "{\"kind\": \"paths\", \"include_event_types\": [\"$screen\","
                        + " \"custom_event\"]}")))
        .containsExactly("1_Home > 2_sign up 1 60000");
    assertThat(
            links(
                told.asked(
                    "{\"kind\": \"paths\", \"include_event_types\": [\"$autocapture\","
                        + " \"$screen\"]}")))
        .containsExactly("1_$autocapture > 2_Home 1 120000");
  }

  private static String walk(String user, String places) {
    StringBuilder lines = new StringBuilder();
    int minute = 10;
    for (String place : places.split(" ")) {
      lines.append("%s 10:%s %s%n".formatted(user, minute++, place));
    }
    return lines.toString();
  }

  private static List<String> links(JsonNode answer) {
    List<String> links = new ArrayList<>();
    answer
        .get("links")
        .forEach(
            link ->
                links.add(
                    "%s > %s %s %s"
                        .formatted(
                            link.get("source").asText(),
                            link.get("target").asText(),
                            link.get("value"),
                            link.get("avg_ms"))));
    return links;
  }
}
