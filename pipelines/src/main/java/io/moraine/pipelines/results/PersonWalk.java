package io.moraine.pipelines.results;

import io.moraine.analyses.results.PersonEvent;
import io.moraine.analyses.results.PersonHistory;
import io.moraine.blocks.BlockOrder;
import io.moraine.blocks.RecordCodec;
import io.moraine.blocks.RowCursor;
import io.moraine.blocks.Shape;
import io.moraine.pipelines.MergedFiles;
import io.moraine.pipelines.RunContext;
import io.moraine.schemas.Cart;
import io.moraine.schemas.CartLine;
import io.moraine.schemas.Cohort;
import io.moraine.schemas.RevenueLine;
import io.moraine.schemas.SessionView;
import io.moraine.schemas.TableDefinition;
import io.moraine.warehouse.Warehouse;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** A bucket's people one after the other, without flagged bots and what they did. */
final class PersonWalk implements Closeable {
  private final KeyedRows persons;
  private final KeyedRows carts;
  private final KeyedRows cartLines;
  private final KeyedRows revenue;
  private final KeyedRows sessions;
  private final KeyedRows events;
  private final List<KeyedRows> all;

  private PersonWalk(
      KeyedRows persons,
      KeyedRows carts,
      KeyedRows cartLines,
      KeyedRows revenue,
      KeyedRows sessions,
      KeyedRows events) {
    this.persons = persons;
    this.carts = carts;
    this.cartLines = cartLines;
    this.revenue = revenue;
    this.sessions = sessions;
    this.events = events;
    this.all = List.of(persons, carts, cartLines, revenue, sessions, events);
  }

  /** With all that is known, sessions and events in order of person and time. */
  static PersonWalk of(
      RunContext run,
      Warehouse warehouse,
      TableMemory memory,
      int bucket,
      RowCursor sessions,
      RowCursor events)
      throws IOException {
    return new PersonWalk(
        rows(run, warehouse, memory, bucket, Cohort.TABLE),
        rows(run, warehouse, memory, bucket, Cart.TABLE),
        rows(run, warehouse, memory, bucket, CartLine.TABLE),
        rows(run, warehouse, memory, bucket, RevenueLine.TABLE),
        new KeyedRows(sessions, ColumnSession.PERSON_ID),
        new KeyedRows(events, PersonEvents.PERSON_ID));
  }

  /** With their revenue alone. */
  static PersonWalk withRevenue(RunContext run, Warehouse warehouse, TableMemory memory, int bucket)
      throws IOException {
    return new PersonWalk(
        rows(run, warehouse, memory, bucket, Cohort.TABLE),
        KeyedRows.none(),
        KeyedRows.none(),
        rows(run, warehouse, memory, bucket, RevenueLine.TABLE),
        KeyedRows.none(),
        KeyedRows.none());
  }

  void forEach(Consumer<PersonHistory> each) throws IOException {
    RowKey id = new RowKey();
    while (KeyedRows.leastKey(all, id)) {
      List<Cohort> self = take(persons, id, Rows.COHORT, cohort -> cohort.botRule() == null);
      PersonHistory history =
          new PersonHistory(
              self.isEmpty() ? null : self.get(0),
              sessions(sessions, id),
              take(carts, id, Rows.CART, cart -> cart.botRule() == null),
              take(cartLines, id, Rows.CART_LINE, line -> true),
              take(revenue, id, Rows.REVENUE, line -> line.botRule() == null),
              events(events, id));
      if (history.person() != null) {
        each.accept(history);
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (KeyedRows rows : all) {
      rows.close();
    }
  }

  private static List<SessionView> sessions(KeyedRows rows, RowKey person) throws IOException {
    List<SessionView> taken = new ArrayList<>();
    rows.take(person, row -> taken.add(new ColumnSession(row)));
    return taken;
  }

  private static List<PersonEvent> events(KeyedRows rows, RowKey person) throws IOException {
    List<PersonEvent> taken = new ArrayList<>();
    rows.take(person, row -> taken.add(new ColumnPersonEvent(row)));
    return taken;
  }

  private static <R extends Record> List<R> take(
      KeyedRows rows, RowKey person, RecordCodec<R> codec, Predicate<R> kept) throws IOException {
    List<R> taken = new ArrayList<>();
    rows.take(
        person,
        row -> {
          R read = codec.read(row);
          if (kept.test(read)) {
            taken.add(read);
          }
        });
    return taken;
  }

  private static KeyedRows rows(
      RunContext run, Warehouse warehouse, TableMemory memory, int bucket, TableDefinition table)
      throws IOException {
    int[] columns = IntStream.range(0, table.columns().size()).toArray();
    int[] order = table.sortOrder().stream().mapToInt(table::ordinal).toArray();
    return new KeyedRows(
        MergedFiles.of(
                run,
                warehouse.table(table),
                bucket,
                columns,
                BlockOrder.by(Shape.of(table.struct()), order))
            .lent(memory.of(table))
            .open(),
        table.ordinal("person_id"));
  }

  /** How rows of each table become records. */
  private static final class Rows {
    static final RecordCodec<Cohort> COHORT = RecordCodec.of(Cohort.TABLE, Cohort.class);
    static final RecordCodec<Cart> CART = RecordCodec.of(Cart.TABLE, Cart.class);
    static final RecordCodec<CartLine> CART_LINE = RecordCodec.of(CartLine.TABLE, CartLine.class);
    static final RecordCodec<RevenueLine> REVENUE =
        RecordCodec.of(RevenueLine.TABLE, RevenueLine.class);
  }
}
