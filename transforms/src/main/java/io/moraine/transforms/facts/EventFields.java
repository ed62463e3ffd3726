package io.moraine.transforms.facts;

import io.moraine.schemas.EventColumn;
import java.util.Arrays;

/** The columns of an event that folds read, and where each stands in the rows they are given. */
final class EventFields {
  static final int[] COLUMNS = {
    EventColumn.EVENT_ID,
    EventColumn.EVENT_TIME,
    EventColumn.EVENT_TYPE,
    EventColumn.EVENT_NAME,
    EventColumn.VISITOR_ID,
    EventColumn.DEVICE_ID,
    EventColumn.USER_ID,
    EventColumn.SOURCE_SESSION_ID,
    EventColumn.SESSION_FROM_SOURCE,
    EventColumn.RECEIVED_TIME,
    EventColumn.SITE,
    EventColumn.PAGE_URL,
    EventColumn.PAGE_PATH,
    EventColumn.REFERRER_URL,
    EventColumn.REFERRER_HOST,
    EventColumn.UTM_CAMPAIGN,
    EventColumn.UTM_TERM,
    EventColumn.UTM_CONTENT,
    EventColumn.CLICK_ID_TYPE,
    EventColumn.CHANNEL,
    EventColumn.CHANNEL_RULE,
    EventColumn.TRAFFIC_SOURCE,
    EventColumn.TRAFFIC_MEDIUM,
    EventColumn.ITEMS,
    EventColumn.ORDER_ID,
    EventColumn.ORDER_LINE,
    EventColumn.REVENUE,
    EventColumn.TAX,
    EventColumn.SHIPPING,
    EventColumn.DISCOUNT,
    EventColumn.CURRENCY,
    EventColumn.COUPON,
    EventColumn.CHECKOUT_STEP,
    EventColumn.ENGAGED_MS,
    EventColumn.COUNTRY,
    EventColumn.REGION,
    EventColumn.CITY,
    EventColumn.LANGUAGE,
    EventColumn.DEVICE_CLASS,
    EventColumn.BROWSER,
    EventColumn.OS,
    EventColumn.BOT_RULE
  };

  static final int EVENT_ID = of(EventColumn.EVENT_ID);
  static final int EVENT_TIME = of(EventColumn.EVENT_TIME);
  static final int EVENT_TYPE = of(EventColumn.EVENT_TYPE);
  static final int EVENT_NAME = of(EventColumn.EVENT_NAME);
  static final int VISITOR_ID = of(EventColumn.VISITOR_ID);
  static final int DEVICE_ID = of(EventColumn.DEVICE_ID);
  static final int USER_ID = of(EventColumn.USER_ID);
  static final int SOURCE_SESSION_ID = of(EventColumn.SOURCE_SESSION_ID);
  static final int SESSION_FROM_SOURCE = of(EventColumn.SESSION_FROM_SOURCE);
  static final int RECEIVED_TIME = of(EventColumn.RECEIVED_TIME);
  static final int SITE = of(EventColumn.SITE);
  static final int PAGE_URL = of(EventColumn.PAGE_URL);
  static final int PAGE_PATH = of(EventColumn.PAGE_PATH);
  static final int REFERRER_URL = of(EventColumn.REFERRER_URL);
  static final int REFERRER_HOST = of(EventColumn.REFERRER_HOST);
  static final int UTM_CAMPAIGN = of(EventColumn.UTM_CAMPAIGN);
  static final int UTM_TERM = of(EventColumn.UTM_TERM);
  static final int UTM_CONTENT = of(EventColumn.UTM_CONTENT);
  static final int CLICK_ID_TYPE = of(EventColumn.CLICK_ID_TYPE);
  static final int CHANNEL = of(EventColumn.CHANNEL);
  static final int CHANNEL_RULE = of(EventColumn.CHANNEL_RULE);
  static final int TRAFFIC_SOURCE = of(EventColumn.TRAFFIC_SOURCE);
  static final int TRAFFIC_MEDIUM = of(EventColumn.TRAFFIC_MEDIUM);
  static final int ITEMS = of(EventColumn.ITEMS);
  static final int ORDER_ID = of(EventColumn.ORDER_ID);
  static final int ORDER_LINE = of(EventColumn.ORDER_LINE);
  static final int REVENUE = of(EventColumn.REVENUE);
  static final int TAX = of(EventColumn.TAX);
  static final int SHIPPING = of(EventColumn.SHIPPING);
  static final int DISCOUNT = of(EventColumn.DISCOUNT);
  static final int CURRENCY = of(EventColumn.CURRENCY);
  static final int COUPON = of(EventColumn.COUPON);
  static final int CHECKOUT_STEP = of(EventColumn.CHECKOUT_STEP);
  static final int ENGAGED_MS = of(EventColumn.ENGAGED_MS);
  static final int COUNTRY = of(EventColumn.COUNTRY);
  static final int REGION = of(EventColumn.REGION);
  static final int CITY = of(EventColumn.CITY);
  static final int LANGUAGE = of(EventColumn.LANGUAGE);
  static final int DEVICE_CLASS = of(EventColumn.DEVICE_CLASS);
  static final int BROWSER = of(EventColumn.BROWSER);
  static final int OS = of(EventColumn.OS);
  static final int BOT_RULE = of(EventColumn.BOT_RULE);

  /** Where an order's amounts stand. */
  static final OrderLines.Columns ORDER =
      new OrderLines.Columns(ITEMS, REVENUE, TAX, SHIPPING, DISCOUNT);

  private EventFields() {}

  private static int of(int eventColumn) {
    return Arrays.binarySearch(COLUMNS, eventColumn);
  }
}
