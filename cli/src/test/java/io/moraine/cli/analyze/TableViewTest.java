package io.moraine.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.analyses.results.Analyses;
import io.moraine.analyses.results.Highlight;
import io.moraine.analyses.results.Highlight.Adding;
import io.moraine.cli.analyze.TableView.Kind;
import io.moraine.schemas.TableDefinition;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.types.Type.TypeID;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.DoubleType;
import org.apache.iceberg.types.Types.IntegerType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
    return TableView.of(Highlight.of(table(key, order)));
  }

  @Test
  void aDayInTheKeyIsACourseOfTheFirstCountForEachGroup() {
    TableView view = view(List.of("day", "channel"), "day");
    assertThat(view.kind()).isEqualTo(Kind.DAYS);
    assertThat(view.groups()).containsExactly(1);
    assertThat(view.down()).isZero();
    assertThat(view.measure()).contains(4);
    assertThat(view.adding()).isEqualTo(Adding.ALL);
  }

  @Test
  void aDayAndANumberAreAFieldOfShares() {
    TableView view = view(List.of("channel", "day", "number"), "day");
    assertThat(view.kind()).isEqualTo(Kind.FIELD);
    assertThat(view.groups()).containsExactly(1);
    assertThat(view.down()).isZero();
    assertThat(view.across()).isEqualTo(2);
    assertThat(view.measure()).contains(5);
    assertThat(view.adding()).as("shares add up to nothing").isEqualTo(Adding.NONE);
  }

  @Test
  void aListIsRankedUnlessTheTableHasAnOrderOfItsOwn() {
    TableView view = view(List.of("channel"), "channel");
    assertThat(view.kind()).isEqualTo(Kind.LIST);
    assertThat(view.shown()).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(view.measure()).contains(4);
    assertThat(view.inTableOrder()).isFalse();
    assertThat(view(List.of("channel"), "number", "channel").inTableOrder()).isTrue();
  }

  @Test
  void theMeasureThatAnAnalysisNamesWins() {
    Highlight named = Highlight.of(table(List.of("day"), "day")).rankedBy("return_rate");
    assertThat(TableView.of(named).measure()).contains(5);
  }

  @Test
  void whatHasOneTextAloneIsNoGroupAndIsNotShown() {
    TableView view =
        TableView.of(
            Highlight.of(table(List.of("day", "channel"), "day")).where("channel", "Email"));
    assertThat(view.groups()).isEmpty();
    assertThat(view.sees(List.of(LocalDate.EPOCH, "Email", 1, 2L, 3L, 0.5))).isTrue();
    assertThat(view.sees(List.of(LocalDate.EPOCH, "Direct", 1, 2L, 3L, 0.5))).isFalse();
    assertThat(
            TableView.of(Highlight.of(table(List.of("channel"), "channel")).where("number", "1"))
                .shown())
        .containsExactly(0, 1, 3, 4, 5);
  }

  @Test
  void whatGoesAcrossIsNoGroup() {
    TableView view =
        TableView.of(Highlight.of(table(List.of("day", "channel"), "day")).across("channel"));
    assertThat(view.kind()).isEqualTo(Kind.CROSS);
    assertThat(view.groups()).containsExactly(0);
    assertThat(view.across()).isEqualTo(1);
  }

  @Test
  void aListInItsOrderIsThatWhateverIsInTheKey() {
    TableView view =
        TableView.of(
            Highlight.of(table(List.of("day", "channel"), "day")).inItsOrder().showing("visits"));
    assertThat(view.kind()).isEqualTo(Kind.LIST);
    assertThat(view.inTableOrder()).isTrue();
    assertThat(view.shown()).containsExactly(0, 1, 4);
  }

  static Stream<Highlight> highlights() {
    return Analyses.ALL.stream().flatMap(analysis -> analysis.highlights().stream());
  }

  @ParameterizedTest
  @MethodSource("highlights")
  void whatStandsBesideACourseAddsUpFromDayToDay(Highlight highlight) {
    TableView view = TableView.of(highlight);
    if (view.kind() == Kind.DAYS) {
      assertThat(view.shown())
          .allMatch(
              place -> highlight.table().columns().get(place).type().typeId() != TypeID.DOUBLE);
    }
    if (view.kind() == Kind.CROSS) {
      assertThat(view.measure()).isPresent();
    }
  }
}
