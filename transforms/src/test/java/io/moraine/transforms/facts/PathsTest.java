package io.moraine.transforms.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.moraine.schemas.EventType;
import io.moraine.schemas.PathStep;
import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;

class PathsTest {

  @Test
  void aStepLastsUntilTheNextAndTheLastHasNoEnd() {
    Story story =
        Story.of("phone").at("10:00").pageView("/a").at("10:05").pageView("/b").at("10:20").ping(1);
    assertThat(Facts.of(story).paths())
        .extracting(PathStep::position, PathStep::item, PathStep::timeToNextMs, PathStep::isExit)
        .containsExactly(tuple(1, "/a", 300_000L, false), tuple(2, "/b", null, true));
  }

  @Test
  void theSamePageAgainIsARepeatThoughOtherEventsLieBetween() {
    Story story =
        Story.of("phone")
            .at("10:00")
            .pageView("/a")
            .ping(1)
            .at("10:05")
            .pageView("/a")
            .pageView("/b");
    assertThat(Facts.of(story).paths())
        .extracting(PathStep::item, PathStep::repeats, PathStep::timeToNextMs)
        .containsExactly(tuple("/a", 2, 300_000L), tuple("/b", 1, null));
  }

  @Test
  void theSamePageAsAnotherTypeIsAnotherStep() {
    Story story =
        Story.of("phone").pageView("/a").event(EventType.PRODUCT_VIEW).with("page_path", "/a");
    assertThat(Facts.of(story).paths())
        .extracting(PathStep::itemType)
        .containsExactly("page_view", "product_view");
  }

  @Test
  void trailingSlashesAreStripped() {
    Story story =
        Story.of("phone").pageView("/a//").pageView("/a").pageView("/").pageView("").pageView("//");
    assertThat(Facts.of(story).paths())
        .extracting(PathStep::item, PathStep::repeats)
        .containsExactly(tuple("/a", 2), tuple("/", 3));
  }

  @Test
  void theFirstAliasThatMatchesTheWholePageStandsForIt() {
    FactSettings settings =
        FactSettings.defaults()
            .withPaths(
                new PathRules(
                    List.of(
                        new PathRules.Alias("/p|/p/[^/]+", "/p/*"),
                        new PathRules.Alias("/p/(.*)/reviews", "/reviews of $1"),
                        new PathRules.Alias("/p/.*", "never")),
                    Set.of(EventType.PAGE_VIEW)));
    Story story =
        Story.of("phone")
            .pageView("/p/1/")
            .pageView("/p/2")
            .pageView("/p/2/reviews")
            .pageView("/q");
    assertThat(Facts.of(story, settings).paths())
        .extracting(PathStep::item)
        .containsExactly("/p/*", "/reviews of 2", "/q");
  }

  @Test
  void whatIsNoViewGoesByItsLabelAndACustomEventByItsName() {
    FactSettings settings =
        FactSettings.defaults()
            .withPaths(new PathRules(List.of(), Set.of(EventType.CUSTOM, EventType.SEARCH)));
    Story story =
        Story.of("phone")
            .search()
            .with("page_path", "/search")
            .event(EventType.CUSTOM)
            .with("event_name", "video started")
            .event(EventType.CUSTOM)
            .pageView("/a");
    assertThat(Facts.of(story, settings).paths())
        .extracting(PathStep::item, PathStep::itemType)
        .containsExactly(
            tuple("search", "search"), tuple("video started", "custom"), tuple("custom", "custom"));
  }

  @Test
  void aViewWithoutAPageGoesByItsLabel() {
    assertThat(Facts.of(Story.of("phone").event(EventType.LIST_VIEW)).paths())
        .extracting(PathStep::item)
        .containsExactly("list_view");
  }

  @Test
  void sessionsThatOverlapHaveTheirOwnSteps() {
    Story story =
        Story.of("phone")
            .at("10:00")
            .pageView("/a")
            .at("10:01")
            .pageView("/b")
            .with("source_session_id", "s1")
            .with("session_from_source", true)
            .at("10:02")
            .pageView("/c");
    assertThat(Facts.of(story).paths())
        .extracting(PathStep::item, PathStep::position, PathStep::timeToNextMs)
        .containsExactlyInAnyOrder(
            tuple("/a", 1, 120_000L), tuple("/c", 2, null), tuple("/b", 1, null));
  }

  @Test
  void anExpressionThatIsNoneIsRefusedAtOnce() {
    assertThatThrownBy(() -> new PathRules.Alias("/p(", "p"))
        .isInstanceOf(PatternSyntaxException.class)
        .hasMessageContaining("Unclosed group");
  }

  @Test
  void anAliasThatNamesAGroupTheExpressionLacksIsRefusedAtOnce() {
    assertThatThrownBy(() -> new PathRules.Alias("/p/(.*)", "$2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("$2");
  }
}
