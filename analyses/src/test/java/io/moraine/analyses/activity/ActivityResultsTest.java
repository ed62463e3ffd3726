package io.moraine.analyses.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.moraine.analyses.results.Conversion;
import io.moraine.analyses.results.DataSpan;
import io.moraine.analyses.results.PersonHistory;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.ResultOutput;
import io.moraine.analyses.results.ResultSettings;
import io.moraine.analyses.segments.Persons;
import io.moraine.analyses.segments.SegmentsAnalysis;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.results.ActiveUsers;
import io.moraine.schemas.results.Lifecycle;
import io.moraine.schemas.results.Retention;
import io.moraine.schemas.results.SegmentSize;
import io.moraine.schemas.results.UserActivity;
import io.moraine.schemas.results.UserSegment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The folds of people, told by hand or in parts. */
class ActivityResultsTest {
  private static final LocalDate FIRST = LocalDate.parse("2024-01-29"); // A Monday.
  private static final LocalDate LAST = LocalDate.parse("2024-03-10"); // A Sunday.
  private static final DataSpan SPAN = new DataSpan(FIRST, LAST, new Conversion("EUR", Map.of()));

  /** Rows as they are told. */
  private static final class Rows implements ResultOutput {
    private final List<Record> all = new ArrayList<>();

    @Override
    public <R extends Record> void row(TableDefinition table, R row) {
      all.add(row);
    }

    <R extends Record> Stream<R> of(Class<R> type) {
      return all.stream().filter(type::isInstance).map(type::cast);
    }
  }

  private static List<ResultFold<?>> folds() {
    ResultSettings settings = ResultSettings.defaults();
    return List.of(
        new ActivityAnalysis().fold(settings, SPAN), new SegmentsAnalysis().fold(settings, SPAN));
  }

  private static Rows told(List<PersonHistory> people) {
    Rows rows = new Rows();
    for (ResultFold<?> fold : folds()) {
      people.forEach(fold::person);
      tell(fold, people, rows);
    }
    return rows;
  }

  private static void tell(ResultFold<?> fold, List<PersonHistory> people, ResultOutput rows) {
    fold.tell(rows);
    people.forEach(person -> fold.tell(person, rows));
  }

  private static PersonHistory person(String id, String... days) {
    List<LocalDate> active = Stream.of(days).map(LocalDate::parse).toList();
    return Persons.history(
        Persons.of(id, active.isEmpty() ? FIRST : active.get(0), active, List.of()));
  }

  @Test
  void theIntervalWithTheLastDayIsNotComplete() {
    Rows rows = told(List.of(person("a", "2024-02-26", "2024-03-04"), person("b", "2024-02-27")));
    List<Retention> weeks =
        rows.of(Retention.class)
            .filter(row -> row.period().equals("week") && row.dimension().equals("all"))
            .filter(row -> row.type().equals("first_time"))
            .toList();
    // The last week ends with the last day, which may not be over.
    assertThat(weeks)
        .extracting(Retention::name, Retention::size, Retention::returned, Retention::complete)
        .containsExactly(tuple("week 0", 2L, 2L, true), tuple("week 1", 2L, 1L, false));
    assertThat(weeks).extracting(Retention::rate).containsExactly(1.0, 0.5);
  }

  @Test
  void whoSleptThroughAWholeMonthIsResurrected() {
    Rows rows = told(List.of(person("a", "2024-01-31", "2024-03-01")));
    assertThat(rows.of(Lifecycle.class).filter(row -> row.period().equals("month")))
        .filteredOn(row -> row.activity().equals("active"))
        .extracting(
            Lifecycle::newUsers,
            Lifecycle::returningUsers,
            Lifecycle::resurrectingUsers,
            Lifecycle::dormantUsers,
            Lifecycle::quickRatio)
        .containsExactly(
            tuple(1L, 0L, 0L, 0L, null), tuple(0L, 0L, 0L, 1L, 0.0), tuple(0L, 0L, 1L, 0L, null));
  }

  @Test
  void whoWasNeverActiveIsNoOnesDailyUserButAPersonAllTheSame() {
    Rows rows = told(List.of(person("seen")));
    assertThat(rows.of(Retention.class)).isEmpty();
    assertThat(rows.of(ActiveUsers.class)).hasSize(42).allMatch(row -> row.monthlyUsers() == 0);
    assertThat(rows.of(UserActivity.class))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.lastActiveDay()).isEqualTo(FIRST);
              assertThat(row.daysSinceLastActivity()).isEqualTo(41);
              assertThat(row.status()).isEqualTo("Churned");
            });
    assertThat(rows.of(UserSegment.class).map(UserSegment::system))
        .containsExactlyInAnyOrder("lifecycle", "customer", "geographic");
  }

  @Test
  void partsInAnyOrderTellTheSame() {
    Random dice = new Random(5);
    List<PersonHistory> people = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Set<LocalDate> active = new TreeSet<>();
      Set<LocalDate> ordered = new TreeSet<>();
      for (int day = dice.nextInt(8); day >= 0; day--) {
        LocalDate at = FIRST.plusDays(dice.nextInt(42));
        active.add(at);
        if (dice.nextInt(3) == 0) {
          ordered.add(at);
        }
      }
      LocalDate first = active.iterator().next();
      people.add(
          Persons.history(Persons.of("p" + i, first, List.copyOf(active), List.copyOf(ordered))));
    }
    Rows whole = told(people);
    Rows parts = new Rows();
    List<ResultFold<?>> left = folds();
    List<ResultFold<?>> right = folds();
    for (int i = people.size() - 1; i >= 0; i--) {
      for (int fold = 0; fold < left.size(); fold++) {
        (i % 3 == 0 ? left : right).get(fold).person(people.get(i));
      }
    }
    for (int fold = 0; fold < left.size(); fold++) {
      merge(right.get(fold), left.get(fold));
      tell(right.get(fold), people, parts);
    }
    assertThat(new HashSet<>(parts.all)).isEqualTo(new HashSet<>(whole.all));
    assertThat(parts.all).hasSameSizeAs(whole.all);
    assertThat(
            whole
                .of(SegmentSize.class)
                .filter(row -> row.system().equals(UserSegment.RFM))
                .mapToLong(SegmentSize::users)
                .sum())
        .isEqualTo(people.stream().filter(p -> p.person().orders() > 0).count())
        .isPositive();
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static void merge(ResultFold<?> into, ResultFold<?> from) {
    ((ResultFold) into).merge((ResultFold) from);
  }

  @Test
  void retentionIsToldForSomeIntervals() {
    assertThatThrownBy(() -> new ActivitySettings(30, 0, 12, Standing.Thresholds.DEFAULT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one interval, not up to day 30, week 0");
  }
}
