package io.moraine.pipelines.results;

import io.moraine.blocks.Block;
import io.moraine.blocks.Days;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Shape;
import io.moraine.schemas.Money;
import io.moraine.schemas.Session;
import io.moraine.schemas.SessionView;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.stream.Stream;

/** A session as it lies in the columns of a block: what nobody asks for is never made. */
final class ColumnSession implements SessionView {
  /** The columns of facts.sessions that are read, ascending. */
  static final int[] COLUMNS =
      Stream.of(
              "session_id",
              "session_date",
              "visitor_id",
              "person_id",
              "started_at",
              "ended_at",
              "duration_ms",
              "engaged_ms",
              "engaged",
              "events",
              "page_views",
              "searches",
              "cart_adds",
              "conversions",
              "orders",
              "revenue",
              "currency",
              "entry_page",
              "exit_page",
              "channel",
              "source",
              "medium",
              "campaign",
              "session_number",
              "site",
              "country",
              "language",
              "device_class",
              "browser",
              "os",
              "bot_rule")
          .mapToInt(Session.TABLE::ordinal)
          .sorted()
          .toArray();

  /** Rows of these columns. */
  static final Shape SHAPE = Shape.of(Session.TABLE.struct()).project(COLUMNS);

  static final int SESSION_ID = place("session_id");
  private static final int SESSION_DATE = place("session_date");
  static final int VISITOR_ID = place("visitor_id");
  static final int PERSON_ID = place("person_id");
  static final int STARTED_AT = place("started_at");
  private static final int ENDED_AT = place("ended_at");
  private static final int DURATION_MS = place("duration_ms");
  private static final int ENGAGED_MS = place("engaged_ms");
  private static final int ENGAGED = place("engaged");
  private static final int EVENTS = place("events");
  private static final int PAGE_VIEWS = place("page_views");
  private static final int SEARCHES = place("searches");
  private static final int CART_ADDS = place("cart_adds");
  private static final int CONVERSIONS = place("conversions");
  private static final int ORDERS = place("orders");
  private static final int REVENUE = place("revenue");
  private static final int CURRENCY = place("currency");
  private static final int ENTRY_PAGE = place("entry_page");
  private static final int EXIT_PAGE = place("exit_page");
  private static final int CHANNEL = place("channel");
  private static final int SOURCE = place("source");
  private static final int MEDIUM = place("medium");
  private static final int CAMPAIGN = place("campaign");
  private static final int SESSION_NUMBER = place("session_number");
  private static final int SITE = place("site");
  private static final int COUNTRY = place("country");
  private static final int LANGUAGE = place("language");
  private static final int DEVICE_CLASS = place("device_class");
  private static final int BROWSER = place("browser");
  private static final int OS = place("os");
  static final int BOT_RULE = place("bot_rule");

  private final Block block;
  private final int row;

  /** The session of that row, whose columns are {@link #COLUMNS}. */
  ColumnSession(RowView row) {
    this.block = row.block();
    this.row = row.row();
  }

  /** The place of a column of facts.sessions among those that are read. */
  static int place(String column) {
    return Arrays.binarySearch(COLUMNS, Session.TABLE.ordinal(column));
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  @Override
  public String sessionId() {
    return block.text(SESSION_ID, row);
  }

  @Override
  public LocalDate sessionDate() {
    return Days.of(block.longAt(SESSION_DATE, row));
  }

  @Override
  public String personId() {
    return block.text(PERSON_ID, row);
  }

  @Override
  public Instant startedAt() {
    return instant(block.longAt(STARTED_AT, row));
  }

  @Override
  public long startedMicros() {
    return block.longAt(STARTED_AT, row);
  }

  @Override
  public Instant endedAt() {
    return instant(block.longAt(ENDED_AT, row));
  }

  @Override
  public long endedMicros() {
    return block.longAt(ENDED_AT, row);
  }

  @Override
  public long durationMs() {
    return block.longAt(DURATION_MS, row);
  }

  @Override
  public long engagedMs() {
    return block.longAt(ENGAGED_MS, row);
  }

  @Override
  public boolean engaged() {
    return block.longAt(ENGAGED, row) != 0;
  }

  @Override
  public long events() {
    return block.longAt(EVENTS, row);
  }

  @Override
  public long pageViews() {
    return block.longAt(PAGE_VIEWS, row);
  }

  @Override
  public long searches() {
    return block.longAt(SEARCHES, row);
  }

  @Override
  public long cartAdds() {
    return block.longAt(CART_ADDS, row);
  }

  @Override
  public long conversions() {
    return block.longAt(CONVERSIONS, row);
  }

  @Override
  public long orders() {
    return block.longAt(ORDERS, row);
  }

  @Override
  public BigDecimal revenue() {
    return Money.ofMillionths(block.longAt(REVENUE, row));
  }

  @Override
  public String currency() {
    return block.text(CURRENCY, row);
  }

  @Override
  public String entryPage() {
    return block.text(ENTRY_PAGE, row);
  }

  @Override
  public String exitPage() {
    return block.text(EXIT_PAGE, row);
  }

  @Override
  public boolean hasEntryPage() {
    return !block.isNull(ENTRY_PAGE, row);
  }

  @Override
  public boolean hasExitPage() {
    return !block.isNull(EXIT_PAGE, row);
  }

  @Override
  public String channel() {
    return block.text(CHANNEL, row);
  }

  @Override
  public String source() {
    return block.text(SOURCE, row);
  }

  @Override
  public String medium() {
    return block.text(MEDIUM, row);
  }

  @Override
  public String campaign() {
    return block.text(CAMPAIGN, row);
  }

  @Override
  public long sessionNumber() {
    return block.longAt(SESSION_NUMBER, row);
  }

  @Override
  public String site() {
    return block.text(SITE, row);
  }

  @Override
  public String country() {
    return block.text(COUNTRY, row);
  }

  @Override
  public String language() {
    return block.text(LANGUAGE, row);
  }

  @Override
  public String deviceClass() {
    return block.text(DEVICE_CLASS, row);
  }

  @Override
  public String browser() {
    return block.text(BROWSER, row);
  }

  @Override
  public String os() {
    return block.text(OS, row);
  }
}
