package io.moraine.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moraine.blocks.RowCursor;
import io.moraine.blocks.Shape;
import io.moraine.schemas.Event;
import io.moraine.schemas.EventColumn;
import io.moraine.schemas.MoraineException;
import io.moraine.schemas.TableDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class QueryTest {
  private static final TableDefinition TABLE = Event.TABLE;
  private static final List<LocalDate> DAYS =
      List.of(Shelf.DAY, Shelf.DAY.plusDays(1), Shelf.DAY.plusDays(2));

  private final List<List<Object>> rows = new ArrayList<>();
  private Shelf shelf;
  private WarehouseTable table;

  @BeforeAll
  void fill(@TempDir Path folder) {
    shelf = Shelf.in(folder);
    WarehouseTable empty = shelf.table(TABLE);
    SliceReplacement replacement = empty.replaceSlices("run", empty.currentSnapshot());
    Rows random = new Rows(31);
    for (LocalDate day : DAYS) {
      for (int bucket = 0; bucket < Shelf.BUCKETS; bucket++) {
        Slice slice = Slice.of(day, bucket);
        List<List<Object>> ofSlice = random.random(TABLE, slice, Shelf.BUCKETS, 40);
        replacement.slice(slice, Shelf.write(empty, slice, "run", ofSlice));
        rows.addAll(ofSlice);
      }
    }
    replacement.commit();
    table = shelf.table(TABLE);
  }

  @AfterAll
  void close() {
    shelf.close();
  }

  @Test
  void givesAllRowsInTheOrderOfTheTable() throws IOException {
    assertThat(ask(List.of(), Optional.empty(), OptionalLong.empty())).isEqualTo(rows);
  }

  @Test
  void givesTheColumnsAskedForEvenTwice() throws IOException {
    List<String> columns = List.of("site", "items", "event_id", "site");
    Query query = Query.of(table, columns, Optional.of("page_url is null"), OptionalLong.empty());

    assertThat(query.shape().fields()).extracting(Shape.Field::name).isEqualTo(columns);
    assertThat(ask(columns, Optional.of("page_url is null"), OptionalLong.empty()))
        .isEqualTo(
            Rows.project(
                rows.stream().filter(row -> row.get(EventColumn.PAGE_URL) == null).toList(),
                EventColumn.SITE,
                EventColumn.ITEMS,
                EventColumn.EVENT_ID,
                EventColumn.SITE));
  }

  @Test
  void stopsAtTheLimit() throws IOException {
    assertThat(ask(List.of(), Optional.empty(), OptionalLong.of(50)))
        .isEqualTo(rows.subList(0, 50));
    assertThat(ask(List.of(), Optional.empty(), OptionalLong.of(0))).isEmpty();
    assertThat(ask(List.of(), Optional.of("event_id is null"), OptionalLong.of(3))).isEmpty();
  }

  @Test
  void agreesWithANaiveEvaluationOfRandomConditions() throws IOException {
    RandomConditions conditions = new RandomConditions(TABLE, rows, new Random(32));
    int some = 0;
    for (int i = 0; i < 200; i++) {
      RandomConditions.Sample sample = conditions.next(3);
      List<List<Object>> expected =
          rows.stream().filter(row -> Boolean.TRUE.equals(sample.naive().apply(row))).toList();

      assertThat(
              ask(
                  List.of("event_id", "source_line"),
                  Optional.of(sample.text()),
                  OptionalLong.empty()))
          .as(sample.text())
          .isEqualTo(Rows.project(expected, EventColumn.EVENT_ID, EventColumn.SOURCE_LINE));
      some += expected.isEmpty() || expected.size() == rows.size() ? 0 : 1;
    }
    assertThat(some).isGreaterThan(80);
  }

  @Test
  void readsOnlyFilesThatCanHaveSuchRows(@TempDir Path folder) throws IOException {
    try (Shelf other = Shelf.in(folder)) {
      WarehouseTable events = other.table(TABLE);
      Rows random = new Rows(33);
      SliceReplacement replacement = events.replaceSlices("run", events.currentSnapshot());
      List<List<Object>> wanted = random.random(TABLE, Slice.of(Shelf.DAY, 1), Shelf.BUCKETS, 5);
      replacement.slice(
          Slice.of(Shelf.DAY, 1), Shelf.write(events, Slice.of(Shelf.DAY, 1), "run", wanted));
      List<StoredFile> unwanted = new ArrayList<>();
      for (Slice slice : List.of(Slice.of(Shelf.DAY, 2), Slice.of(Shelf.DAY.plusDays(1), 1))) {
        List<StoredFile> files =
            Shelf.write(events, slice, "run", random.random(TABLE, slice, Shelf.BUCKETS, 5));
        unwanted.addAll(files);
        replacement.slice(slice, files);
      }
      replacement.commit();
      for (StoredFile file : unwanted) {
        Files.delete(LocalFileIO.path(file.location()));
      }
      String visitor = (String) wanted.get(0).get(EventColumn.VISITOR_ID);
      String where =
          "visitor_id = '%s' and event_date between '2026-01-01' and '2026-01-02'"
              .formatted(visitor.replace("'", "''"));

      assertThat(
              Query.of(
                      other.table(TABLE),
                      List.of("visitor_id"),
                      Optional.of(where),
                      OptionalLong.empty())
                  .rows())
          .satisfies(cursor -> assertThat(cursor.next()).isTrue());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          session_from_source                            | session_from_source = true
          not session_from_source                        | session_from_source = false
          EVENT_TYPE = 'a'                               | event_type = 'a'
          event_type = 'a' AND NOT site IS NULL          | event_type = 'a' and site is not null
          "site" in ('shop')                             | site = 'shop'
          event_date >= date '2026-01-03'                | event_date > '2026-01-02'
          event_time < '2026-01-01'                      | event_time < '2026-01-01T01:00:00+01:00'
          event_time < timestamp '2026-01-01 00:00:00'   | event_time < '2026-01-01T00:00Z'
          revenue > 1.0000001                            | revenue >= 1.000001
          revenue = 1e-9                                 | revenue is null and revenue is not null
          http_status > 99999999999                      | site = 'shop' and not site = 'shop'
          page_url like 'https://shop.example/%'         | page_url like 'https:__shop%xample/%'
          site = 'O''Neill' or site = ''                 | site in ('', 'O''Neill')
          (site = 'a' or site = 'shop') and cls > .5     | cls > 0.50 and site in ('a','shop')
          """)
  void understandsTheSameSaidOtherwise(String one, String other) throws IOException {
    assertThat(ask(List.of(), Optional.of(one), OptionalLong.empty()))
        .isEqualTo(ask(List.of(), Optional.of(other), OptionalLong.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          sight = 'a'             | Table raw.events has no column sight (position 1). Did you mean site?
          site = 'a' and          | at its end: expected the name of a column
          site = "a"              | at position 8 (a): expected a text in single quotes
          site = 5                | at position 8 (5): expected a text in single quotes
          site = 'a               | at position 8 ('a): the text that begins here has no closing quote
          site ~ 'a'              | at position 6 (~ 'a'): this is no part of a condition
          site                    | at its end: expected a comparison, is, in, like or between
          site is 5               | at position 9 (5): expected null
          site not 'a'            | at position 10 (a): expected in, like or between
          site in 'a'             | at position 9 (a): expected (
          (site = 'a'             | at its end: expected )
          site = 'a' site = 'b'   | at position 12 (site): expected and, or, or the end
          revenue like '5'        | at position 14 (5): column revenue is no text, which like needs
          source_line = 'a'       | at position 15 (a): expected a number
          session_from_source > true | at position 23 (true): true and false are only equal or not
          session_from_source = 1 | at position 23 (1): expected true or false
          event_date = '2.1.2026' | at position 14 (2.1.2026): expected a day such as '2026-01-02'
          event_time > 'noon'     | at position 14 (noon): expected a time such as '2026-01-02 13:45:00' (UTC)
          items is null           | at position 1 (items): column items holds lists or maps
          """)
  void saysWhereAConditionIsWrong(String where, String why) {
    assertThatThrownBy(() -> Query.of(table, List.of(), Optional.of(where), OptionalLong.empty()))
        .isInstanceOf(MoraineException.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"eventid", "event_idd", "evnt_id"})
  void namesTheNearestColumn(String column) {
    assertThatThrownBy(
            () -> Query.of(table, List.of(column), Optional.empty(), OptionalLong.empty()))
        .isInstanceOf(MoraineException.class)
        .hasMessage("Table raw.events has no column " + column + ". Did you mean event_id?");
  }

  private List<List<Object>> ask(List<String> columns, Optional<String> where, OptionalLong limit)
      throws IOException {
    Query query = Query.of(table, columns, where, limit);
    try (RowCursor cursor = query.rows()) {
      return Rows.of(cursor, query.shape());
    }
  }
}
