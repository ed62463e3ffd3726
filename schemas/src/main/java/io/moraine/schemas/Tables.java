package io.moraine.schemas;

import io.moraine.schemas.results.AbTestExposure;
import io.moraine.schemas.results.AbTestResult;
import io.moraine.schemas.results.MarketingAttribution;
import io.moraine.schemas.results.MarketingAttributionDay;
import io.moraine.schemas.results.TrafficSource;
import java.util.List;
import java.util.Optional;

/** Every table of the warehouse. A table that is not in {@link #ALL} does not exist. */
public final class Tables {
  public static final List<TableDefinition> ALL =
      List.of(
          Event.TABLE,
          RejectedLine.TABLE,
          IngestedFile.TABLE,
          Session.TABLE,
          PathStep.TABLE,
          IdentityLink.TABLE,
          Cart.TABLE,
          CartLine.TABLE,
          Cohort.TABLE,
          RevenueLine.TABLE,
          MarketingAttribution.TABLE,
          MarketingAttributionDay.TABLE,
          AbTestResult.TABLE,
          AbTestExposure.TABLE,
          TrafficSource.TABLE);

  private Tables() {}

  /** The definition of that name, such as {@code facts.sessions}. */
  public static Optional<TableDefinition> named(String name) {
    return ALL.stream().filter(table -> table.name().equals(name)).findFirst();
  }
}
