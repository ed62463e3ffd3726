package io.moraine.transforms.facts;

import io.moraine.blocks.RowView;
import io.moraine.schemas.EventType;
import io.moraine.schemas.Money;
import io.moraine.schemas.Session;
import java.util.Objects;

/**
 * What a session amounts to: the row of facts.sessions, from its events in order of time.
 *
 * <p>Revenue is that of the order lines told in it, by {@link OrderLines}; so the revenue of
 * sessions in a currency is the net of the order lines that carry their ids. An order counts in the
 * session of the event that opens it, though its other lines may come in later ones.
 */
final class SessionFold {
  private static final String DIRECT = "Direct";
  private static final String NO_SOURCE = "(direct)";
  private static final String NO_MEDIUM = "(none)";

  private final SessionRules rules;
  private final Orders orders;

  private long events;
  private long pageViews;
  private long productViews;
  private long searches;
  private long cartAdds;
  private long conversions;
  private boolean pinged;
  private long engagedMs;

  private boolean ordered;
  private long orderCount;
  private long otherCurrencyOrders;
  private long revenue;
  private String currency;

  private String entryPage;
  private String exitPage;
  private String landingUrl;

  private String channel;
  private String channelRule;
  private String source;
  private String medium;
  private String campaign;
  private String term;
  private String content;
  private String clickIdType;
  private String referrerUrl;
  private String referrerHost;

  private String deviceId;
  private String userId;
  private String sourceSessionId;
  private String site;
  private String country;
  private String region;
  private String city;
  private String language;
  private String deviceClass;
  private String browser;
  private String os;
  private String botRule;

  SessionFold(SessionRules rules, Orders orders) {
    this.rules = rules;
    this.orders = orders;
  }

  void event(RowView event, EventType type) {
    events++;
    switch (type) {
      case PAGE_VIEW, LIST_VIEW -> view(event);
      case PRODUCT_VIEW -> {
        productViews++;
        view(event);
      }
      case SEARCH -> searches++;
      case ADD_TO_CART -> cartAdds++;
      case ENGAGEMENT -> ping(event);
      case PURCHASE -> purchase(event);
      case SIGNUP, SUBSCRIPTION_STARTED -> conversions++;
      case REMOVE_FROM_CART, CART_UPDATE, CHECKOUT_STEP, LOGIN, FEATURE_USE, EXPOSURE, CUSTOM -> {}
      case SUBSCRIPTION_CHANGED, SUBSCRIPTION_CANCELLED -> {}
      case REFUND, SUBSCRIPTION_RENEWED, CAMPAIGN_COST, PERFORMANCE, ASSET, REQUEST ->
          throw new IllegalArgumentException("A " + type.label() + " is in no session.");
    }
    if (channel == null && !event.isNull(EventFields.CHANNEL)) {
      arrival(event);
    }
    attributes(event);
  }

  /** The last known user seen in the session, or null. */
  String userId() {
    return userId;
  }

  Session row(Visit visit, String visitorId, String personId, long number) {
    long durationMs = Micros.millisBetween(visit.startedAt(), visit.endedAt());
    long engagedTime = pinged ? engagedMs : durationMs;
    String engagedBy = engagedBy(engagedTime);
    return new Session(
        visit.sessionId(),
        visit.day(),
        visitorId,
        deviceId,
        userId,
        personId,
        sourceSessionId,
        visit.definition(),
        Micros.instant(visit.startedAt()),
        Micros.instant(visit.endedAt()),
        durationMs,
        engagedTime,
        engagedBy != null,
        engagedBy,
        engagedBy == null,
        events,
        pageViews,
        productViews,
        searches,
        cartAdds,
        conversions,
        orderCount,
        Money.ofMillionths(revenue),
        currency,
        otherCurrencyOrders,
        entryPage,
        exitPage,
        landingUrl,
        referrerUrl,
        referrerHost,
        channel == null ? DIRECT : channel,
        channelRule,
        source == null ? NO_SOURCE : source,
        medium == null ? NO_MEDIUM : medium,
        campaign,
        term,
        content,
        clickIdType,
        number,
        number == 1,
        site,
        country,
        region,
        city,
        language,
        deviceClass,
        browser,
        os,
        botRule);
  }

  private String engagedBy(long engagedTime) {
    if (engagedTime >= rules.engagedAfter().toMillis()) {
      return "time";
    } else if (pageViews >= rules.engagedViews()) {
      return "views";
    }
    return conversions > 0 ? "conversion" : null;
  }

  private void view(RowView event) {
    if (pageViews == 0) {
      entryPage = event.text(EventFields.PAGE_PATH);
      landingUrl = event.text(EventFields.PAGE_URL);
    }
    exitPage = event.text(EventFields.PAGE_PATH);
    pageViews++;
  }

  private void ping(RowView event) {
    if (!event.isNull(EventFields.ENGAGED_MS)) {
      pinged = true;
      long sum = engagedMs + Math.max(0, event.longAt(EventFields.ENGAGED_MS));
      engagedMs = sum < 0 ? Long.MAX_VALUE : sum;
    }
  }

  private void purchase(RowView event) {
    if (orders.isRepeat(event)) {
      return;
    }
    String paidIn = event.text(EventFields.CURRENCY);
    if (!ordered) {
      ordered = true;
      currency = paidIn;
    }
    boolean inCurrency = Objects.equals(paidIn, currency);
    if (inCurrency) {
      revenue = Amounts.plus(revenue, orders.net(event));
    }
    if (orders.opensOrder(event)) {
      conversions++;
      orderCount++;
      otherCurrencyOrders += inCurrency ? 0 : 1;
    }
  }

  private void arrival(RowView event) {
    channel = event.text(EventFields.CHANNEL);
    channelRule = event.text(EventFields.CHANNEL_RULE);
    source = event.text(EventFields.TRAFFIC_SOURCE);
    medium = event.text(EventFields.TRAFFIC_MEDIUM);
    campaign = event.text(EventFields.UTM_CAMPAIGN);
    term = event.text(EventFields.UTM_TERM);
    content = event.text(EventFields.UTM_CONTENT);
    clickIdType = event.text(EventFields.CLICK_ID_TYPE);
    referrerUrl = event.text(EventFields.REFERRER_URL);
    referrerHost = event.text(EventFields.REFERRER_HOST);
  }

  private void attributes(RowView event) {
    if (!event.isNull(EventFields.USER_ID)) {
      userId = event.text(EventFields.USER_ID);
    }
    deviceId = first(deviceId, event, EventFields.DEVICE_ID);
    sourceSessionId = first(sourceSessionId, event, EventFields.SOURCE_SESSION_ID);
    site = first(site, event, EventFields.SITE);
    language = first(language, event, EventFields.LANGUAGE);
    botRule = first(botRule, event, EventFields.BOT_RULE);
    if (country == null && !event.isNull(EventFields.COUNTRY)) {
      country = event.text(EventFields.COUNTRY);
      region = event.text(EventFields.REGION);
      city = event.text(EventFields.CITY);
    }
    if (deviceClass == null && !event.isNull(EventFields.DEVICE_CLASS)) {
      deviceClass = event.text(EventFields.DEVICE_CLASS);
      browser = event.text(EventFields.BROWSER);
      os = event.text(EventFields.OS);
    }
  }

  private static String first(String known, RowView event, int column) {
    return known == null ? event.text(column) : known;
  }
}
