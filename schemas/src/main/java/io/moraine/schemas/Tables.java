package io.moraine.schemas;

import io.moraine.schemas.results.ActiveUsers;
import io.moraine.schemas.results.Lifecycle;
import io.moraine.schemas.results.Retention;
import io.moraine.schemas.results.SegmentSize;
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
          Retention.TABLE,
          Lifecycle.TABLE,
          Stickiness.TABLE,
          ActiveUsers.TABLE,
          UserActivity.TABLE,
          UserSegment.TABLE,
          SegmentSize.TABLE,
          TrafficSource.TABLE);

  private Tables() {}

  /** The definition of that name, such as {@code facts.sessions}. */
  public static Optional<TableDefinition> named(String name) {
    return ALL.stream().filter(table -> table.name().equals(name)).findFirst();
  }
}
