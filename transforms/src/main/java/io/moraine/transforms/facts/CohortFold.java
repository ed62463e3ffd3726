package io.moraine.transforms.facts;

import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.RowView;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * A person's beginnings and days of activity: the row of facts.cohorts, from the person's activity
 * in order of time.
 *
 * <p>Holds the person's visitors and days, each once.
 *
 * <p>Revenue is in the currency of the first order, of the first refund where there is no order;
 * what was paid in another is left out. An order counts for the person of the event that opens it.
 */
final class CohortFold {
  private final ReportingDays days;
  private final String personId;
  private final Set<String> visitors = new HashSet<>();
  private final NavigableSet<Long> activeDays = new TreeSet<>();
  private final NavigableSet<Long> orderDays = new TreeSet<>();
  private final Map<String, Long> netByCurrency = new HashMap<>();
  private final RowView element = new RowView();

  private String userId;
  private long firstSeenAt = Long.MAX_VALUE;
  private long lastSeenAt = Long.MIN_VALUE;
  private Long signedUpAt;

  private Long firstOrderAt;
  private String firstOrderId;
  private long orders;
  private boolean paid;
  private boolean refunded;
  private String currency;

  private long sessions;
  private boolean onlyBots = true;
  private String channel;
  private String source;
  private String medium;
  private String campaign;
  private String landingPage;
  private String country;
  private String deviceClass;
  private String botRule;

  CohortFold(String personId, ReportingDays days) {
    this.personId = personId;
    this.days = days;
  }

  /** Sees any row of the person: when and on which device. */
  void seen(RowView row) {
    long at = row.longAt(ActivityFields.AT);
    firstSeenAt = Math.min(firstSeenAt, at);
    lastSeenAt = Math.max(lastSeenAt, row.longOr(ActivityFields.UNTIL, at));
    visitors.add(row.text(ActivityFields.VISITOR_ID));
    if (userId == null) {
      userId = row.text(ActivityFields.USER_ID);
    }
  }

  /** Takes the sessions of the person on one device; the one with the first session comes first. */
  void sessions(RowView row) {
    if (sessions == 0) {
      channel = row.text(ActivityFields.CHANNEL);
      source = row.text(ActivityFields.SOURCE);
      medium = row.text(ActivityFields.MEDIUM);
      campaign = row.text(ActivityFields.CAMPAIGN);
      landingPage = row.text(ActivityFields.LANDING_PAGE);
      country = row.text(ActivityFields.COUNTRY);
      deviceClass = row.text(ActivityFields.DEVICE_CLASS);
      botRule = row.text(ActivityFields.BOT_RULE);
    }
    sessions += row.longAt(ActivityFields.SESSIONS);
    onlyBots &= row.booleanAt(ActivityFields.ONLY_BOTS);
    for (int i = 0; i < row.elementCount(ActivityFields.ACTIVE_DAYS); i++) {
      long day = row.element(ActivityFields.ACTIVE_DAYS, i, element).longAt(0);
      activeDays.add(day);
    }
  }

  void signup(RowView row) {
    if (signedUpAt == null) {
      signedUpAt = row.longAt(ActivityFields.AT);
    }
  }

  /** Takes a purchase that repeats none, and what its lines sum to. */
  void order(RowView row, long net) {
    String paidIn = row.text(ActivityFields.CURRENCY);
    if (!paid) {
      paid = true;
      currency = paidIn;
    }
    netByCurrency.merge(paidIn, net, Amounts::plus);
    if (row.booleanAt(ActivityFields.OPENS_ORDER)) {
      long at = row.longAt(ActivityFields.AT);
      if (orders == 0) {
        firstOrderAt = at;
        firstOrderId = row.text(ActivityFields.ORDER_ID);
      }
      orders++;
      long day = days.dayOf(at).toEpochDay();
      activeDays.add(day);
      orderDays.add(day);
    }
  }

  /** Takes a refund and what went back with it. */
  void refund(RowView row, long amount) {
    String paidIn = row.text(ActivityFields.CURRENCY);
    if (!paid && !refunded) {
      refunded = true;
      currency = paidIn;
    }
    netByCurrency.merge(paidIn, -amount, Amounts::plus);
  }

  /** Sets the columns of the person's row. */
  void write(BlockBuilder row) {
    row.setGroupedText(CohortFields.PERSON_ID, personId);
    row.setText(CohortFields.USER_ID, userId);
    row.setLong(CohortFields.FIRST_SEEN_AT, firstSeenAt);
    row.setLong(CohortFields.FIRST_SEEN_DATE, days.dayOf(firstSeenAt).toEpochDay());
    row.setLong(CohortFields.LAST_SEEN_AT, lastSeenAt);
    setTime(CohortFields.SIGNED_UP_AT, signedUpAt, row);
    setTime(CohortFields.FIRST_ORDER_AT, firstOrderAt, row);
    row.setText(CohortFields.FIRST_ORDER_ID, firstOrderId);
    row.setLong(CohortFields.DEVICES, visitors.size());
    row.setLong(CohortFields.SESSIONS, sessions);
    row.setLong(CohortFields.ORDERS, orders);
    row.setText(CohortFields.CURRENCY, currency);
    row.setLong(CohortFields.REVENUE, netByCurrency.getOrDefault(currency, 0L));
    row.setText(CohortFields.CHANNEL, channel);
    row.setText(CohortFields.SOURCE, source);
    row.setText(CohortFields.MEDIUM, medium);
    row.setText(CohortFields.CAMPAIGN, campaign);
    row.setText(CohortFields.LANDING_PAGE, landingPage);
    row.setText(CohortFields.COUNTRY, country);
    row.setText(CohortFields.DEVICE_CLASS, deviceClass);
    setDays(activeDays, row.elements(CohortFields.ACTIVE_DAYS));
    setDays(orderDays, row.elements(CohortFields.ORDER_DAYS));
    row.setText(CohortFields.BOT_RULE, onlyBots ? botRule : null);
  }

  private static void setTime(int column, Long time, BlockBuilder row) {
    if (time != null) {
      row.setLong(column, time);
    }
  }

  private static void setDays(NavigableSet<Long> days, BlockBuilder elements) {
    for (long day : days) {
      elements.setLong(0, day);
      elements.endRow();
    }
  }
}
