package io.moraine.transforms.facts;

import io.moraine.schemas.Session;

/** Where the columns of {@link Session} stand. */
final class SessionFields {
  static final int SESSION_ID = of("session_id");
  static final int SESSION_DATE = of("session_date");
  static final int VISITOR_ID = of("visitor_id");
  static final int DEVICE_ID = of("device_id");
  static final int USER_ID = of("user_id");
  static final int PERSON_ID = of("person_id");
  static final int SOURCE_SESSION_ID = of("source_session_id");
  static final int DEFINITION = of("definition");
  static final int STARTED_AT = of("started_at");
  static final int ENDED_AT = of("ended_at");
  static final int DURATION_MS = of("duration_ms");
  static final int ENGAGED_MS = of("engaged_ms");
  static final int ENGAGED = of("engaged");
  static final int ENGAGED_BY = of("engaged_by");
  static final int BOUNCE = of("bounce");
  static final int EVENTS = of("events");
  static final int PAGE_VIEWS = of("page_views");
  static final int PRODUCT_VIEWS = of("product_views");
  static final int SEARCHES = of("searches");
  static final int CART_ADDS = of("cart_adds");
  static final int CONVERSIONS = of("conversions");
  static final int ORDERS = of("orders");
  static final int REVENUE = of("revenue");
  static final int CURRENCY = of("currency");
  static final int OTHER_CURRENCY_ORDERS = of("other_currency_orders");
  static final int ENTRY_PAGE = of("entry_page");
  static final int EXIT_PAGE = of("exit_page");
  static final int LANDING_URL = of("landing_url");
  static final int REFERRER_URL = of("referrer_url");
  static final int REFERRER_HOST = of("referrer_host");
  static final int CHANNEL = of("channel");
  static final int CHANNEL_RULE = of("channel_rule");
  static final int SOURCE = of("source");
  static final int MEDIUM = of("medium");
  static final int CAMPAIGN = of("campaign");
  static final int TERM = of("term");
  static final int CONTENT = of("content");
  static final int CLICK_ID_TYPE = of("click_id_type");
  static final int SESSION_NUMBER = of("session_number");
  static final int FIRST_SESSION = of("first_session");
  static final int SITE = of("site");
  static final int COUNTRY = of("country");
  static final int REGION = of("region");
  static final int CITY = of("city");
  static final int LANGUAGE = of("language");
  static final int DEVICE_CLASS = of("device_class");
  static final int BROWSER = of("browser");
  static final int OS = of("os");
  static final int BOT_RULE = of("bot_rule");

  private SessionFields() {}

  private static int of(String column) {
    return Session.TABLE.ordinal(column);
  }
}
