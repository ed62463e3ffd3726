package io.moraine.transforms.facts;

import static io.moraine.transforms.facts.Story.amount;
import static io.moraine.transforms.facts.Story.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.moraine.schemas.EventType;
import io.moraine.schemas.Session;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SessionsTest {
  private static final SessionRules RULES = SessionRules.defaults();

  @Test
  void aGapOfExactlyThirtyMinutesDoesNotCut() {
    Story story = Story.of("phone").at("10:00").pageView("/a").at("10:30").pageView("/b");
    assertThat(Facts.of(story).session().durationMs()).isEqualTo(30 * 60_000);
  }

  @Test
  void aMicrosecondMoreCuts() {
    Story story = Story.of("phone").at("10:00").pageView("/a").at("10:30:00.000001").pageView("/b");
    assertThat(Facts.of(story).sessions())
        .extracting(Session::entryPage)
        .containsExactly("/a", "/b");
  }

  @Test
  void aSessionLastsTwentyFourHoursAndNoLonger() {
    Story story = Story.of("phone").at("00:00").pageView("/a");
    for (int i = 0; i < 48; i++) {
      story.after(Duration.ofMinutes(30)).ping(100);
    }
    story.after(Duration.ofMillis(1)).pageView("/b");
    assertThat(Facts.of(story).sessions())
        .extracting(Session::durationMs)
        .containsExactly(24 * 3_600_000L, 0L);
  }

  @Test
  void aSessionOverMidnightStaysWholeOnTheDayItBegan() {
    Session session = Facts.of(overMidnight()).session();
    assertThat(session.sessionDate()).isEqualTo("2024-03-05");
    assertThat(session.endedAt()).isEqualTo("2024-03-06T00:10:00Z");
  }

  @Test
  void midnightCutsWhereAskedTo() {
    FactSettings cutting = FactSettings.defaults().withSessions(cutting(true, false));
    assertThat(Facts.of(overMidnight(), cutting).sessions())
        .extracting(Session::sessionDate, Session::definition)
        .containsExactly(
            tuple(LocalDate.parse("2024-03-05"), "gap-30m/max-24h/midnight/v1"),
            tuple(LocalDate.parse("2024-03-06"), "gap-30m/max-24h/midnight/v1"));
  }

  @Test
  void midnightIsThatOfTheReportingZone() {
    FactSettings berlin =
        FactSettings.defaults()
            .withSessions(cutting(true, false))
            .withReportingZone(ZoneId.of("Europe/Berlin"));
    assertThat(Facts.of(overMidnight(), berlin).session().sessionDate()).isEqualTo("2024-03-06");
  }

  @Test
  void anotherCampaignCutsWhereAskedTo() {
    FactSettings cutting = FactSettings.defaults().withSessions(cutting(false, true));
    Story story =
        Story.of("phone")
            .at("10:00")
            .pageView("/a")
            .with("utm_campaign", "spring")
            .at("10:01")
            .pageView("/b")
            .at("10:02")
            .pageView("/c")
            .with("utm_campaign", "spring")
            .at("10:03")
            .pageView("/d")
            .with("utm_campaign", "summer");
    assertThat(Facts.of(story, cutting).sessions())
        .extracting(Session::entryPage)
        .containsExactly("/a", "/d");
    assertThat(Facts.of(story).sessions()).hasSize(1);
  }

  @Test
  void aCampaignInTheMicrosecondOfTheStartDoesNotCut() {
    FactSettings cutting = FactSettings.defaults().withSessions(cutting(false, true));
    Story story =
        Story.of("phone").at("10:00").pageView("/a").pageView("/b").with("utm_campaign", "spring");
    assertThat(Facts.of(story, cutting).sessions()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = EventType.class,
      names = {
        "REFUND",
        "SUBSCRIPTION_RENEWED",
        "CAMPAIGN_COST",
        "PERFORMANCE",
        "ASSET",
        "REQUEST"
      })
  void whatNoVisitorDoesNeitherOpensNorExtendsASession(EventType type) {
    Story story =
        Story.of("phone")
            .at("09:50")
            .event(type)
            .at("10:00")
            .pageView("/a")
            .at("10:20")
            .event(type)
            .at("10:40")
            .pageView("/b")
            .at("11:20")
            .event(type);
    assertThat(Facts.of(story).sessions())
        .hasSize(2)
        .allMatch(session -> session.startedAt().equals(session.endedAt()));
  }

  @Test
  void theSourcesOwnSessionHasAnyGapAndLiesBesideOthers() {
    Story story =
        Story.of("phone")
            .at("10:00")
            .pageView("/a")
            .with("source_session_id", "s1")
            .with("session_from_source", true)
            .at("10:20")
            .pageView("/b")
            .at("10:45")
            .pageView("/c")
            .with("source_session_id", "s2")
            .with("session_from_source", true)
            .at("11:00")
            .pageView("/d")
            .day("2024-03-07")
            .pageView("/e")
            .with("source_session_id", "s1")
            .with("session_from_source", true);
    List<Session> sessions = Facts.of(story).sessions();
    assertThat(sessions)
        .extracting(Session::entryPage, Session::exitPage)
        .containsExactly(
            tuple("/a", "/e"), tuple("/b", "/b"), tuple("/c", "/c"), tuple("/d", "/d"));
    assertThat(sessions)
        .extracting(Session::definition)
        .containsExactly("source/v1", "gap-30m/max-24h/v1", "source/v1", "gap-30m/max-24h/v1");
    assertThat(sessions).extracting(Session::sessionNumber).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void aSessionIdThatIsOnlyKeptDoesNotCut() {
    Story story =
        Story.of("phone")
            .at("10:00")
            .pageView("/a")
            .at("10:01")
            .pageView("/b")
            .with("source_session_id", "s1")
            .at("10:02")
            .pageView("/c")
            .with("source_session_id", "s2");
    assertThat(Facts.of(story).session().sourceSessionId()).isEqualTo("s1");
  }

  @Test
  void engagedTimeIsThatOfThePingsWhereThereAreAny() {
    Story pinged = Story.of("phone").at("10:00").pageView("/a").at("10:20").ping(4_000).ping(5_999);
    assertThat(Facts.of(pinged).session())
        .returns(9_999L, Session::engagedMs)
        .returns(null, Session::engagedBy)
        .returns(true, Session::bounce);
    Story silent = Story.of("phone").at("10:00").pageView("/a").at("10:00:10").search();
    assertThat(Facts.of(silent).session())
        .returns(10_000L, Session::engagedMs)
        .returns("time", Session::engagedBy);
  }

  @Test
  void aPingWithoutATimeSaysNothingOfTheTime() {
    Story story =
        Story.of("phone").at("10:00").pageView("/a").at("10:01").event(EventType.ENGAGEMENT);
    assertThat(Facts.of(story).session().engagedMs()).isEqualTo(60_000);
  }

  @Test
  void theFirstClauseThatHoldsMakesASessionEngaged() {
    Story all = Story.of("phone").pageView("/a").pageView("/b").order("o1").ping(10_000);
    Story views = Story.of("phone").pageView("/a").pageView("/b").order("o1");
    Story conversion = Story.of("phone").pageView("/a").event(EventType.SIGNUP);
    Story none = Story.of("phone").pageView("/a").event(EventType.LOGIN);
    assertThat(Stream.of(all, views, conversion, none).map(story -> Facts.of(story).session()))
        .extracting(Session::engagedBy)
        .containsExactly("time", "views", "conversion", null);
  }

  @Test
  void theArrivalIsTheFirstEventWithAChannelAndSaysAllOfIt() {
    Story story =
        Story.of("phone")
            .at("10:00")
            .pageView("/a")
            .with("referrer_host", "shop.example")
            .at("10:01")
            .pageView("/b")
            .with("channel", "Email")
            .with("traffic_medium", "email")
            .at("10:02")
            .pageView("/c")
            .with("channel", "Paid Search")
            .with("traffic_source", "google")
            .with("utm_campaign", "spring");
    assertThat(Facts.of(story).session())
        .returns("Email", Session::channel)
        .returns("(direct)", Session::source)
        .returns("email", Session::medium)
        .returns(null, Session::campaign)
        .returns(null, Session::referrerHost);
  }

  @Test
  void withoutAnArrivalASessionIsDirect() {
    assertThat(Facts.of(Story.of("phone").pageView("/a")).session())
        .returns("Direct", Session::channel)
        .returns("(direct)", Session::source)
        .returns("(none)", Session::medium)
        .returns(null, Session::channelRule);
  }

  @Test
  void pagesAreThoseOfViewsOnly() {
    Story story =
        Story.of("phone")
            .at("10:00")
            .search()
            .with("page_path", "/search")
            .pageView("/a")
            .event(EventType.PRODUCT_VIEW)
            .with("page_path", "/b")
            .ping(1)
            .with("page_path", "/c");
    assertThat(Facts.of(story).session())
        .returns("/a", Session::entryPage)
        .returns("/b", Session::exitPage)
        .returns("https://shop.example/a?q=1", Session::landingUrl)
        .returns(2L, Session::pageViews)
        .returns(1L, Session::productViews)
        .returns(1L, Session::searches)
        .returns(4L, Session::events);
  }

  @Test
  void theLastKnownUserIsThePerson() {
    Story story = Story.of("phone").as("ann").pageView("/a").as("bob").pageView("/b").as(null);
    story.pageView("/c");
    assertThat(Facts.of(story).session())
        .returns("bob", Session::userId)
        .returns("bob", Session::personId);
  }

  @Test
  void anonymousSessionsAreTheOwnersBeforeAndAfter() {
    Story story =
        Story.of("phone")
            .day("2024-03-01")
            .pageView("/a")
            .day("2024-03-02")
            .as("ann")
            .pageView("/b")
            .day("2024-03-03")
            .as("bob")
            .pageView("/c")
            .day("2024-03-04")
            .as(null)
            .pageView("/d");
    assertThat(Facts.of(story).sessions())
        .extracting(Session::personId)
        .containsExactly("ann", "ann", "bob", "ann");
  }

  @Test
  void aVisitorWithoutUsersIsAPersonOfItsOwn() {
    assertThat(Facts.of(Story.of("phone").pageView("/a")).session().personId()).isEqualTo("phone");
  }

  @Test
  void anOrderToldAgainCountsOnce() {
    Story story =
        Story.of("phone")
            .at("10:00")
            .order("o1", item("p", 1, "9.99"))
            .at("10:01")
            .order("o1", item("p", 1, "9.99"))
            .at("12:00")
            .order("o1", item("p", 1, "9.99"));
    assertThat(Facts.of(story).sessions())
        .extracting(Session::orders, Session::conversions, Session::revenue)
        .containsExactly(tuple(1L, 1L, amount("9.99")), tuple(0L, 0L, amount("0")));
  }

  @Test
  void ordersInAnotherCurrencyAreCountedButNotAdded() {
    Story story =
        Story.of("phone")
            .order("o1", item("p", 1, "10"))
            .with("currency", "EUR")
            .order("o2", item("p", 1, "20"))
            .with("currency", "USD");
    assertThat(Facts.of(story).session())
        .returns(2L, Session::orders)
        .returns(1L, Session::otherCurrencyOrders)
        .returns("EUR", Session::currency)
        .returns(amount("10"), Session::revenue);
  }

  @Test
  void anOrderSentLineByLineCountsWhereItsFirstLineIs() {
    Story story =
        Story.of("phone")
            .at("10:00")
            .order("o1", item("p", 1, "10"))
            .with("order_line", "1")
            .order("o1", item("q", 1, "5"))
            .with("order_line", "2")
            .at("12:00")
            .order("o1", item("r", 1, "2"))
            .with("order_line", "3");
    assertThat(Facts.of(story).sessions())
        .extracting(Session::orders, Session::conversions, Session::revenue)
        .containsExactly(tuple(1L, 1L, amount("15")), tuple(0L, 0L, amount("2")));
  }

  @Test
  void idsNeverChange() {
    Story story =
        Story.of("phone")
            .at("10:00")
            .pageView("/a")
            .at("12:00")
            .pageView("/b")
            .with("source_session_id", "s1")
            .with("session_from_source", true);
    assertThat(Facts.of(story).sessions())
        .extracting(Session::sessionId)
        .containsExactly("303ceddac16a1e93d75bfe58604135f9", "de9e51c64e161b3a63f425df95d6b24f");
  }

  private static Story overMidnight() {
    return Story.of("phone")
        .at("23:50")
        .pageView("/a")
        .day("2024-03-06")
        .at("00:10")
        .pageView("/b");
  }

  private static SessionRules cutting(boolean atMidnight, boolean atCampaign) {
    return new SessionRules(
        RULES.gap(),
        RULES.maxLength(),
        RULES.engagedAfter(),
        RULES.engagedViews(),
        atMidnight,
        atCampaign);
  }
}
