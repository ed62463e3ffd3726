package io.moraine.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.schemas.EventType;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the logs say, read naively by the architecture's definitions, is what the truth says. */
final class SessionTruthTest {
  private final SimulatedShop shop = SimulatedShop.shared();
  private final Set<String> firstTellings =
      shop.orders().stream().map(LoggedEvent::id).collect(Collectors.toSet());

  @Test
  void gapsWithinSessionsAndBetweenThemKeepClearOfThirtyMinutes() {
    for (List<LoggedEvent> events : shop.byDevice().values()) {
      List<LoggedEvent> making =
          events.stream().filter(event -> event.type().makesSessions()).toList();
      for (int i = 1; i < making.size(); i++) {
        Duration gap = NaiveSession.gap(making.get(i - 1), making.get(i));
        assertThat(gap).isPositive();
        assertThat(gap.compareTo(Duration.ofMinutes(29)) < 0)
            .as("A gap of %s is short or long", gap)
            .isNotEqualTo(gap.compareTo(Duration.ofMinutes(31)) > 0);
      }
    }
  }

  @Test
  void sessionsAreShorterThanTwelveHours() {
    assertThat(shop.rows(TruthTable.SESSIONS))
        .isNotEmpty()
        .allMatch(
            session ->
                Duration.between(session.startedAt(), session.endedAt())
                        .compareTo(Duration.ofHours(12))
                    < 0);
  }

  @Test
  void sessionsAreThoseThatAReaderFinds() {
    Map<String, String> bots =
        shop.rows(TruthTable.VISITORS).stream()
            .filter(visitor -> visitor.bot() != null)
            .collect(Collectors.toMap(VisitorTruth::visitorId, VisitorTruth::bot));
    Set<SessionTruth> found =
        shop.sessions().stream()
            .map(session -> read(session, bots.get(session.first().device())))
            .collect(Collectors.toSet());
    assertThat(found).isNotEmpty().isEqualTo(Set.copyOf(shop.rows(TruthTable.SESSIONS)));
  }

  @Test
  void everyClauseOfEngagementAndEveryChannelIsThere() {
    assertThat(shop.truth().sessionsByEngagement())
        .containsOnlyKeys("bounce", "conversion", "time", "views");
    assertThat(shop.truth().sessionsByChannel()).hasSize(Channel.values().length);
  }

  private SessionTruth read(NaiveSession session, String bot) {
    List<LoggedEvent> views = session.views();
    List<LoggedEvent> orders = session.orders(firstTellings);
    LoggedEvent landing = views.get(0);
    long conversions =
        orders.size()
            + session.count(EventType.SIGNUP)
            + session.count(EventType.SUBSCRIPTION_STARTED);
    BigDecimal revenue = BigDecimal.ZERO.setScale(2);
    for (LoggedEvent order : orders) {
      revenue = revenue.add(NaiveOrder.net(order));
    }
    String user = session.lastUser();
    return new SessionTruth(
        session.first().device(),
        session.number(),
        session.first().at(),
        session.last().at(),
        user,
        user == null ? shop.personOf(landing) : user,
        session.events().size(),
        views.size(),
        session.count(EventType.PRODUCT_VIEW),
        session.count(EventType.SEARCH),
        session.count(EventType.ADD_TO_CART),
        conversions,
        orders.size(),
        revenue,
        orders.isEmpty() ? null : orders.get(0).text("currency"),
        session.engagedMillis(),
        engagedBy(session.engagedMillis(), views.size(), conversions),
        landing.path(),
        views.get(views.size() - 1).path(),
        channel(landing),
        parameter(landing, "utm_campaign"),
        bot);
  }

  private static String engagedBy(long millis, int views, long conversions) {
    if (millis >= 10_000) {
      return "time";
    }
    return views >= 2 ? "views" : conversions > 0 ? "conversion" : null;
  }

  private static String channel(LoggedEvent landing) {
    String medium = parameter(landing, "utm_medium");
    if (medium != null) {
      return switch (medium) {
        case "cpc" -> "Paid Search";
        case "paid_social" -> "Paid Social";
        case "display" -> "Display";
        case "affiliate" -> "Affiliates";
        case "email" -> "Email";
        default -> throw new IllegalArgumentException(medium);
      };
    }
    String referrer = landing.text("referrer_url");
    if (referrer == null || referrer.startsWith(SiteMap.HOST)) {
      return "Direct";
    }
    return switch (URI.create(referrer).getHost()) {
      case "www.google.com", "www.bing.com", "duckduckgo.com", "www.ecosia.org" -> "Organic Search";
      case "www.instagram.com", "www.facebook.com", "www.reddit.com" -> "Organic Social";
      case "chatgpt.com", "www.perplexity.ai", "claude.ai", "copilot.microsoft.com" ->
          "AI Assistants";
      default -> "Referral";
    };
  }

  private static String parameter(LoggedEvent view, String name) {
    String url = view.text("page_url");
    int from = url.indexOf(name + "=");
    if (from < 0) {
      return null;
    }
    String rest = url.substring(from + name.length() + 1);
    return rest.contains("&") ? rest.substring(0, rest.indexOf('&')) : rest;
  }
}
