package io.moraine.transforms.facts;

import io.moraine.blocks.Block;
import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.Column;
import io.moraine.blocks.RecordCodec;
import io.moraine.blocks.RowView;
import io.moraine.schemas.Cart;
import io.moraine.schemas.CartLine;
import io.moraine.schemas.Cohort;
import io.moraine.schemas.Event;
import io.moraine.schemas.IdentityLink;
import io.moraine.schemas.PathStep;
import io.moraine.schemas.RevenueLine;
import io.moraine.schemas.Session;
import io.moraine.schemas.TableDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the two passes make of some events, given in any order. */
final class Facts implements FactOutput {
  private static final RecordCodec<Event> EVENTS = RecordCodec.of(Event.TABLE, Event.class);
  private static final RecordCodec<Activity> ACTIVITIES =
      RecordCodec.of(Activity.TABLE, Activity.class);
  private static final Comparator<Event> EVENT_ORDER =
      Comparator.comparing(Event::visitorId)
          .thenComparing(Event::eventTime)
          .thenComparing(Event::eventId);
  private static final Comparator<Activity> ACTIVITY_ORDER =
      Comparator.comparing(Activity::personId)
          .thenComparing(Activity::at)
          .thenComparing(Activity::id);

  private static final Map<String, RecordCodec<?>> CODECS = new ConcurrentHashMap<>();

  private final Map<String, List<Record>> rows = new LinkedHashMap<>();

  private Facts() {}

  static Facts of(Story story) {
    return of(story.events(), FactSettings.defaults());
  }

  static Facts of(Story story, FactSettings settings) {
    return of(story.events(), settings);
  }

  static Facts of(List<Event> events, FactSettings settings) {
    return of(events, settings, new Random(events.size()));
  }

  /** As {@link #of(List, FactSettings)}, rows lying in blocks as {@code random} has it. */
  static Facts of(List<Event> events, FactSettings settings, RandomGenerator random) {
    Facts facts = new Facts();
    VisitorPass visitors = new VisitorPass(settings, new ToldOrders(events), facts);
    List<Event> sorted = events.stream().sorted(EVENT_ORDER).toList();
    walk(sorted, EVENTS, VisitorPass.COLUMNS, random, visitors::event);
    visitors.end();
    PersonPass persons = new PersonPass(settings, dataEnd(events), facts);
    List<Activity> activity = facts.rows(Activity.TABLE, Activity.class);
    int[] all = IntStream.range(0, ACTIVITIES.shape().size()).toArray();
    walk(
        activity.stream().sorted(ACTIVITY_ORDER).toList(),
        ACTIVITIES,
        all,
        random,
        persons::activity);
    persons.end();
    return facts;
  }

  /** Time of the last event, which is where the data ends. */
  static Instant dataEnd(List<Event> events) {
    return events.stream().map(Event::eventTime).max(Comparator.naturalOrder()).orElseThrow();
  }

  @Override
  public <R extends Record> void row(TableDefinition table, R row) {
    rows.computeIfAbsent(table.name(), name -> new ArrayList<>()).add(row);
  }

  @Override
  public ColumnRows rows(TableDefinition table) {
    return RecordsOfRows.of(table, row -> row(table, row));
  }

  List<Session> sessions() {
    return rows(Session.TABLE, Session.class);
  }

  Session session() {
    return only(sessions());
  }

  List<PathStep> paths() {
    return rows(PathStep.TABLE, PathStep.class);
  }

  List<IdentityLink> identities() {
    return rows(IdentityLink.TABLE, IdentityLink.class);
  }

  List<Cart> carts() {
    return rows(Cart.TABLE, Cart.class);
  }

  Cart cart() {
    return only(carts());
  }

  List<CartLine> cartLines() {
    return rows(CartLine.TABLE, CartLine.class);
  }

  List<Cohort> cohorts() {
    return rows(Cohort.TABLE, Cohort.class);
  }

  Cohort cohort() {
    return only(cohorts());
  }

  List<RevenueLine> revenue() {
    return rows(RevenueLine.TABLE, RevenueLine.class);
  }

  RevenueLine revenueLine() {
    return only(revenue());
  }

  /** All rows by the name of their table. */
  Map<String, List<Record>> tables() {
    return rows;
  }

  /** The rows in the order in which they came, as they are after having been written and read. */
  private <R extends Record> List<R> rows(TableDefinition table, Class<R> type) {
    List<R> written = rows.getOrDefault(table.name(), List.of()).stream().map(type::cast).toList();
    @SuppressWarnings("unchecked")
    RecordCodec<R> codec =
        (RecordCodec<R>) CODECS.computeIfAbsent(table.name(), name -> RecordCodec.of(table, type));
    return codec.read(codec.block(written));
  }

  private static <R> R only(List<R> rows) {
    if (rows.size() != 1) {
      throw new AssertionError("There is not one row: " + rows);
    }
    return rows.get(0);
  }

  /** Lays rows into a few blocks as they fall, then walks them in their order. */
  private static <R extends Record> void walk(
      List<R> rows,
      RecordCodec<R> codec,
      int[] columns,
      RandomGenerator random,
      Consumer<RowView> to) {
    int blocks = 1 + random.nextInt(3);
    List<BlockBuilder> builders =
        Stream.generate(() -> new BlockBuilder(codec.shape())).limit(blocks).toList();
    int[] blockOf = new int[rows.size()];
    int[] rowOf = new int[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      blockOf[i] = random.nextInt(blocks);
      rowOf[i] = builders.get(blockOf[i]).rows();
      codec.append(rows.get(i), builders.get(blockOf[i]));
    }
    List<Block> built =
        builders.stream().map(builder -> project(builder.build(), columns)).toList();
    RowView view = new RowView();
    for (int i = 0; i < rows.size(); i++) {
      to.accept(view.at(built.get(blockOf[i]), rowOf[i]));
    }
  }

  private static Block project(Block block, int[] columns) {
    return Block.of(
        block.shape().project(columns),
        block.rows(),
        Arrays.stream(columns).mapToObj(block::column).toArray(Column[]::new));
  }
}
