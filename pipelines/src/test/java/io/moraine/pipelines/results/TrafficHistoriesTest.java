package io.moraine.pipelines.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.moraine.pipelines.TestWarehouse;
import io.moraine.schemas.results.ConversionBySpeed;
import io.moraine.schemas.results.CrawledPage;
import io.moraine.schemas.results.Crawler;
import io.moraine.schemas.results.FeatureConversion;
import io.moraine.schemas.results.FeatureUsage;
import io.moraine.schemas.results.Kpi;
import io.moraine.schemas.results.Performance;
import io.moraine.schemas.results.SearchTerm;
import io.moraine.schemas.results.SessionQuality;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What simulated visitors never do, in histories small enough to count by hand. */
class TrafficHistoriesTest {
  private static final String GOOGLEBOT =
      "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

  @TempDir private static Path folder;
  private static TestWarehouse warehouse;

  @BeforeAll
  static void fill() {
    History history = new History();
    // Searches twice and leaves.
    history.event("ann", "25T10:00:00", "page_view", "'page_url': 'https://shop.example/'");
    history.event("ann", "25T10:00:02", "performance", "'lcp_ms': 3000, 'page_load_ms': 6000");
    history.event("ann", "25T10:00:03", "performance", "'lcp_ms': 3999, 'cls': 0.0123");
    history.event(
        "ann", "25T10:01:00", "search", "'search_term': ' Red\\t SHOES ', 'search_results': 0");
    history.event("ann", "25T10:01:30", "search", "'search_term': 'red shoes'");
    history.event("ann", "25T10:02:00", "search", "'search_term': 'shoes', 'search_results': 5");
    // Bounces, and is measured after that.
    history.event("bob", "25T10:00:00", "page_view", "'page_url': 'https://shop.example/x'");
    history.event("bob", "25T10:00:05", "performance", "'lcp_ms': 2500, 'error': 'boom'");
    history.event("bob", "25T10:30:01", "performance", "'lcp_ms': 9000");
    // Uses the calculator, then buys.
    history.event(
        "cem",
        "25T11:00:00",
        "feature_use",
        "'feature_name': 'calc', 'feature_outcome': 'started'");
    history.event(
        "cem",
        "25T11:01:00",
        "feature_use",
        "'feature_name': 'calc', 'feature_outcome': 'completed', 'feature_duration_ms': 60000");
    history.event("cem", "25T11:02:00", "purchase", order("o1"));
    // Buys, then uses the calculator, on the next day.
    history.event("dan", "25T12:00:00", "purchase", order("o2"));
    history.event(
        "dan", "26T12:00:00", "feature_use", "'feature_name': 'calc', 'feature_outcome': 'error'");
    // A measurement of nobody's visit.
    history.event("eve", "25T12:00:00", "performance", "'lcp_ms': 100, 'ttfb_ms': 0");
    for (String answer : List.of("a 200", "b 404", "c 301", "d 503", "e 410", "a 206")) {
      history.event(
          "bot",
          "25T13:00:00",
          "request",
          "'page_url': 'https://shop.example/%s', 'http_status': %s, 'http_bytes': 10, 'user_agent': '%s'"
              .formatted(answer.substring(0, 1), answer.substring(2), GOOGLEBOT));
    }
    history.event("bot", "26T13:00:00", "page_view", "'user_agent': '" + GOOGLEBOT + "'");
    warehouse = TestWarehouse.in(folder);
    warehouse.ingest(warehouse.file("histories.jsonl", history.lines));
    warehouse.build();
  }

  @AfterAll
  static void close() {
    warehouse.close();
  }

  /** Events of March 2026. */
  private static final class History {
    private final List<String> lines = new ArrayList<>();

    private void event(String device, String time, String type, String more) {
      lines.add(
          "{'event_id': 'e%s', 'device_id': '%s', 'event_time': '2026-03-%sZ', 'event_type': '%s', %s}"
              .formatted(lines.size(), device, time, type, more)
              .replace('\'', '"'));
    }
  }

  private static String order(String id) {
    return "'order_id': '%s', 'currency': 'EUR', 'items': [{'product_id': 'p', 'price': 20, 'quantity': 1}]"
        .formatted(id);
  }

  @Test
  void aSearchIsItsTermWhateverTheSpacesAndCase() {
    assertThat(warehouse.rows(SearchTerm.TABLE, SearchTerm.class))
        .extracting(
            SearchTerm::term,
            SearchTerm::searches,
            SearchTerm::sessions,
            SearchTerm::users,
            SearchTerm::resultsTold,
            SearchTerm::zeroResultSearches,
            SearchTerm::refinements,
            SearchTerm::exits)
        .containsExactlyInAnyOrder(
            tuple("red shoes", 2L, 1L, 1L, 1L, 1L, 1L, 0L),
            tuple("shoes", 1L, 1L, 1L, 1L, 0L, 0L, 1L));
  }

  @Test
  void aMeasurementAfterTheEndIsOfTheSessionForHalfAnHour() {
    assertThat(warehouse.rows(ConversionBySpeed.TABLE, ConversionBySpeed.class))
        .filteredOn(row -> row.metric().equals(ConversionBySpeed.LCP))
        .extracting(
            ConversionBySpeed::band,
            ConversionBySpeed::sessions,
            ConversionBySpeed::samples,
            ConversionBySpeed::bounces)
        .containsExactlyInAnyOrder(
            tuple("3.0-4.0", 1L, 2L, 0L),
            tuple("2.5-3.0", 1L, 1L, 1L),
            tuple("(not measured)", 3L, 0L, 1L));
    assertThat(warehouse.rows(ConversionBySpeed.TABLE, ConversionBySpeed.class))
        .filteredOn(row -> row.metric().equals(ConversionBySpeed.PAGE_LOAD))
        .extracting(ConversionBySpeed::band, ConversionBySpeed::sessions)
        .containsExactlyInAnyOrder(tuple("6.0+", 1L), tuple("(not measured)", 4L));
  }

  @Test
  void percentilesAreOfWhatIsTold() {
    List<Performance> all =
        warehouse.rows(Performance.TABLE, Performance.class).stream()
            .filter(row -> row.deviceClass().equals(Performance.ALL_DEVICES))
            .toList();
    assertThat(all).hasSize(1);
    Performance day = all.get(0);
    assertThat(day.samples()).isEqualTo(5);
    assertThat(day.errors()).isEqualTo(1);
    assertThat(day.errorRate()).isEqualTo(0.2);
    assertThat(day.lcpP50Ms()).isCloseTo(3000, within(0.01));
    assertThat(day.lcpP99Ms()).isCloseTo(3999, within(0.01));
    assertThat(day.ttfbP50Ms()).isZero();
    assertThat(day.clsP75()).isCloseTo(0.0123, within(0.01));
    assertThat(day.inpP50Ms()).isNull();
  }

  @Test
  void aConversionBeforeTheFirstUseIsNotOfTheFeature() {
    assertThat(warehouse.rows(FeatureConversion.TABLE, FeatureConversion.class))
        .extracting(
            FeatureConversion::feature,
            FeatureConversion::users,
            FeatureConversion::convertedUsers,
            FeatureConversion::nonUsers,
            FeatureConversion::convertedNonUsers,
            FeatureConversion::lift)
        .containsExactly(tuple("calc", 2L, 1L, 2L, 0L, null));
  }

  @Test
  void aStartIsNoEnd() {
    assertThat(warehouse.rows(FeatureUsage.TABLE, FeatureUsage.class))
        .extracting(
            FeatureUsage::personKind,
            FeatureUsage::events,
            FeatureUsage::starts,
            FeatureUsage::completionRate,
            FeatureUsage::errorRate,
            FeatureUsage::timedEvents,
            FeatureUsage::averageDurationMs)
        .containsExactlyInAnyOrder(
            tuple(FeatureUsage.NEW, 2L, 1L, 1.0, 0.0, 1L, 60_000.0),
            tuple(FeatureUsage.RETURNING, 1L, 0L, 0.0, 1.0, 0L, null));
  }

  @Test
  void answersToBotsAreCountedByTheirClass() {
    assertThat(warehouse.rows(Crawler.TABLE, Crawler.class))
        .extracting(
            row -> row.day().getDayOfMonth(),
            Crawler::visitors,
            Crawler::requests,
            Crawler::pageViews,
            Crawler::ok,
            Crawler::redirects,
            Crawler::clientErrors,
            Crawler::notFound,
            Crawler::serverErrors,
            Crawler::bytes)
        .containsExactlyInAnyOrder(
            tuple(25, 1L, 6L, 0L, 2L, 1L, 2L, 2L, 1L, 60L),
            tuple(26, 1L, 1L, 1L, 0L, 0L, 0L, 0L, 0L, 0L));
    assertThat(warehouse.rows(CrawledPage.TABLE, CrawledPage.class))
        .extracting(CrawledPage::page, CrawledPage::requests, CrawledPage::notFound)
        .containsExactlyInAnyOrder(
            tuple("/a", 2L, 0L),
            tuple("/b", 1L, 1L),
            tuple("/c", 1L, 0L),
            tuple("/d", 1L, 0L),
            tuple("/e", 1L, 1L),
            tuple(CrawledPage.NO_PAGE, 1L, 0L));
  }

  @Test
  void aSessionIsOfTheFirstQualityThatHolds() {
    Map<String, Long> sessions =
        warehouse.rows(SessionQuality.TABLE, SessionQuality.class).stream()
            .collect(
                Collectors.groupingBy(
                    SessionQuality::quality, Collectors.summingLong(SessionQuality::sessions)));
    assertThat(sessions)
        .containsExactlyInAnyOrderEntriesOf(Map.of("converting", 2L, "light", 1L, "bounce", 2L));
  }

  @Test
  void theTopLineOfTheLastDay() {
    Map<String, Kpi> last =
        warehouse.rows(Kpi.TABLE, Kpi.class).stream()
            .filter(row -> row.day().getDayOfMonth() == 26)
            .collect(Collectors.toMap(Kpi::kpi, row -> row));
    assertThat(last.get("users").value()).isEqualTo(1);
    assertThat(last.get("new_users").value()).isZero();
    assertThat(last.get("weekly_users").value()).isEqualTo(4);
    assertThat(last.get("stickiness").value()).isEqualTo(0.25);
    assertThat(last.get("average_order_value").value()).isNull();
    assertThat(last.get("net_revenue").unit()).isEqualTo("EUR");
    assertThat(last.get("lcp_p75").value()).isNull();
  }

  private static Percentage within(double share) {
    return Percentage.withPercentage(100 * share);
  }
}
