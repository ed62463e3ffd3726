package io.moraine.analyses.attribution;

import io.moraine.analyses.results.Conversion;
import io.moraine.analyses.results.EventInterest;
import io.moraine.analyses.results.PersonHistory;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.ResultOutput;
import io.moraine.analyses.results.SeenEvent;
import io.moraine.schemas.EventType;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What conversions are owed to, dimension by dimension, and what campaigns cost. */
final class MarketingCredit implements ResultFold<MarketingCredit> {
  private static final long serialVersionUID = 1L;

  private final AttributionSettings settings;
  private final Conversion money;
  private final ZoneId zone;
  private final List<DimensionCredit> dimensions = new ArrayList<>();
  private final CampaignCosts costs = new CampaignCosts();

  MarketingCredit(AttributionSettings settings, Conversion money, ZoneId zone) {
    this.settings = settings;
    this.money = money;
    this.zone = zone;
    for (CreditDimension dimension : CreditDimension.values()) {
      dimensions.add(new DimensionCredit(dimension, settings.rules()));
    }
  }

  @Override
  public EventInterest interest() {
    return new EventInterest(
        Set.of(EventType.CAMPAIGN_COST), Set.of(EventType.SUBSCRIPTION_STARTED), Set.of(), false);
  }

  @Override
  public void event(SeenEvent event) {
    costs.cost(event, money);
  }

  @Override
  public void person(PersonHistory person) {
    person.sessions().forEach(costs::visit);
    Journeys journeys = new Journeys(person, settings.lookBack(), money, zone);
    for (DimensionCredit dimension : dimensions) {
      dimension.person(journeys);
    }
  }

  @Override
  public void merge(MarketingCredit other) {
    for (int i = 0; i < dimensions.size(); i++) {
      dimensions.get(i).merge(other.dimensions.get(i));
    }
    costs.merge(other.costs);
  }

  @Override
  public void tell(ResultOutput rows) {
    for (DimensionCredit dimension : dimensions) {
      MarketingRows told =
          new MarketingRows(
              dimension,
              dimension.greatest(settings.mostValues()),
              costs.by(dimension.dimension()),
              money.currency(),
              rows);
      for (ConversionType type : ConversionType.values()) {
        told.tell(type);
      }
    }
  }
}
