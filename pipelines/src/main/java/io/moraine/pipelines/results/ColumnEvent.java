package io.moraine.pipelines.results;

import io.moraine.analyses.results.SeenEvent;
import io.moraine.blocks.Days;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Shape;
import io.moraine.schemas.Event;
import io.moraine.schemas.EventColumn;
import io.moraine.schemas.EventType;
import io.moraine.schemas.SessionView;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.iceberg.types.Types.NestedField;

/** The event of the row at hand, seen through the columns that the walk over visitors reads. */
final class ColumnEvent implements SeenEvent {
  /** The columns of raw.events that are read, ascending. */
  static final int[] COLUMNS =
      IntStream.of(
              EventColumn.EVENT_ID,
              EventColumn.EVENT_TIME,
              EventColumn.EVENT_DATE,
              EventColumn.EVENT_TYPE,
              EventColumn.EVENT_NAME,
              EventColumn.VISITOR_ID,
              EventColumn.USER_ID,
              EventColumn.PAGE_PATH,
              EventColumn.UTM_SOURCE,
              EventColumn.UTM_MEDIUM,
              EventColumn.UTM_CAMPAIGN,
              EventColumn.SEARCH_TERM,
              EventColumn.SEARCH_RESULTS,
              EventColumn.ITEMS,
              EventColumn.CURRENCY,
              EventColumn.SUBSCRIPTION_ID,
              EventColumn.PLAN,
              EventColumn.PLAN_AMOUNT,
              EventColumn.PLAN_INTERVAL,
              EventColumn.FEATURE_NAME,
              EventColumn.FEATURE_OUTCOME,
              EventColumn.EXPERIMENT,
              EventColumn.VARIANT,
              EventColumn.COST,
              EventColumn.PAGE_LOAD_MS,
              EventColumn.TTFB_MS,
              EventColumn.LCP_MS,
              EventColumn.INP_MS,
              EventColumn.CLS,
              EventColumn.ERROR,
              EventColumn.HTTP_STATUS,
              EventColumn.HTTP_BYTES,
              EventColumn.BROWSER,
              EventColumn.BOT_RULE)
          .sorted()
          .toArray();

  private static final int PRODUCT_ID = 0;
  private static final int PRODUCT_NAME = 1;
  private static final int PRODUCT_CATEGORY = 2;

  /** The ids of the fields of an item that are not read. */
  static final Set<Integer> UNREAD =
      Event.TABLE
          .columns()
          .get(EventColumn.ITEMS)
          .type()
          .asListType()
          .elementType()
          .asStructType()
          .fields()
          .stream()
          .skip(PRODUCT_CATEGORY + 1)
          .map(NestedField::fieldId)
          .collect(Collectors.toUnmodifiableSet());

  private final int[] columns;
  // By the column's place in raw.events its place in the row; -1 where it is not read.
  private final int[] places = new int[Event.TABLE.columns().size()];
  private final RowView element = new RowView();
  private RowView row;
  private EventType type;
  private SessionView session;
  private String personId;

  /** Sees rows of those columns of raw.events, ascending. */
  ColumnEvent(int[] columns) {
    this.columns = columns.clone();
    Arrays.fill(places, -1);
    for (int place = 0; place < columns.length; place++) {
      places[columns[place]] = place;
    }
  }

  Shape shape() {
    return Shape.of(Event.TABLE.struct()).project(columns);
  }

  /** Sees that row from now on. */
  ColumnEvent at(RowView row, EventType type, SessionView session, String personId) {
    this.row = row;
    this.type = type;
    this.session = session;
    this.personId = personId;
    return this;
  }

  int place(int column) {
    int place = places[column];
    if (place < 0) {
      throw new IllegalArgumentException(
          "The walk does not read " + Event.TABLE.columns().get(column).name() + ".");
    }
    return place;
  }

  @Override
  public EventType type() {
    return type;
  }

  @Override
  public long micros() {
    return longAt(EventColumn.EVENT_TIME);
  }

  @Override
  public LocalDate day() {
    return Days.of(longAt(EventColumn.EVENT_DATE));
  }

  @Override
  public SessionView session() {
    return session;
  }

  @Override
  public String personId() {
    return personId;
  }

  @Override
  public String text(int column) {
    return row.text(place(column));
  }

  @Override
  public boolean isNull(int column) {
    return row.isNull(place(column));
  }

  @Override
  public long longAt(int column) {
    return row.longAt(place(column));
  }

  @Override
  public double doubleAt(int column) {
    return row.doubleAt(place(column));
  }

  @Override
  public int items() {
    return row.elementCount(place(EventColumn.ITEMS));
  }

  @Override
  public String productId(int item) {
    return item(item, PRODUCT_ID);
  }

  @Override
  public String productName(int item) {
    return item(item, PRODUCT_NAME);
  }

  @Override
  public String productCategory(int item) {
    return item(item, PRODUCT_CATEGORY);
  }

  private String item(int item, int part) {
    return row.element(place(EventColumn.ITEMS), item, element).text(part);
  }
}
