package io.moraine.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The truth as it comes to pass: rows of the long lists, and counts for the summary. */
final class Books {
  private final Rows rows = new Rows();
  private final Tally eventsByType = new Tally();
  private final Tally sessionsByChannel = new Tally();
  private final Tally sessionsByEngagement = new Tally();
  private final Tally cartsByState = new Tally();
  private final Tally visitorsByKind = new Tally();
  private final Tally featureUses = new Tally();
  private final Tally patternsPlanted = new Tally();
  private final Tally patternsFound = new Tally();
  private final Map<Currency, MoneyTruth> money = new EnumMap<>(Currency.class);
  private final List<CampaignCount> campaigns = new ArrayList<>();
  private final List<VariantCount> variants = new ArrayList<>();
  private long humans;
  private long botSessions;
  private long pageViews;
  private long cartLines;
  private long repeatedOrders;
  private long orderLines;
  private long refundLines;

  Books() {
    Traffic.CAMPAIGNS.forEach(campaign -> campaigns.add(new CampaignCount()));
    for (int i = 0; i < 2 * Experiment.values().length; i++) {
      variants.add(new VariantCount());
    }
  }

  /** Takes over what other books say. */
  void add(Books other) {
    rows.add(other.rows);
    eventsByType.add(other.eventsByType);
    sessionsByChannel.add(other.sessionsByChannel);
    sessionsByEngagement.add(other.sessionsByEngagement);
    cartsByState.add(other.cartsByState);
    visitorsByKind.add(other.visitorsByKind);
    featureUses.add(other.featureUses);
    patternsPlanted.add(other.patternsPlanted);
    patternsFound.add(other.patternsFound);
    other.money.forEach((currency, sum) -> money.merge(currency, sum, MoneyTruth::plus));
    for (int i = 0; i < campaigns.size(); i++) {
      campaigns.get(i).add(other.campaigns.get(i));
    }
    for (int i = 0; i < variants.size(); i++) {
      variants.get(i).add(other.variants.get(i));
    }
    humans += other.humans;
    botSessions += other.botSessions;
    pageViews += other.pageViews;
    cartLines += other.cartLines;
    repeatedOrders += other.repeatedOrders;
    orderLines += other.orderLines;
    refundLines += other.refundLines;
  }

  /** The rows of the long lists. */
  Rows rows() {
    return rows;
  }

  Tally eventsByType() {
    return eventsByType;
  }

  /** Uses of a feature, as {@code feature/outcome}. */
  Tally featureUses() {
    return featureUses;
  }

  CampaignCount campaign(Campaign campaign) {
    return campaigns.get(Traffic.CAMPAIGNS.indexOf(campaign));
  }

  VariantCount variant(Experiment experiment, boolean treated) {
    return variants.get(2 * experiment.ordinal() + (treated ? 1 : 0));
  }

  /** Notes a session that a person made, and which planted pages are in it. */
  void session(Visit visit, Shop shop) {
    note(visit.truth(null));
    Campaign named = visit.cause().origin().campaign();
    if (named != null) {
      campaign(named).named(shop.season().dayOf(visit.begins()), visit.orders());
    }
    Campaign behind = visit.human().campaignBehind(visit.cause());
    if (behind != null) {
      campaign(behind).caused(visit.orders());
    }
    for (Pattern pattern : shop.patterns()) {
      if (pattern.isWithin(visit.paths())) {
        patternsFound.add(pattern.name());
      }
    }
  }

  void botSession(Visit visit, BotKind kind) {
    note(visit.truth(kind));
    botSessions++;
  }

  private void note(SessionTruth session) {
    rows.add(TruthTable.SESSIONS, session);
    sessionsByChannel.add(session.channel());
    sessionsByEngagement.add(session.engagedBy() == null ? "bounce" : session.engagedBy());
    pageViews += session.pageViews();
  }

  void planted(Pattern pattern) {
    patternsPlanted.add(pattern.name());
  }

  void cart(CartTruth cart) {
    rows.add(TruthTable.CARTS, cart);
    cartsByState.add(cart.state());
    cartLines += cart.lines();
  }

  void human() {
    humans++;
  }

  /** Notes a persona of whom nothing more will be known, with all orders. */
  void persona(Persona persona, BotKind bot) {
    rows.add(TruthTable.PERSONS, persona.truth(bot));
    for (Order order : persona.orders()) {
      rows.add(TruthTable.ORDERS, order.truth(persona));
      money.merge(order.currency(), MoneyTruth.of(order), MoneyTruth::plus);
      repeatedOrders += order.repeats();
      orderLines += order.lines().size();
      refundLines += order.refundLines();
    }
  }

  /** Notes a device of which nothing more will be known, with its links. */
  void device(Device device, BotKind bot) {
    rows.add(TruthTable.VISITORS, device.truth(bot));
    visitorsByKind.add(bot == null ? "person" : bot.label());
    for (Link link : device.links()) {
      rows.add(TruthTable.LINKS, link.truth(device));
    }
  }

  /**
   * The summary.
   *
   * @param log counts over all event files
   */
  Truth truth(Shop shop, Map<Campaign, CampaignSpending> spending, LogCount log) {
    return new Truth(
        Truth.VERSION,
        TruthSettings.of(shop.settings()),
        Instant.ofEpochMilli(shop.season().begins()),
        Instant.ofEpochMilli(shop.season().lastMoment()),
        totals(log),
        List.copyOf(money.values()),
        eventsByType.byLabel(),
        sessionsByChannel.byLabel(),
        sessionsByEngagement.byLabel(),
        cartsByState.byLabel(),
        visitorsByKind.byLabel(),
        featureUses.byLabel(),
        log.duplicatesByKind().byLabel(),
        log.rejectsByReason().byLabel(),
        Traffic.CAMPAIGNS.stream()
            .map(
                campaign ->
                    campaign(campaign)
                        .truth(campaign, spending.getOrDefault(campaign, CampaignSpending.NONE)))
            .toList(),
        experiments(),
        shop.patterns().stream()
            .map(
                pattern ->
                    pattern.truth(
                        patternsPlanted.of(pattern.name()), patternsFound.of(pattern.name())))
            .toList());
  }

  private TotalsTruth totals(LogCount log) {
    return new TotalsTruth(
        log.files(),
        log.lines(),
        eventsByType.total(),
        log.duplicatesByKind().total(),
        log.rejectsByReason().total(),
        log.late(),
        log.bytes(),
        visitorsByKind.total(),
        rows.count(TruthTable.PERSONS),
        humans,
        rows.count(TruthTable.LINKS),
        sessionsByChannel.total(),
        botSessions,
        pageViews,
        cartsByState.total(),
        cartLines,
        rows.count(TruthTable.ORDERS),
        repeatedOrders,
        orderLines,
        refundLines);
  }

  private List<VariantTruth> experiments() {
    List<VariantTruth> truths = new ArrayList<>();
    for (Experiment experiment : Experiment.values()) {
      truths.add(variant(experiment, false).truth(experiment, false));
      truths.add(variant(experiment, true).truth(experiment, true));
    }
    return truths;
  }
}
