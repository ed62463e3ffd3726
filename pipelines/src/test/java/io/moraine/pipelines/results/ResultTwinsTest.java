package io.moraine.pipelines.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.analyses.results.Analyses;
import io.moraine.pipelines.TestWarehouse;
import io.moraine.schemas.Identity;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.results.Kpi;
import io.moraine.simulator.Simulation;
import io.moraine.simulator.SimulationSettings;
import io.moraine.warehouse.WarehouseTable;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every results table beside a plain SQL query over the facts, of a simulated shop and of real
 * logs. The query is {@code twins/TABLE.sql}: its columns are the table's, in their order. A
 * comment {@code -- within 0.01: column, …} says which columns are approximate, and how far they
 * may be off; {@code -- real: no rows} that real logs, which have no such events, give none.
 */
class ResultTwinsTest {
  private static final Pattern WITHIN = Pattern.compile("-- within ([0-9.e-]+): (.+)");

  /** As far as two sums of the same numbers in floating point may differ. */
  private static final double ROUNDING = 1e-9;

  @TempDir private static Path folder;
  private static TestWarehouse simulated;
  private static TwinData simulatedData;
  private static Optional<TwinData> realData = Optional.empty();

  @BeforeAll
  static void fill() throws IOException, SQLException {
    Path shop = folder.resolve("shop");
    Simulation.of(SimulationSettings.defaults().withDays(38).withVisitors(900))
        .write(shop, progress -> {});
    simulated = TestWarehouse.in(folder.resolve("simulated"));
    simulated.ingest(shop.resolve("events"));
    simulated.build();
    simulatedData = TwinData.of(simulated);
    Path retail = Path.of("../../shared/data/online-retail");
    if (Files.isDirectory(retail)) {
      try (TestWarehouse real = TestWarehouse.in(folder.resolve("real"));
          Stream<Path> days = Files.list(retail)) {
        real.ingest(
            Optional.empty(),
            Optional.of("online-retail"),
            days.sorted().limit(40).toArray(Path[]::new));
        real.build();
        realData = Optional.of(TwinData.of(real));
      }
    }
  }

  @AfterAll
  static void close() throws SQLException {
    simulatedData.close();
    simulated.close();
    if (realData.isPresent()) {
      realData.get().close();
    }
  }

  @TestFactory
  Stream<DynamicTest> ofASimulatedShop() {
    return Analyses.tables().stream()
        .map(
            table ->
                DynamicTest.dynamicTest(table.name(), () -> compare(table, simulatedData, true)));
  }

  @TestFactory
  Stream<DynamicTest> ofRealOrders() {
    return Analyses.tables().stream()
        .map(
            table ->
                DynamicTest.dynamicTest(
                    table.name(),
                    () -> {
                      Assumptions.assumeTrue(
                          realData.isPresent(), "shared/data/online-retail is not here");
                      compare(table, realData.orElseThrow(), false);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> identitiesHold() {
    return Analyses.tables().stream()
        .flatMap(
            table ->
                Stream.concat(table.identities().stream(), Stream.of(keyIsUnique(table)))
                    .map(
                        identity ->
                            DynamicTest.dynamicTest(
                                table.name() + ": " + identity.sentence(),
                                () ->
                                    assertThat(simulatedData.rows(identity.violations()))
                                        .as(identity.violations())
                                        .isEmpty())));
  }

  @Test
  void madeAgainNothingChanges() {
    assertThat(simulated.results().upToDate()).isTrue();
  }

  @Test
  void whatAnEarlierDefinitionMadeIsMadeAgain() {
    WarehouseTable table = simulated.table(Kpi.TABLE);
    String made = table.property(Results.MADE_FROM).orElseThrow();
    assertThat(made).startsWith(Kpi.DEFINITION + " ");
    table.setProperties(Map.of(Results.MADE_FROM, made.replace(Kpi.DEFINITION, "kpis/v0")));

    assertThat(simulated.results().upToDate()).isFalse();
    assertThat(simulated.table(Kpi.TABLE).property(Results.MADE_FROM)).contains(made);
    assertThat(simulated.results().upToDate()).isTrue();
  }

  private static Identity keyIsUnique(TableDefinition table) {
    return new Identity(
        "A key is there once.",
        "select 1 from %s group by %s having count(*) > 1"
            .formatted(
                table.name(), table.key().isEmpty() ? "true" : String.join(", ", table.key())));
  }

  private static void compare(TableDefinition table, TwinData data, boolean mustHaveRows)
      throws IOException, SQLException {
    String twin = twin(table);
    String columns =
        table.columns().stream().map(column -> column.name()).collect(Collectors.joining(", "));
    List<Map<String, Object>> ours = data.rows("select " + columns + " from " + table.name());
    List<Map<String, Object>> theirs = data.rows(twin);
    if (mustHaveRows) {
      assertThat(theirs).as("rows of the twin").isNotEmpty();
    }
    if (!theirs.isEmpty()) {
      assertThat(String.join(", ", theirs.get(0).keySet())).isEqualTo(columns);
    }
    Map<String, Double> tolerances = tolerances(twin);
    Comparator<Map<String, Object>> byKey = byKey(table.key());
    ours.sort(byKey);
    theirs.sort(byKey);
    List<String> differences = new ArrayList<>();
    Map<List<Object>, Map<String, Object>> byKeyOurs = index(ours, table.key());
    Map<List<Object>, Map<String, Object>> byKeyTheirs = index(theirs, table.key());
    byKeyTheirs.forEach(
        (key, row) -> {
          Map<String, Object> own = byKeyOurs.get(key);
          if (own == null) {
            differences.add("only the twin has " + row);
          } else {
            row.forEach(
                (column, value) -> {
                  if (!same(own.get(column), value, tolerances.getOrDefault(column, ROUNDING))) {
                    differences.add(
                        "at %s: %s is %s, the twin says %s"
                            .formatted(key, column, own.get(column), value));
                  }
                });
          }
        });
    byKeyOurs.forEach(
        (key, row) -> {
          if (!byKeyTheirs.containsKey(key)) {
            differences.add("only we have " + row);
          }
        });
    assertThat(differences.stream().limit(10)).as("%s differences", differences.size()).isEmpty();
    assertThat(ours).hasSameSizeAs(theirs);
  }

  private static String twin(TableDefinition table) throws IOException {
    String file = "/twins/" + table.simpleName() + ".sql";
    try (InputStream in = ResultTwinsTest.class.getResourceAsStream(file)) {
      assertThat(in).as("the twin of %s, %s", table.name(), file).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Map<String, Double> tolerances(String twin) {
    Map<String, Double> tolerances = new HashMap<>();
    Matcher within = WITHIN.matcher(twin);
    while (within.find()) {
      for (String column : within.group(2).split(",")) {
        tolerances.put(column.strip(), Double.parseDouble(within.group(1)));
      }
    }
    return tolerances;
  }

  private static Comparator<Map<String, Object>> byKey(List<String> key) {
    return Comparator.comparing(
        row -> key.stream().map(column -> String.valueOf(row.get(column))).toList().toString());
  }

  private static Map<List<Object>, Map<String, Object>> index(
      List<Map<String, Object>> rows, List<String> key) {
    Map<List<Object>, Map<String, Object>> index = new LinkedHashMap<>();
    for (Map<String, Object> row : rows) {
      List<Object> values = new ArrayList<>();
      key.forEach(column -> values.add(plain(row.get(column))));
      assertThat(index.put(values, row)).as("two rows of key " + values).isNull();
    }
    return index;
  }

  private static boolean same(Object ours, Object theirs, double tolerance) {
    if (ours instanceof Number a && theirs instanceof Number b) {
      BigDecimal left = new BigDecimal(a.toString());
      BigDecimal right = new BigDecimal(b.toString());
      double bound = tolerance * Math.max(Math.abs(right.doubleValue()), 1e-9);
      return left.subtract(right).abs().doubleValue() <= bound;
    }
    return java.util.Objects.equals(plain(ours), plain(theirs));
  }

  private static Object plain(Object value) {
    return value instanceof Number number
        ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
        : value == null ? null : value.toString();
  }
}
