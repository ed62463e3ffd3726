package io.moraine.simulator;

import io.moraine.schemas.EventType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the shop does when nobody is there: pays back, bills again, and pays for campaigns. */
final class BackOffice {
  private static final double REFUND_RATE = 0.14;
  private static final long EARLIEST_REFUND = Duration.ofHours(20).toMillis();
  private static final long LATEST_REFUND = Duration.ofDays(6).toMillis();

  private final Scene scene;

  BackOffice(Scene scene) {
    this.scene = scene;
  }

  /** Takes back some of an order, now and then; only before a moment. */
  void refund(Order order, long before) {
    Chance chance = scene.life();
    long moment = order.placedAt() + chance.between(EARLIEST_REFUND, LATEST_REFUND);
    if (!chance.happens(REFUND_RATE) || moment >= before) {
      return;
    }
    List<Order.Refund> refunds = order.refundSome(chance);
    EventType type = EventType.REFUND;
    Delivery delivery = begin(type, order.visit().device(), order.userId(), moment);
    EventLine line = scene.line().text("order_id", order.id()).beginItems();
    for (Order.Refund refund : refunds) {
      line.item(refund.line().product(), refund.price(), refund.quantity(), 0);
    }
    line.endItems().hundredths("revenue", order.refunded());
    line.text("currency", order.currency().name());
    scene.send(delivery, type, order.visit().device(), order.userId(), moment);
  }

  /** Bills a membership whenever its interval is over, up to a moment. */
  void renew(Persona persona, long before) {
    while (persona.membership() != null) {
      long moment = persona.membership().nextBilling(persona.billedUntil());
      if (moment >= before) {
        return;
      }
      persona.billed(moment);
      EventType type = EventType.SUBSCRIPTION_RENEWED;
      Delivery delivery = begin(type, persona.billedDevice(), persona.userId(), moment);
      scene.line().membership(persona.membership(), persona.town().currency());
      scene.send(delivery, type, persona.billedDevice(), persona.userId(), moment);
    }
  }

  /** Pays for every campaign on every day on which it ran, at the day's end. */
  Map<Campaign, CampaignSpending> payForCampaigns(Books books) {
    Season season = scene.shop().season();
    Map<Campaign, CampaignSpending> spending = new LinkedHashMap<>();
    for (int day = 0; day < season.days(); day++) {
      long moment = season.dayBegins(day + 1) - 2 * 60_000;
      for (Campaign campaign : Traffic.CAMPAIGNS) {
        if (campaign.runsOn(day)) {
          long sessions = books.campaign(campaign).sessionsOn(day);
          CampaignSpending spent = payFor(campaign, sessions, moment);
          spending.merge(campaign, spent, CampaignSpending::plus);
        }
      }
    }
    return spending;
  }

  /** Pays for somewhat more clicks than there were sessions: some people leave before they land. */
  private CampaignSpending payFor(Campaign campaign, long sessions, long moment) {
    Chance chance = scene.life();
    long clicks = (long) (sessions * (1.02 + 0.2 * chance.fraction()));
    long impressions = clicks * (20 + chance.below(40)) + 100;
    long cost = clicks * campaign.clickHundredths();
    EventType type = EventType.CAMPAIGN_COST;
    Delivery delivery = begin(type, null, null, moment);
    EventLine line = scene.line().text("utm_source", campaign.source());
    line.text("utm_medium", campaign.medium()).text("utm_campaign", campaign.name());
    line.hundredths("cost", cost).text("currency", Currency.EUR.name());
    line.number("impressions", impressions).number("clicks", clicks);
    scene.send(delivery, type, null, null, moment);
    return new CampaignSpending(1, cost, impressions, clicks);
  }

  private Delivery begin(EventType type, Device device, String userId, long moment) {
    Delivery delivery = scene.deliveryOfServer();
    delivery.take(moment);
    scene.begin(delivery, type, device, userId);
    return delivery;
  }
}
