package io.moraine.transforms.facts;

/** Where the columns of {@link Activity} stand. */
final class ActivityFields {
  static final int PERSON_ID = of("person_id");
  static final int AT = of("at");
  static final int ID = of("id");
  static final int EVENT_TYPE = of("event_type");
  static final int VISITOR_ID = of("visitor_id");
  static final int USER_ID = of("user_id");
  static final int SESSION_ID = of("session_id");
  static final int UNTIL = of("until");
  static final int SESSIONS = of("sessions");
  static final int ACTIVE_DAYS = of("active_days");
  static final int ONLY_BOTS = of("only_bots");
  static final int CHANNEL = of("channel");
  static final int SOURCE = of("source");
  static final int MEDIUM = of("medium");
  static final int CAMPAIGN = of("campaign");
  static final int LANDING_PAGE = of("landing_page");
  static final int COUNTRY = of("country");
  static final int DEVICE_CLASS = of("device_class");
  static final int BOT_RULE = of("bot_rule");
  static final int EVENT_COUNTRY = of("event_country");
  static final int ORDER_ID = of("order_id");
  static final int ORDER_LINE = of("order_line");
  static final int OPENS_ORDER = of("opens_order");
  static final int REPEATS = of("repeats");
  static final int ITEMS = of("items");
  static final int REVENUE = of("revenue");
  static final int TAX = of("tax");
  static final int SHIPPING = of("shipping");
  static final int DISCOUNT = of("discount");
  static final int CURRENCY = of("currency");
  static final int COUPON = of("coupon");
  static final int CHECKOUT_STEP = of("checkout_step");

  /** Where an order's amounts stand. */
  static final OrderLines.Columns ORDER =
      new OrderLines.Columns(ITEMS, REVENUE, TAX, SHIPPING, DISCOUNT);

  private ActivityFields() {}

  private static int of(String column) {
    return Activity.TABLE.ordinal(column);
  }
}
