package io.moraine.simulator;

/**
 * What was paid for a campaign.
 *
 * @param cost hundredths of a euro
 */
record CampaignSpending(long days, long cost, long impressions, long clicks) {
  static final CampaignSpending NONE = new CampaignSpending(0, 0, 0, 0);

  CampaignSpending plus(CampaignSpending other) {
    return new CampaignSpending(
        days + other.days,
        cost + other.cost,
        impressions + other.impressions,
        clicks + other.clicks);
  }
}
