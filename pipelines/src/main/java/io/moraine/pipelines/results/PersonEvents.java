package io.moraine.pipelines.results;

import io.moraine.analyses.results.PersonEvent;
import io.moraine.blocks.BlockOrder;
import io.moraine.blocks.Shape;
import io.moraine.schemas.EventColumn;
import io.moraine.schemas.Money;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.IntegerType;
import org.apache.iceberg.types.Types.MapType;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.types.Types.StringType;
import org.apache.iceberg.types.Types.StructType;
import org.apache.iceberg.types.Types.TimestampType;

/** How {@link PersonEvent}s lie in runs; the type is the place of an {@code EventType}. */
final class PersonEvents {
  static final int PERSON_ID = 0;
  static final int HAPPENED_AT = 1;
  static final int EVENT_ID = 2;
  static final int DAY = 3;
  static final int TYPE = 4;
  static final int NAME = 5;
  static final int SESSION_ID = 6;
  static final int FEATURE_NAME = 7;
  static final int FEATURE_OUTCOME = 8;
  static final int EXPERIMENT = 9;
  static final int VARIANT = 10;
  static final int SUBSCRIPTION_ID = 11;
  static final int PLAN = 12;
  static final int PLAN_AMOUNT = 13;
  static final int PLAN_INTERVAL = 14;
  static final int CURRENCY = 15;
  static final int PROPERTIES = 16;

  /** The columns of raw.events whose texts are taken as they are, beside the id. */
  static final int[] TEXTS = {
    EventColumn.EVENT_NAME,
    EventColumn.FEATURE_NAME,
    EventColumn.FEATURE_OUTCOME,
    EventColumn.EXPERIMENT,
    EventColumn.VARIANT,
    EventColumn.SUBSCRIPTION_ID,
    EventColumn.PLAN,
    EventColumn.PLAN_INTERVAL,
    EventColumn.CURRENCY
  };

  /** And the columns that they are here. */
  static final int[] PLACES_OF_TEXTS = {
    NAME,
    FEATURE_NAME,
    FEATURE_OUTCOME,
    EXPERIMENT,
    VARIANT,
    SUBSCRIPTION_ID,
    PLAN,
    PLAN_INTERVAL,
    CURRENCY
  };

  static final Shape SHAPE =
      Shape.of(
          StructType.of(
              NestedField.required(1, "person_id", StringType.get()),
              NestedField.required(2, "happened_at", TimestampType.withZone()),
              NestedField.required(3, "event_id", StringType.get()),
              NestedField.required(4, "day", DateType.get()),
              NestedField.required(5, "type", IntegerType.get()),
              NestedField.optional(6, "name", StringType.get()),
              NestedField.optional(7, "session_id", StringType.get()),
              NestedField.optional(8, "feature_name", StringType.get()),
              NestedField.optional(9, "feature_outcome", StringType.get()),
              NestedField.optional(10, "experiment", StringType.get()),
              NestedField.optional(11, "variant", StringType.get()),
              NestedField.optional(12, "subscription_id", StringType.get()),
              NestedField.optional(13, "plan", StringType.get()),
              NestedField.optional(14, "plan_amount", Money.TYPE),
              NestedField.optional(15, "plan_interval", StringType.get()),
              NestedField.optional(16, "currency", StringType.get()),
              NestedField.optional(
                  17,
                  "properties",
                  MapType.ofOptional(18, 19, StringType.get(), StringType.get()))));

  static final BlockOrder ORDER = BlockOrder.by(SHAPE, PERSON_ID, HAPPENED_AT, EVENT_ID);

  private PersonEvents() {}
}
