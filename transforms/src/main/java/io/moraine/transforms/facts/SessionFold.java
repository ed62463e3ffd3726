package io.moraine.transforms.facts;

import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.HeldTexts;
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

  // The texts that are held, and the columns of facts.sessions that they go to.
  private static final int CHANNEL = 0;
  private static final int CHANNEL_RULE = 1;
  private static final int SOURCE = 2;
  private static final int MEDIUM = 3;
  private static final int CAMPAIGN = 4;
  private static final int TERM = 5;
  private static final int CONTENT = 6;
  private static final int CLICK_ID_TYPE = 7;
  private static final int REFERRER_URL = 8;
  private static final int REFERRER_HOST = 9;
  private static final int ENTRY_PAGE = 10;
  private static final int LANDING_URL = 11;
  private static final int EXIT_PAGE = 12;
  private static final int DEVICE_ID = 13;
  private static final int USER_ID = 14;
  private static final int SOURCE_SESSION_ID = 15;
  private static final int SITE = 16;
  private static final int COUNTRY = 17;
  private static final int REGION = 18;
  private static final int CITY = 19;
  private static final int LANGUAGE = 20;
  private static final int DEVICE_CLASS = 21;
  private static final int BROWSER = 22;
  private static final int OS = 23;
  private static final int BOT_RULE = 24;
  private static final int[] COLUMNS = {
    SessionFields.CHANNEL,
    SessionFields.CHANNEL_RULE,
    SessionFields.SOURCE,
    SessionFields.MEDIUM,
    SessionFields.CAMPAIGN,
    SessionFields.TERM,
    SessionFields.CONTENT,
    SessionFields.CLICK_ID_TYPE,
    SessionFields.REFERRER_URL,
    SessionFields.REFERRER_HOST,
    SessionFields.ENTRY_PAGE,
    SessionFields.LANDING_URL,
    SessionFields.EXIT_PAGE,
    SessionFields.DEVICE_ID,
    SessionFields.USER_ID,
    SessionFields.SOURCE_SESSION_ID,
    SessionFields.SITE,
    SessionFields.COUNTRY,
    SessionFields.REGION,
    SessionFields.CITY,
    SessionFields.LANGUAGE,
    SessionFields.DEVICE_CLASS,
    SessionFields.BROWSER,
    SessionFields.OS,
    SessionFields.BOT_RULE
  };

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

  private final HeldTexts texts = new HeldTexts(COLUMNS.length);

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
    if (texts.isNull(CHANNEL) && !event.isNull(EventFields.CHANNEL)) {
      arrival(event);
    }
    attributes(event);
  }

  /** The last known user seen in the session, or null. */
  String userId() {
    return texts.text(USER_ID);
  }

  boolean isBot() {
    return !texts.isNull(BOT_RULE);
  }

  /** Sets what a row of {@link Activity} says of the session that it is of. */
  void writeOrigin(BlockBuilder row) {
    setText(row, ActivityFields.CHANNEL, CHANNEL, DIRECT);
    setText(row, ActivityFields.SOURCE, SOURCE, NO_SOURCE);
    setText(row, ActivityFields.MEDIUM, MEDIUM, NO_MEDIUM);
    row.setText(ActivityFields.CAMPAIGN, texts, CAMPAIGN);
    row.setText(ActivityFields.COUNTRY, texts, COUNTRY);
    row.setText(ActivityFields.DEVICE_CLASS, texts, DEVICE_CLASS);
    row.setText(ActivityFields.BOT_RULE, texts, BOT_RULE);
  }

  /** Sets the page that the session began with. */
  void writeLandingPage(BlockBuilder row) {
    row.setText(ActivityFields.LANDING_PAGE, texts, ENTRY_PAGE);
  }

  /** Sets the columns of the session's row. */
  void write(Visit visit, String visitorId, String personId, long number, BlockBuilder row) {
    row.setGroupedText(SessionFields.SESSION_ID, visit.sessionId());
    row.setLong(SessionFields.SESSION_DATE, visit.day().toEpochDay());
    row.setGroupedText(SessionFields.VISITOR_ID, visitorId);
    row.setText(SessionFields.PERSON_ID, personId);
    row.setText(SessionFields.DEFINITION, visit.definition());
    row.setLong(SessionFields.STARTED_AT, visit.startedAt());
    row.setLong(SessionFields.ENDED_AT, visit.endedAt());
    row.setLong(SessionFields.SESSION_NUMBER, number);
    row.setBoolean(SessionFields.FIRST_SESSION, number == 1);
    writeMeasures(visit, row);
    for (int place = 0; place < COLUMNS.length; place++) {
      row.setText(COLUMNS[place], texts, place);
    }
    if (texts.isNull(CHANNEL)) {
      row.setText(SessionFields.CHANNEL, DIRECT);
    }
    if (texts.isNull(SOURCE)) {
      row.setText(SessionFields.SOURCE, NO_SOURCE);
    }
    if (texts.isNull(MEDIUM)) {
      row.setText(SessionFields.MEDIUM, NO_MEDIUM);
    }
  }

  private void setText(BlockBuilder row, int column, int place, String otherwise) {
    if (texts.isNull(place)) {
      row.setText(column, otherwise);
    } else {
      row.setText(column, texts, place);
    }
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
      texts.hold(ENTRY_PAGE, event, EventFields.PAGE_PATH);
      texts.hold(LANDING_URL, event, EventFields.PAGE_URL);
    }
    texts.hold(EXIT_PAGE, event, EventFields.PAGE_PATH);
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
    texts.hold(CHANNEL, event, EventFields.CHANNEL);
    texts.hold(CHANNEL_RULE, event, EventFields.CHANNEL_RULE);
    texts.hold(SOURCE, event, EventFields.TRAFFIC_SOURCE);
    texts.hold(MEDIUM, event, EventFields.TRAFFIC_MEDIUM);
    texts.hold(CAMPAIGN, event, EventFields.UTM_CAMPAIGN);
    texts.hold(TERM, event, EventFields.UTM_TERM);
    texts.hold(CONTENT, event, EventFields.UTM_CONTENT);
    texts.hold(CLICK_ID_TYPE, event, EventFields.CLICK_ID_TYPE);
    texts.hold(REFERRER_URL, event, EventFields.REFERRER_URL);
    texts.hold(REFERRER_HOST, event, EventFields.REFERRER_HOST);
  }

  private void attributes(RowView event) {
    texts.holdAny(USER_ID, event, EventFields.USER_ID);
    holdFirst(DEVICE_ID, event, EventFields.DEVICE_ID);
    holdFirst(SOURCE_SESSION_ID, event, EventFields.SOURCE_SESSION_ID);
    holdFirst(SITE, event, EventFields.SITE);
    holdFirst(LANGUAGE, event, EventFields.LANGUAGE);
    holdFirst(BOT_RULE, event, EventFields.BOT_RULE);
    if (texts.isNull(COUNTRY) && !event.isNull(EventFields.COUNTRY)) {
      texts.hold(COUNTRY, event, EventFields.COUNTRY);
      texts.hold(REGION, event, EventFields.REGION);
      texts.hold(CITY, event, EventFields.CITY);
    }
    if (texts.isNull(DEVICE_CLASS) && !event.isNull(EventFields.DEVICE_CLASS)) {
      texts.hold(DEVICE_CLASS, event, EventFields.DEVICE_CLASS);
      texts.hold(BROWSER, event, EventFields.BROWSER);
      texts.hold(OS, event, EventFields.OS);
    }
  }

  private void holdFirst(int place, RowView event, int column) {
    if (texts.isNull(place)) {
      texts.hold(place, event, column);
    }
  }
}
