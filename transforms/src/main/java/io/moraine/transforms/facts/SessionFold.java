package io.moraine.transforms.facts;

import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.RowView;
import io.moraine.schemas.EventType;
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

  String channel() {
    return channel == null ? DIRECT : channel;
  }

  String source() {
    return source == null ? NO_SOURCE : source;
  }

  String medium() {
    return medium == null ? NO_MEDIUM : medium;
  }

  String campaign() {
    return campaign;
  }

  String entryPage() {
    return entryPage;
  }

  String country() {
    return country;
  }

  String deviceClass() {
    return deviceClass;
  }

  String botRule() {
    return botRule;
  }

  /** Sets the columns of the session's row. */
  void write(Visit visit, String visitorId, String personId, long number, BlockBuilder row) {
    row.setGroupedText(SessionFields.SESSION_ID, visit.sessionId());
    row.setLong(SessionFields.SESSION_DATE, visit.day().toEpochDay());
    row.setGroupedText(SessionFields.VISITOR_ID, visitorId);
    row.setText(SessionFields.DEVICE_ID, deviceId);
    row.setText(SessionFields.USER_ID, userId);
    row.setText(SessionFields.PERSON_ID, personId);
    row.setText(SessionFields.SOURCE_SESSION_ID, sourceSessionId);
    row.setText(SessionFields.DEFINITION, visit.definition());
    row.setLong(SessionFields.STARTED_AT, visit.startedAt());
    row.setLong(SessionFields.ENDED_AT, visit.endedAt());
    row.setLong(SessionFields.SESSION_NUMBER, number);
    row.setBoolean(SessionFields.FIRST_SESSION, number == 1);
    writeMeasures(visit, row);
    writeArrival(row);
    row.setText(SessionFields.SITE, site);
    row.setText(SessionFields.COUNTRY, country);
    row.setText(SessionFields.REGION, region);
    row.setText(SessionFields.CITY, city);
    row.setText(SessionFields.LANGUAGE, language);
    row.setText(SessionFields.DEVICE_CLASS, deviceClass);
    row.setText(SessionFields.BROWSER, browser);
    row.setText(SessionFields.OS, os);
    row.setText(SessionFields.BOT_RULE, botRule);
  }

  private void writeMeasures(Visit visit, BlockBuilder row) {
    long durationMs = Micros.millisBetween(visit.startedAt(), visit.endedAt());
    long engagedTime = pinged ? engagedMs : durationMs;
    String engagedBy = engagedBy(engagedTime);
    row.setLong(SessionFields.DURATION_MS, durationMs);
    row.setLong(SessionFields.ENGAGED_MS, engagedTime);
    row.setBoolean(SessionFields.ENGAGED, engagedBy != null);
    row.setText(SessionFields.ENGAGED_BY, engagedBy);
    row.setBoolean(SessionFields.BOUNCE, engagedBy == null);
    row.setLong(SessionFields.EVENTS, events);
    row.setLong(SessionFields.PAGE_VIEWS, pageViews);
    row.setLong(SessionFields.PRODUCT_VIEWS, productViews);
    row.setLong(SessionFields.SEARCHES, searches);
    row.setLong(SessionFields.CART_ADDS, cartAdds);
    row.setLong(SessionFields.CONVERSIONS, conversions);
    row.setLong(SessionFields.ORDERS, orderCount);
    row.setLong(SessionFields.REVENUE, revenue);
    row.setText(SessionFields.CURRENCY, currency);
    row.setLong(SessionFields.OTHER_CURRENCY_ORDERS, otherCurrencyOrders);
  }

  private void writeArrival(BlockBuilder row) {
    row.setText(SessionFields.ENTRY_PAGE, entryPage);
    row.setText(SessionFields.EXIT_PAGE, exitPage);
    row.setText(SessionFields.LANDING_URL, landingUrl);
    row.setText(SessionFields.REFERRER_URL, referrerUrl);
    row.setText(SessionFields.REFERRER_HOST, referrerHost);
    row.setText(SessionFields.CHANNEL, channel());
    row.setText(SessionFields.CHANNEL_RULE, channelRule);
    row.setText(SessionFields.SOURCE, source());
    row.setText(SessionFields.MEDIUM, medium());
    row.setText(SessionFields.CAMPAIGN, campaign);
    row.setText(SessionFields.TERM, term);
    row.setText(SessionFields.CONTENT, content);
    row.setText(SessionFields.CLICK_ID_TYPE, clickIdType);
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
