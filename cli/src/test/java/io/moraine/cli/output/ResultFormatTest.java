package io.moraine.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.cli.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ResultFormatTest {
  private static final List<ResultColumn> COLUMNS =
      List.of(ResultColumn.text("name"), ResultColumn.number("amount"), ResultColumn.numeral("id"));
  private static final List<List<?>> ROWS =
      List.of(
          Arrays.asList("shoes", 1234567L, 1234567L),
          Arrays.asList("Größe, \"L\"", new BigDecimal("12.500000"), null),
          Arrays.asList("", null, 7L));

  @Test
  void alignsTablesAndGroupsThousandsOfAmountsOnly() {
    assertThat(table(OptionalInt.empty(), COLUMNS, ROWS))
        .isEqualTo(
            """
            name           amount       id
            ──────────  ─────────  ───────
            shoes       1,234,567  1234567
            Größe, "L"      12.50
                                         7
            """);
  }

  @Test
  void writesCsvWithQuotesWhereTheyAreNeeded() {
    assertThat(text(ResultFormat.CSV, OptionalInt.empty(), COLUMNS, ROWS))
        .isEqualTo(
            "name,amount,id\r\n"
                + "shoes,1234567,1234567\r\n"
                + "\"Größe, \"\"L\"\"\",12.500000,\r\n"
                + "\"\",,7\r\n");
  }

  @Test
  void writesCsvWhoseFirstFieldsAreEmpty() {
    List<List<?>> rows = List.of(Arrays.asList(null, null, null));
    assertThat(text(ResultFormat.CSV, OptionalInt.empty(), COLUMNS, rows)).endsWith("id\r\n,,\r\n");
  }

  @Test
  void writesAnArrayOfObjectsWhoseDecimalsAreNumbers() {
    assertThat(text(ResultFormat.JSON, OptionalInt.empty(), COLUMNS, ROWS))
        .isEqualTo(
            """
            [
            {"name":"shoes","amount":1234567,"id":1234567},
            {"name":"Größe, \\"L\\"","amount":12.500000,"id":null},
            {"name":"","amount":null,"id":7}
            ]
            """);
  }

  @Test
  void writesAnEmptyArrayForNoRows() {
    assertThat(text(ResultFormat.JSON, OptionalInt.empty(), COLUMNS, List.of())).isEqualTo("[]\n");
    assertThat(text(ResultFormat.CSV, OptionalInt.empty(), COLUMNS, List.of()))
        .isEqualTo("name,amount,id\r\n");
  }

  @Test
  void writesTimesAsIsoAndNestedValuesAsJson() {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("product", "p-1");
    item.put("price", new BigDecimal("1E+3"));
    List<ResultColumn> columns =
        List.of(
            ResultColumn.text("at"),
            ResultColumn.text("day"),
            ResultColumn.text("engaged"),
            ResultColumn.text("items"));
    List<List<?>> rows =
        List.of(
            List.of(
                Instant.parse("2026-03-29T01:00:00.000001Z"),
                LocalDate.of(2026, 3, 29),
                true,
                List.of(item, Map.of())));

    assertThat(text(ResultFormat.JSON, OptionalInt.empty(), columns, rows))
        .contains(
            "{\"at\":\"2026-03-29T01:00:00.000001Z\",\"day\":\"2026-03-29\",\"engaged\":true,"
                + "\"items\":[{\"product\":\"p-1\",\"price\":1000},{}]}");
    assertThat(text(ResultFormat.CSV, OptionalInt.empty(), columns, rows))
        .contains(
            "2026-03-29T01:00:00.000001Z,2026-03-29,true,"
                + "\"[{\"\"product\"\":\"\"p-1\"\",\"\"price\"\":1000},{}]\"");
  }

  @Test
  void cutsTextToTheWidthOfTheTerminalAndNeverNumbers() {
    List<List<?>> rows = List.of(Arrays.asList("a very long name indeed", 1234567L, 1L));
    assertThat(table(OptionalInt.of(40), COLUMNS, rows).lines())
        .allMatch(line -> line.length() <= 40);
    assertThat(table(OptionalInt.of(30), COLUMNS, rows)).contains("a very long na…  1,234,567");
  }

  @Test
  void namesTheColumnsThatThereIsNoRoomFor() {
    List<ResultColumn> columns = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      columns.add(ResultColumn.text("column_" + i));
    }
    String table =
        table(
            OptionalInt.of(40),
            columns,
            List.of(Collections.nCopies(12, "a value of some length")));

    assertThat(table).contains("(9 more columns: column_3, column_4, c…)");
    assertThat(table.lines().limit(3)).allMatch(line -> line.length() <= 40);
  }

  @Test
  void goesOnBelowWithSentences() {
    List<ResultColumn> columns = List.of(ResultColumn.text("a"), ResultColumn.sentence("meaning"));
    assertThat(table(OptionalInt.of(20), columns, List.of(List.of("x", "What a long sentence."))))
        .isEqualTo(
            """
            a  meaning
            ─  ─────────────────
            x  What a long
               sentence.
            """);
  }

  @Test
  void showsWhatWouldSteerTheTerminalAsSigns() {
    List<List<?>> rows = List.of(Arrays.asList("red\u001b[31m\nnext", null, null));
    assertThat(table(OptionalInt.empty(), COLUMNS, rows)).contains("red␛[31m␊next");
  }

  @Test
  void writesLongTablesAsTheyCome() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    try (ResultWriter result = ResultFormat.TABLE.writer(out, Terminal.none(), COLUMNS)) {
      for (long i = 0; i < 1000; i++) {
        result.row(Arrays.asList("row", i, i));
      }
      assertThat(bytes.size()).isPositive();
      result.row(Arrays.asList("a longer one", 1L, 1L));
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8)).endsWith("a l…       1    1\n");
  }

  private static String table(
      OptionalInt width, List<ResultColumn> columns, List<? extends List<?>> rows) {
    return text(ResultFormat.TABLE, width, columns, rows);
  }

  private static String text(
      ResultFormat format,
      OptionalInt width,
      List<ResultColumn> columns,
      List<? extends List<?>> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    try (ResultWriter result = format.writer(out, new Terminal(width), columns)) {
      rows.forEach(result::row);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
