package io.moraine.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.blocks.Shape;
import io.moraine.schemas.Event;
import io.moraine.schemas.EventColumn;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.Tables;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileAppender;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Others read what we write: Iceberg's own reader the tables, DuckDB the files. */
final class OtherEnginesTest {
  @TempDir Path folder;

  static Stream<TableDefinition> tables() {
    return Tables.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void icebergReadsTheSameRows(TableDefinition definition) throws IOException {
    try (Shelf shelf = Shelf.in(folder)) {
      Slice slice = Shelf.slice(definition, 2);
      List<List<Object>> rows = new Rows(21).random(definition, slice, Shelf.BUCKETS, 200);
      Shelf.replace(shelf.table(definition), slice, "run", rows);

      List<List<Object>> read = new ArrayList<>();
      try (CloseableIterable<Record> records =
          IcebergGenerics.read(shelf.table(definition).iceberg()).build()) {
        records.forEach(record -> read.add(values(record)));
      }

      assertThat(read).isEqualTo(rows);
    }
  }

  @ParameterizedTest
  @EnumSource(WriterVersion.class)
  void readsWhatIcebergWrote(WriterVersion version) throws IOException {
    try (Shelf shelf = Shelf.in(folder)) {
      Slice slice = Slice.of(Shelf.DAY, 2);
      List<List<Object>> rows = new Rows(25).random(Event.TABLE, slice, Shelf.BUCKETS, 400);
      Table table = shelf.table(Event.TABLE).iceberg();
      OutputFile file =
          table.io().newOutputFile(table.locationProvider().newDataLocation("other.parquet"));
      FileAppender<Record> writer =
          Parquet.write(file)
              .schema(table.schema())
              .createWriterFunc(type -> GenericParquetWriter.create(table.schema(), type))
              .writerVersion(version)
              .build();
      try (writer) {
        rows.forEach(row -> writer.add(record(row, table.schema().asStruct())));
      }
      DataFile dataFile =
          DataFiles.builder(table.spec())
              .withInputFile(file.toInputFile())
              .withMetrics(writer.metrics())
              .withPartition(new TableLayout(Event.TABLE, Shelf.BUCKETS).partition(slice))
              .build();
      table.newAppend().appendFile(dataFile).commit();

      assertThat(shelf.stored(Event.TABLE, slice)).isEqualTo(rows);
      WarehouseTable events = shelf.table(Event.TABLE);
      assertThat(evenRows(events, slice)).isNotEmpty().isEqualTo(even(rows));
      assertThat(Shelf.replace(events, slice, "run", rows).replaced()).isEqualTo(1);
      assertThat(shelf.stored(Event.TABLE, slice)).isEqualTo(rows);
    }
  }

  // Of other engines' files some columns may be read by pages and some value by value.
  private static List<List<Object>> evenRows(WarehouseTable events, Slice slice)
      throws IOException {
    RowFilter even =
        new RowFilter(
            new int[] {EventColumn.EVENT_TIME},
            row -> (row.longAt(EventColumn.EVENT_TIME) & 1) == 0);
    StoredFile file = events.slices().get(slice).get(0);
    try (BlockCursor cursor = events.read(file, even, Shelf.all(Event.TABLE))) {
      return Rows.of(cursor, Shape.of(Event.TABLE.struct()));
    }
  }

  private static List<List<Object>> even(List<List<Object>> rows) {
    return rows.stream().filter(row -> ((Long) row.get(EventColumn.EVENT_TIME) & 1) == 0).toList();
  }

  @Test
  void icebergSkipsFilesByTheirMetrics() {
    try (Shelf shelf = Shelf.in(folder)) {
      Slice slice = Slice.of(Shelf.DAY, 2);
      WarehouseTable table = shelf.table(Event.TABLE);
      List<List<Object>> rows = new Rows(22).random(Event.TABLE, slice, Shelf.BUCKETS, 50);
      Shelf.replace(table, slice, "run", rows);
      WarehouseTable stored = shelf.table(Event.TABLE);
      long last =
          rows.stream().mapToLong(r -> (Long) r.get(EventColumn.EVENT_TIME)).max().getAsLong();

      assertThat(stored.slices(Expressions.greaterThanOrEqual("event_time", last))).hasSize(1);
      assertThat(stored.slices(Expressions.greaterThan("event_time", last))).isEmpty();
      assertThat(stored.slices(Expressions.lessThan("event_id", ""))).isEmpty();
      assertThat(stored.slices(Expressions.isNull("event_id"))).isEmpty();
    }
  }

  @Test
  void duckDbReadsTheSameValues() throws SQLException {
    try (Shelf shelf = Shelf.in(folder);
        Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
      Slice slice = Slice.of(Shelf.DAY, 2);
      WarehouseTable table = shelf.table(Event.TABLE);
      List<List<Object>> rows = new Rows(23).random(Event.TABLE, slice, Shelf.BUCKETS, 3000);
      String file =
          "read_parquet('"
              + LocalFileIO.path(Shelf.write(table, slice, "run", rows).get(0).location())
              + "')";

      for (int i = 0; i < Event.TABLE.columns().size(); i++) {
        int column = i;
        String name = Event.TABLE.columns().get(i).name();
        long present = rows.stream().map(row -> row.get(column)).filter(Objects::nonNull).count();
        assertThat(ask(duckdb, "select count(" + name + ") from " + file))
            .as(name)
            .isEqualTo(String.valueOf(present));
      }
      assertThat(ask(duckdb, "select count(distinct event_id) from " + file))
          .isEqualTo(
              String.valueOf(
                  rows.stream().map(r -> r.get(EventColumn.EVENT_ID)).distinct().count()));
      assertThat(ask(duckdb, "select sum(octet_length(encode(page_url))) from " + file))
          .isEqualTo(sum(rows, EventColumn.PAGE_URL));
      assertThat(ask(duckdb, "select sum(revenue) from " + file))
          .isEqualTo(sum(rows, EventColumn.REVENUE));
      assertThat(ask(duckdb, "select sum(epoch_us(event_time)) from " + file))
          .isEqualTo(sum(rows, EventColumn.EVENT_TIME));
      assertThat(ask(duckdb, "select sum(http_status) from " + file))
          .isEqualTo(sum(rows, EventColumn.HTTP_STATUS));
      assertThat(ask(duckdb, "select sum(session_from_source::int) from " + file))
          .isEqualTo(sum(rows, EventColumn.SESSION_FROM_SOURCE));
      assertThat(ask(duckdb, "select min(event_date) || ' ' || max(event_date) from " + file))
          .isEqualTo("2026-01-02 2026-01-02");
      assertThat(ask(duckdb, "select sum(len(items)) from " + file))
          .isEqualTo(elements(rows, EventColumn.ITEMS, element -> 1));
      assertThat(
              ask(
                  duckdb,
                  "select sum(item.price) from (select unnest(items) item from " + file + ")"))
          .isEqualTo(elements(rows, EventColumn.ITEMS, e -> e.get(EventColumn.OfItem.PRICE)));
      assertThat(
              ask(
                  duckdb,
                  "select sum(cardinality(properties)) from "
                      + file
                      + " where len(map_keys(properties)) > 0"))
          .isNotEqualTo("null");
    }
  }

  @Test
  void duckDbSeesTypesAsTheyAreMeant() throws SQLException {
    try (Shelf shelf = Shelf.in(folder);
        Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
      Slice slice = Slice.of(Shelf.DAY, 2);
      WarehouseTable table = shelf.table(Event.TABLE);
      List<List<Object>> rows = new Rows(24).random(Event.TABLE, slice, Shelf.BUCKETS, 10);
      Path file = LocalFileIO.path(Shelf.write(table, slice, "run", rows).get(0).location());

      assertThat(types(duckdb, file))
          .containsEntry("event_id", "VARCHAR")
          .containsEntry("event_time", "TIMESTAMP WITH TIME ZONE")
          .containsEntry("event_date", "DATE")
          .containsEntry("revenue", "DECIMAL(18,6)")
          .containsEntry("http_status", "INTEGER")
          .containsEntry("search_results", "BIGINT")
          .containsEntry("cls", "DOUBLE")
          .containsEntry("session_from_source", "BOOLEAN")
          .containsEntry("properties", "MAP(VARCHAR, VARCHAR)")
          .hasEntrySatisfying(
              "items",
              type -> assertThat(type).startsWith("STRUCT(product_id VARCHAR").endsWith(")[]"));
      assertThat(
              ask(
                  duckdb,
                  "select count(*) from parquet_schema('"
                      + file
                      + "') where name = 'element' and field_id = 35 and repetition_type ="
                      + " 'REQUIRED'"))
          .isEqualTo("1");
    }
  }

  private static Map<String, String> types(Connection duckdb, Path file) throws SQLException {
    Map<String, String> types = new java.util.HashMap<>();
    try (Statement statement = duckdb.createStatement();
        ResultSet columns =
            statement.executeQuery("describe select * from read_parquet('" + file + "')")) {
      while (columns.next()) {
        types.put(columns.getString("column_name"), columns.getString("column_type"));
      }
    }
    return types;
  }

  private static String ask(Connection duckdb, String sql) throws SQLException {
    try (Statement statement = duckdb.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      assertThat(answer.next()).isTrue();
      Object value = answer.getObject(1);
      return value instanceof BigDecimal decimal
          ? decimal.unscaledValue().toString()
          : String.valueOf(value);
    }
  }

  private static String sum(List<List<Object>> rows, int column) {
    return rows.stream()
        .map(row -> row.get(column))
        .filter(Objects::nonNull)
        .map(
            value ->
                value instanceof String text
                    ? text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length
                    : (Long) value)
        .map(number -> BigDecimal.valueOf(number.longValue()))
        .reduce(BigDecimal::add)
        .map(BigDecimal::toString)
        .orElse("null");
  }

  private static String elements(
      List<List<Object>> rows, int column, java.util.function.Function<List<?>, Object> value) {
    return rows.stream()
        .map(row -> (List<?>) row.get(column))
        .filter(Objects::nonNull)
        .flatMap(List::stream)
        .map(element -> value.apply((List<?>) element))
        .filter(Objects::nonNull)
        .map(number -> new BigDecimal(number.toString()))
        .reduce(BigDecimal::add)
        .map(BigDecimal::toString)
        .orElse("null");
  }

  private static Record record(List<?> row, Types.StructType struct) {
    GenericRecord record = GenericRecord.create(struct);
    for (int i = 0; i < row.size(); i++) {
      record.set(
          i, row.get(i) == null ? null : icebergs(row.get(i), struct.fields().get(i).type()));
    }
    return record;
  }

  private static Object icebergs(Object value, Type type) {
    return switch (type.typeId()) {
      case BOOLEAN -> (Long) value != 0;
      case INTEGER -> Math.toIntExact((Long) value);
      case DATE -> LocalDate.ofEpochDay((Long) value);
      case TIMESTAMP ->
          Instant.EPOCH.plus((Long) value, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
      case DECIMAL -> BigDecimal.valueOf((Long) value, ((Types.DecimalType) type).scale());
      case LIST ->
          ((List<?>) value)
              .stream()
                  .map(e -> record((List<?>) e, type.asListType().elementType().asStructType()))
                  .toList();
      case MAP -> {
        Map<Object, Object> map = new LinkedHashMap<>();
        ((List<?>) value).forEach(e -> map.put(((List<?>) e).get(0), ((List<?>) e).get(1)));
        yield map;
      }
      default -> value;
    };
  }

  private static List<Object> values(Record record) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < record.size(); i++) {
      values.add(value(record.get(i)));
    }
    return values;
  }

  private static Object value(Object value) {
    if (value instanceof Boolean truth) {
      return truth ? 1L : 0L;
    } else if (value instanceof Integer number) {
      return number.longValue();
    } else if (value instanceof LocalDate day) {
      return day.toEpochDay();
    } else if (value instanceof OffsetDateTime time) {
      return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    } else if (value instanceof BigDecimal amount) {
      return amount.unscaledValue().longValueExact();
    } else if (value instanceof List<?> list) {
      return list.stream()
          .map(e -> e instanceof Record struct ? values(struct) : List.of(value(e)))
          .toList();
    } else if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(e -> java.util.Arrays.asList(e.getKey(), e.getValue()))
          .toList();
    }
    return value;
  }
}
