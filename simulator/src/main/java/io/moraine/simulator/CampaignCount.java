package io.moraine.simulator;

import java.util.HashMap;
import java.util.Map;

/** Counts of what one campaign did. */
final class CampaignCount {
  private final Map<Integer, Long> sessionsByDay = new HashMap<>();
  private long causedSessions;
  private long orders;
  private long causedOrders;

  /** Notes a session whose address names the campaign. */
  void named(int day, long ordersInIt) {
    sessionsByDay.merge(day, 1L, Long::sum);
    orders += ordersInIt;
  }

  /** Notes a session that would not have happened without the campaign. */
  void caused(long ordersInIt) {
    causedSessions++;
    causedOrders += ordersInIt;
  }

  void add(CampaignCount other) {
    other.sessionsByDay.forEach((day, count) -> sessionsByDay.merge(day, count, Long::sum));
    causedSessions += other.causedSessions;
    orders += other.orders;
    causedOrders += other.causedOrders;
  }

  long sessionsOn(int day) {
    return sessionsByDay.getOrDefault(day, 0L);
  }

  CampaignTruth truth(Campaign campaign, CampaignSpending spending) {
    return new CampaignTruth(
        campaign.name(),
        campaign.source(),
        campaign.medium(),
        campaign.channel().label(),
        campaign.incrementality(),
        spending.days(),
        Order.amount(spending.cost()),
        spending.impressions(),
        spending.clicks(),
        sessionsByDay.values().stream().mapToLong(Long::longValue).sum(),
        causedSessions,
        orders,
        causedOrders);
  }
}
