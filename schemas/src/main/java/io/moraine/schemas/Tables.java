package io.moraine.schemas;

import io.moraine.schemas.results.AbTestExposure;
import io.moraine.schemas.results.AbTestResult;
import io.moraine.schemas.results.AbandonedProduct;
import io.moraine.schemas.results.ActiveUsers;
import io.moraine.schemas.results.CartAbandonment;
import io.moraine.schemas.results.CheckoutStep;
import io.moraine.schemas.results.CohortNetRevenue;
import io.moraine.schemas.results.ConversionBySpeed;
import io.moraine.schemas.results.ConversionPath;
import io.moraine.schemas.results.CrawledPage;
import io.moraine.schemas.results.Crawler;
import io.moraine.schemas.results.DailyRevenue;
import io.moraine.schemas.results.DropOff;
import io.moraine.schemas.results.FeatureConversion;
import io.moraine.schemas.results.FeatureUsage;
import io.moraine.schemas.results.ForecastInput;
import io.moraine.schemas.results.FunnelBottleneck;
import io.moraine.schemas.results.FunnelResult;
import io.moraine.schemas.results.Kpi;
import io.moraine.schemas.results.LandingPage;
import io.moraine.schemas.results.Lifecycle;
import io.moraine.schemas.results.MarketingAttribution;
import io.moraine.schemas.results.MarketingAttributionDay;
import io.moraine.schemas.results.MrrMonth;
import io.moraine.schemas.results.PagePerformance;
import io.moraine.schemas.results.PageSequence;
import io.moraine.schemas.results.PathLength;
import io.moraine.schemas.results.PathTransition;
import io.moraine.schemas.results.PeakHour;
import io.moraine.schemas.results.Performance;
import io.moraine.schemas.results.ProductAffinity;
import io.moraine.schemas.results.ProductPerformance;
import io.moraine.schemas.results.Retention;
import io.moraine.schemas.results.SearchTerm;
import io.moraine.schemas.results.SegmentSize;
import io.moraine.schemas.results.SessionQuality;
import io.moraine.schemas.results.Stickiness;
import io.moraine.schemas.results.TrafficSource;
import io.moraine.schemas.results.UserActivity;
import io.moraine.schemas.results.UserSegment;
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
          ConversionPath.TABLE,
          DropOff.TABLE,
          PathLength.TABLE,
          PageSequence.TABLE,
          PathTransition.TABLE,
          FunnelResult.TABLE,
          FunnelBottleneck.TABLE,
          LandingPage.TABLE,
          PeakHour.TABLE,
          SessionQuality.TABLE,
          Crawler.TABLE,
          CrawledPage.TABLE,
          SearchTerm.TABLE,
          FeatureUsage.TABLE,
          FeatureConversion.TABLE,
          Performance.TABLE,
          PagePerformance.TABLE,
          ConversionBySpeed.TABLE,
          Kpi.TABLE,
          CartAbandonment.TABLE,
          AbandonedProduct.TABLE,
          CheckoutStep.TABLE,
          DailyRevenue.TABLE,
          CohortNetRevenue.TABLE,
          MrrMonth.TABLE,
          ForecastInput.TABLE,
          ProductPerformance.TABLE,
          ProductAffinity.TABLE,
          Retention.TABLE,
          Lifecycle.TABLE,
          Stickiness.TABLE,
          ActiveUsers.TABLE,
          UserActivity.TABLE,
          UserSegment.TABLE,
          SegmentSize.TABLE,
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
