package io.moraine.transforms.facts;

import io.moraine.blocks.Block;
import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.RowView;
import io.moraine.schemas.EventType;
import io.moraine.schemas.TableDefinition;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * How many events a second the visitor pass walks on one core, over histories of a shop: mostly
 * page views, a purchase in fifty sessions. Rows are counted and dropped. Not a test; run its main.
 */
final class PassSpeed implements FactOutput {
  private static final int EVENTS = 1_000_000;
  private static final int BLOCK_ROWS = 32_768;

  /** Time of this thread alone, since machines that build have other things to do. */
  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

  private final TreeMap<String, Long> rows = new TreeMap<>();
  private String latest = "";
  private long count;

  private PassSpeed() {}

  public static void main(String[] arguments) {
    boolean shop = arguments.length > 0 && arguments[0].equals("shop");
    List<Block> blocks = blocks(shop);
    for (int round = 0; round < 12; round++) {
      PassSpeed output = new PassSpeed();
      VisitorPass pass = new VisitorPass(FactSettings.defaults(), OrderRepeats.none(), output);
      long start = THREAD.getCurrentThreadCpuTime();
      RowView view = new RowView();
      for (Block block : blocks) {
        for (int row = 0; row < block.rows(); row++) {
          pass.event(view.at(block, row));
        }
      }
      pass.end();
      double seconds = (THREAD.getCurrentThreadCpuTime() - start) / 1e9;
      output.row(null, null);
      System.out.printf("%.2f million events/s %s%n", EVENTS / seconds / 1e6, output.rows);
    }
  }

  @Override
  public <R extends Record> void row(TableDefinition table, R row) {
    String name = table == null ? "" : table.name();
    if (!name.equals(latest)) {
      rows.merge(latest, count, Long::sum);
      latest = name;
      count = 0;
    }
    count++;
  }

  private static List<Block> blocks(boolean shop) {
    Random random = new Random(1);
    List<Block> blocks = new ArrayList<>();
    BlockBuilder builder = new BlockBuilder(VisitorPass.SHAPE);
    int visitor = 0;
    int left = 0;
    long time = 0;
    boolean arriving = true;
    for (int i = 0; i < EVENTS; i++) {
      if (left == 0) {
        visitor++;
        left = 1 + random.nextInt(40);
        time = 1_709_600_000_000_000L + random.nextInt(1_000_000) * 1_000_000L;
        arriving = true;
      } else {
        arriving = random.nextInt(6) == 0;
        time += arriving ? 86_400_000_000L : random.nextInt(120_000_000);
      }
      left--;
      event(builder, random, String.format("visitor-%09d", visitor), time, i, arriving, shop);
      if (builder.rows() == BLOCK_ROWS) {
        blocks.add(builder.build());
      }
    }
    blocks.add(builder.build());
    return blocks;
  }

  private static void event(
      BlockBuilder to,
      Random random,
      String visitor,
      long time,
      int number,
      boolean arriving,
      boolean shop) {
    int dice = shop ? random.nextInt(100) : 99;
    EventType type =
        dice == 0
            ? EventType.PURCHASE
            : dice < 6
                ? EventType.ADD_TO_CART
                : dice < 30 ? EventType.ENGAGEMENT : EventType.PAGE_VIEW;
    to.setText(EventFields.EVENT_ID, String.format("%032d", number));
    to.setLong(EventFields.EVENT_TIME, time);
    to.setText(EventFields.EVENT_TYPE, type.label());
    to.setText(EventFields.VISITOR_ID, visitor);
    to.setText(EventFields.DEVICE_ID, visitor);
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
    switch (type) {
      case ENGAGEMENT -> to.setLong(EventFields.ENGAGED_MS, 5_000);
      case ADD_TO_CART, PURCHASE -> {
        to.setText(EventFields.ORDER_ID, type == EventType.PURCHASE ? "o" + number : null);
        to.setText(EventFields.CURRENCY, "EUR");
        BlockBuilder item = to.elements(EventFields.ITEMS);
        item.setText(0, "p" + random.nextInt(5_000));
        item.setLong(5, 9_990_000);
        item.setLong(6, 2);
        item.endRow();
      }
      default -> {}
    }
    to.endRow();
  }
}
