package io.moraine.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.cli.analyze.TableView.Kind;
import io.moraine.schemas.TableDefinition;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.DoubleType;
import org.apache.iceberg.types.Types.IntegerType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;
import org.junit.jupiter.api.Test;

class TableViewTest {
  private record Row(
      LocalDate day, String channel, int number, long days, long visits, double rate) {}

  private static TableDefinition table(List<String> key, String... order) {
    return TableDefinition.named("results.example", Row.class)
        .grain("One row per example.")
        .required(1, "day", DateType.get(), "A day.")
        .required(2, "channel", StringType.get(), "A channel.")
        .required(3, "number", IntegerType.get(), "A place.")
        .required(4, "days", LongType.get(), "Days.")
        .required(5, "visits", LongType.get(), "Visits.")
        .required(6, "return_rate", DoubleType.get(), "A share.")
        .key(key.toArray(String[]::new))
        .sortedBy(order)
        .nextId(7);
  }

  private static TableView view(List<String> key, String... order) {
    return TableView.of(table(key, order), Optional.empty());
  }

  @Test
  void aDayInTheKeyIsACourseOfTheFirstCountForEachGroup() {
    assertThat(view(List.of("day", "channel"), "day"))
        .isEqualTo(new TableView(Kind.DAYS, List.of(1), 0, -1, Optional.of(4), false));
  }

  @Test
  void aDayAndANumberAreAFieldOfShares() {
    assertThat(view(List.of("channel", "day", "number"), "day"))
        .isEqualTo(new TableView(Kind.FIELD, List.of(1), 0, 2, Optional.of(5), false));
  }

  @Test
  void aListIsRankedUnlessTheTableHasAnOrderOfItsOwn() {
    assertThat(view(List.of("channel"), "channel"))
        .isEqualTo(new TableView(Kind.LIST, List.of(), -1, -1, Optional.of(4), false));
    assertThat(view(List.of("channel"), "number", "channel").inTableOrder()).isTrue();
  }

  @Test
  void theMeasureThatAnAnalysisNamesWins() {
    TableDefinition table = table(List.of("day"), "day");
    assertThat(TableView.of(table, Optional.of("return_rate")).measure()).contains(5);
  }
}
