package io.moraine.transforms.facts;

import io.moraine.blocks.Block;
import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.RecordCodec;
import io.moraine.blocks.RowView;
import io.moraine.schemas.EventType;
import io.moraine.schemas.IdentityLink;
import io.moraine.schemas.PathStep;
import io.moraine.schemas.Session;
import io.moraine.schemas.TableDefinition;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * How many events a second the visitor pass walks on one core. Not a test; run its main with any
 * of:
 *
 * <ul>
 *   <li>{@code shop}: a quarter of the events are pings, some are cart events and orders; else all
 *       are page views
 *   <li>{@code days}: the rows of each day lie in blocks of their own, as after a merge of slices;
 *       else they lie in the order in which they are walked
 *   <li>{@code written}: rows are written into blocks; else they are dropped
 * </ul>
 */
final class PassSpeed implements FactOutput {
  /** Time of this thread alone, since machines that build have other things to do. */
  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

  private static final int EVENTS = 1_000_000;
  private static final int BLOCK_ROWS = 32_768;
  private static final long DAY = 86_400_000_000L;

  /** A row written by its codec, forgotten once the block is full. */
  private record Writing<R extends Record>(RecordCodec<R> codec, BlockBuilder builder) {
    static <R extends Record> Writing<R> of(TableDefinition table, Class<R> type) {
      RecordCodec<R> codec = RecordCodec.of(table, type);
      return new Writing<>(codec, new BlockBuilder(codec.shape()));
    }

    @SuppressWarnings("unchecked")
    void write(Record row) {
      codec.append((R) row, builder);
      if (builder.rows() == BLOCK_ROWS) {
        builder.build();
      }
    }
  }

  private final Map<TableDefinition, Writing<?>> writing = new IdentityHashMap<>();
  private final boolean written;
  private long rows;

  private PassSpeed(boolean written) {
    this.written = written;
    writing.put(Session.TABLE, Writing.of(Session.TABLE, Session.class));
    writing.put(PathStep.TABLE, Writing.of(PathStep.TABLE, PathStep.class));
    writing.put(IdentityLink.TABLE, Writing.of(IdentityLink.TABLE, IdentityLink.class));
    writing.put(Activity.TABLE, Writing.of(Activity.TABLE, Activity.class));
  }

  public static void main(String[] arguments) {
    Set<String> options = Set.of(arguments);
    Random random = new Random(1);
    BlockBuilder[] days = new BlockBuilder[options.contains("days") ? 64 : 1];
    Arrays.setAll(days, day -> new BlockBuilder(VisitorPass.SHAPE));
    int[] blockOf = new int[EVENTS];
    int[] rowOf = new int[EVENTS];
    int[] open = new int[days.length];
    List<Block> blocks = new ArrayList<>();
    Arrays.setAll(open, day -> reserve(blocks));
    int visitor = 0;
    int left = 0;
    long time = 0;
    for (int i = 0; i < EVENTS; i++) {
      boolean arriving = left == 0 || random.nextInt(6) == 0;
      if (left == 0) {
        visitor++;
        left = 1 + random.nextInt(40);
        time = random.nextInt(10_000) * 1_000_000L;
      } else {
        time += arriving ? DAY : random.nextInt(120_000_000);
      }
      left--;
      int day = (int) (time / DAY) % days.length;
      blockOf[i] = open[day];
      rowOf[i] = days[day].rows();
      event(days[day], random, visitor, time, i, arriving, options.contains("shop"));
      if (days[day].rows() == BLOCK_ROWS) {
        blocks.set(open[day], days[day].build());
        open[day] = reserve(blocks);
      }
    }
    for (int day = 0; day < days.length; day++) {
      blocks.set(open[day], days[day].build());
    }
    for (int round = 0; round < 12; round++) {
      PassSpeed output = new PassSpeed(options.contains("written"));
      VisitorPass pass = new VisitorPass(FactSettings.defaults(), OrderRepeats.none(), output);
      RowView view = new RowView();
      long start = THREAD.getCurrentThreadCpuTime();
      for (int i = 0; i < EVENTS; i++) {
        pass.event(view.at(blocks.get(blockOf[i]), rowOf[i]));
      }
      pass.end();
      double seconds = (THREAD.getCurrentThreadCpuTime() - start) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "%.2f million events/s, %d visitors, %d rows%n",
          EVENTS / seconds / 1e6,
          visitor,
          output.rows);
    }
  }

  @Override
  public <R extends Record> void row(TableDefinition table, R row) {
    rows++;
    if (written) {
      writing.get(table).write(row);
    }
  }

  @Override
  public ColumnRows rows(TableDefinition table) {
    return new ColumnRows() {
      private final BlockBuilder builder = writing.get(table).builder();

      @Override
      public BlockBuilder row(long day) {
        return builder;
      }

      @Override
      public void endRow() {
        rows++;
        if (written) {
          builder.endRow();
        }
        if (builder.rows() == BLOCK_ROWS) {
          builder.build();
        }
      }

      @Override
      public void anyOrder() {}
    };
  }

  private static int reserve(List<Block> blocks) {
    blocks.add(null);
    return blocks.size() - 1;
  }

  private static void event(
      BlockBuilder to,
      Random random,
      int visitor,
      long time,
      int number,
      boolean arriving,
      boolean shop) {
    EventType type = shop ? type(random.nextInt(100)) : EventType.PAGE_VIEW;
    String visitorId = String.format(Locale.ROOT, "visitor-%09d", visitor);
    to.setText(EventFields.EVENT_ID, String.format(Locale.ROOT, "%032d", number));
    to.setLong(EventFields.EVENT_TIME, time);
    to.setText(EventFields.EVENT_TYPE, type.label());
    to.setText(EventFields.VISITOR_ID, visitorId);
    to.setText(EventFields.DEVICE_ID, visitorId);
    to.setBoolean(EventFields.SESSION_FROM_SOURCE, false);
    to.setText(EventFields.SITE, "shop.example");
    String path = "/products/" + (int) (Math.pow(random.nextDouble(), 3) * 5_000) + "/";
    to.setText(EventFields.PAGE_PATH, path);
    to.setText(EventFields.PAGE_URL, "https://shop.example" + path);
    to.setText(EventFields.COUNTRY, "DE");
    to.setText(EventFields.LANGUAGE, "de-DE");
    to.setText(EventFields.DEVICE_CLASS, "phone");
    to.setText(EventFields.BROWSER, "Firefox");
    to.setText(EventFields.OS, "Android");
    if (arriving) {
      to.setText(EventFields.CHANNEL, "Organic Search");
      to.setText(EventFields.CHANNEL_RULE, "organic-search/v1");
      to.setText(EventFields.TRAFFIC_SOURCE, "google");
      to.setText(EventFields.TRAFFIC_MEDIUM, "organic");
      to.setText(EventFields.REFERRER_URL, "https://google.example/");
      to.setText(EventFields.REFERRER_HOST, "google.example");
    }
    if (type == EventType.ENGAGEMENT) {
      to.setLong(EventFields.ENGAGED_MS, 5_000);
    } else if (type.touchesCart()) {
      to.setText(EventFields.ORDER_ID, type == EventType.PURCHASE ? "o" + number : null);
      to.setText(EventFields.CURRENCY, "EUR");
      BlockBuilder item = to.elements(EventFields.ITEMS);
      item.setText(0, "p" + random.nextInt(5_000));
      item.setLong(5, 9_990_000);
      item.setLong(6, 2);
      item.endRow();
    }
    to.endRow();
  }

  private static EventType type(int percent) {
    if (percent == 0) {
      return EventType.PURCHASE;
    } else if (percent < 6) {
      return EventType.ADD_TO_CART;
    }
    return percent < 30 ? EventType.ENGAGEMENT : EventType.PAGE_VIEW;
  }
}
