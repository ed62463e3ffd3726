package io.moraine.transforms.facts;

import io.moraine.schemas.PathStep;

/** Where the columns of {@link PathStep} stand. */
final class PathFields {
  static final int SESSION_ID = of("session_id");
  static final int SESSION_DATE = of("session_date");
  static final int VISITOR_ID = of("visitor_id");
  static final int POSITION = of("position");
  static final int ITEM = of("item");
  static final int ITEM_TYPE = of("item_type");
  static final int ENTERED_AT = of("entered_at");
  static final int REPEATS = of("repeats");
  static final int TIME_TO_NEXT_MS = of("time_to_next_ms");
  static final int IS_EXIT = of("is_exit");

  private PathFields() {}

  private static int of(String column) {
    return PathStep.TABLE.ordinal(column);
  }
}
