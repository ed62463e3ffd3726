package io.moraine.schemas;

/**
 * The position of each column of {@link Event#TABLE}, for code that walks columns and not records.
 */
public final class EventColumn {
  public static final int EVENT_ID = 0;
  public static final int EVENT_TIME = 1;
  public static final int EVENT_DATE = 2;
  public static final int EVENT_TYPE = 3;
  public static final int EVENT_NAME = 4;
  public static final int VISITOR_ID = 5;
  public static final int DEVICE_ID = 6;
  public static final int USER_ID = 7;
  public static final int SOURCE_SESSION_ID = 8;
  public static final int SESSION_FROM_SOURCE = 9;
  public static final int CLIENT_TIME = 10;
  public static final int SENT_TIME = 11;
  public static final int RECEIVED_TIME = 12;
  public static final int SITE = 13;
  public static final int PAGE_URL = 14;
  public static final int PAGE_HOST = 15;
  public static final int PAGE_PATH = 16;
  public static final int PAGE_TITLE = 17;
  public static final int REFERRER_URL = 18;
  public static final int REFERRER_HOST = 19;
  public static final int UTM_SOURCE = 20;
  public static final int UTM_MEDIUM = 21;
  public static final int UTM_CAMPAIGN = 22;
  public static final int UTM_TERM = 23;
  public static final int UTM_CONTENT = 24;
  public static final int CLICK_ID = 25;
  public static final int CLICK_ID_TYPE = 26;
  public static final int CHANNEL = 27;
  public static final int CHANNEL_RULE = 28;
  public static final int TRAFFIC_SOURCE = 29;
  public static final int TRAFFIC_MEDIUM = 30;
  public static final int SEARCH_TERM = 31;
  public static final int SEARCH_RESULTS = 32;
  public static final int ITEMS = 33;
  public static final int ORDER_ID = 34;
  public static final int ORDER_LINE = 35;
  public static final int REVENUE = 36;
  public static final int TAX = 37;
  public static final int SHIPPING = 38;
  public static final int DISCOUNT = 39;
  public static final int CURRENCY = 40;
  public static final int COUPON = 41;
  public static final int CHECKOUT_STEP = 42;
  public static final int SUBSCRIPTION_ID = 43;
  public static final int PLAN = 44;
  public static final int PLAN_AMOUNT = 45;
  public static final int PLAN_INTERVAL = 46;
  public static final int FEATURE_NAME = 47;
  public static final int FEATURE_INPUTS = 48;
  public static final int FEATURE_OUTCOME = 49;
  public static final int FEATURE_DURATION_MS = 50;
  public static final int EXPERIMENT = 51;
  public static final int VARIANT = 52;
  public static final int COST = 53;
  public static final int IMPRESSIONS = 54;
  public static final int CLICKS = 55;
  public static final int PAGE_LOAD_MS = 56;
  public static final int TTFB_MS = 57;
  public static final int LCP_MS = 58;
  public static final int INP_MS = 59;
  public static final int CLS = 60;
  public static final int ERROR = 61;
  public static final int ENGAGED_MS = 62;
  public static final int HTTP_METHOD = 63;
  public static final int HTTP_STATUS = 64;
  public static final int HTTP_BYTES = 65;
  public static final int COUNTRY = 66;
  public static final int REGION = 67;
  public static final int CITY = 68;
  public static final int LANGUAGE = 69;
  public static final int USER_AGENT = 70;
  public static final int DEVICE_CLASS = 71;
  public static final int BROWSER = 72;
  public static final int OS = 73;
  public static final int BOT_RULE = 74;
  public static final int IP = 75;
  public static final int PROPERTIES = 76;
  public static final int CONTENT_HASH = 77;
  public static final int SOURCE_FILE = 78;
  public static final int SOURCE_LINE = 79;

  /** Positions inside an element of {@code items}, see {@link Item#TYPE}. */
  public static final class OfItem {
    public static final int PRODUCT_ID = 0;
    public static final int NAME = 1;
    public static final int CATEGORY = 2;
    public static final int BRAND = 3;
    public static final int VARIANT = 4;
    public static final int PRICE = 5;
    public static final int QUANTITY = 6;
    public static final int DISCOUNT = 7;

    private OfItem() {}
  }

  private EventColumn() {}
}
