package io.moraine.transforms.facts;

import io.moraine.schemas.Cohort;

/** Where the columns of {@link Cohort} stand. */
final class CohortFields {
  static final int PERSON_ID = of("person_id");
  static final int USER_ID = of("user_id");
  static final int FIRST_SEEN_AT = of("first_seen_at");
  static final int FIRST_SEEN_DATE = of("first_seen_date");
  static final int LAST_SEEN_AT = of("last_seen_at");
  static final int SIGNED_UP_AT = of("signed_up_at");
  static final int FIRST_ORDER_AT = of("first_order_at");
  static final int FIRST_ORDER_ID = of("first_order_id");
  static final int DEVICES = of("devices");
  static final int SESSIONS = of("sessions");
  static final int ORDERS = of("orders");
  static final int CURRENCY = of("currency");
  static final int REVENUE = of("revenue");
  static final int CHANNEL = of("channel");
  static final int SOURCE = of("source");
  static final int MEDIUM = of("medium");
  static final int CAMPAIGN = of("campaign");
  static final int LANDING_PAGE = of("landing_page");
  static final int COUNTRY = of("country");
  static final int DEVICE_CLASS = of("device_class");
  static final int ACTIVE_DAYS = of("active_days");
  static final int ORDER_DAYS = of("order_days");
  static final int BOT_RULE = of("bot_rule");

  private CohortFields() {}

  private static int of(String column) {
    return Cohort.TABLE.ordinal(column);
  }
}
