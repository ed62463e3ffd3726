package io.moraine.analyses.attribution;

import io.moraine.analyses.results.Conversion;
import io.moraine.analyses.results.Groups;
import io.moraine.analyses.results.Mergeable;
import io.moraine.analyses.results.SeenEvent;
import io.moraine.schemas.EventColumn;
import io.moraine.schemas.Money;
import io.moraine.schemas.SessionView;
import io.moraine.schemas.results.MarketingAttribution;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What campaigns cost, day by day. A cost names a campaign by its parameters and no channel: it is
 * of the channel that most sessions with these parameters came by.
 */
final class CampaignCosts implements Serializable, Mergeable<CampaignCosts> {
  private static final long serialVersionUID = 1L;

  private final Groups<Spending, Sum> costs = new Groups<>();
  private final Groups<Arrival, Sum> arrivals = new Groups<>();

  private record Campaign(String source, String medium, String campaign) implements Serializable {}

  private record Spending(LocalDate day, Campaign campaign) implements Serializable {}

  private record Arrival(Campaign campaign, String channel) implements Serializable {}

  /** Something that is counted. */
  private static final class Sum implements Serializable, Mergeable<Sum> {
    private static final long serialVersionUID = 1L;

    private long sum;

    void add(long more) {
      sum = Math.addExact(sum, more);
    }

    @Override
    public void merge(Sum other) {
      add(other.sum);
    }
  }

  void cost(SeenEvent event, Conversion money) {
    if (event.isNull(EventColumn.COST)) {
      return;
    }
    BigDecimal cost =
        money.orZero(
            Money.ofMillionths(event.longAt(EventColumn.COST)), event.text(EventColumn.CURRENCY));
    Campaign campaign =
        new Campaign(
            event.text(EventColumn.UTM_SOURCE),
            event.text(EventColumn.UTM_MEDIUM),
            event.text(EventColumn.UTM_CAMPAIGN));
    costs
        .of(new Spending(event.day(), campaign), Sum::new)
        .add(cost.movePointRight(Money.SCALE).longValueExact());
  }

  /** A visit with a campaign, whose cost may be known. */
  void visit(SessionView session) {
    if (session.campaign() != null) {
      Campaign campaign = new Campaign(session.source(), session.medium(), session.campaign());
      arrivals.of(new Arrival(campaign, session.channel()), Sum::new).add(1);
    }
  }

  @Override
  public void merge(CampaignCosts other) {
    costs.merge(other.costs);
    arrivals.merge(other.arrivals);
  }

  /** Costs in millionths by value of a dimension and day. */
  Map<String, Map<LocalDate, Long>> by(CreditDimension dimension) {
    Map<Campaign, String> channels = channels();
    Map<String, Map<LocalDate, Long>> byValue = new TreeMap<>();
    costs.forEach(
        (spending, sum) ->
            byValue
                .computeIfAbsent(
                    valueOf(dimension, spending.campaign(), channels), value -> new TreeMap<>())
                .merge(spending.day(), sum.sum, Math::addExact));
    return byValue;
  }

  private static String valueOf(
      CreditDimension dimension, Campaign campaign, Map<Campaign, String> channels) {
    String value =
        switch (dimension) {
          case CHANNEL -> channels.get(campaign);
          case SOURCE -> campaign.source();
          case CAMPAIGN -> campaign.campaign();
        };
    return value == null ? MarketingAttribution.UNKNOWN : value;
  }

  /** The channel of most sessions of each campaign, of several the first by name. */
  private Map<Campaign, String> channels() {
    Map<Campaign, Map<String, Long>> sessions = new HashMap<>();
    arrivals.forEach(
        (arrival, sum) ->
            sessions
                .computeIfAbsent(arrival.campaign(), campaign -> new TreeMap<>())
                .put(arrival.channel(), sum.sum));
    Map<Campaign, String> channels = new HashMap<>();
    sessions.forEach(
        (campaign, byChannel) -> {
          long most = byChannel.values().stream().mapToLong(Long::longValue).max().orElseThrow();
          byChannel.entrySet().stream()
              .filter(channel -> channel.getValue() == most)
              .findFirst()
              .ifPresent(channel -> channels.put(campaign, channel.getKey()));
        });
    return channels;
  }
}
