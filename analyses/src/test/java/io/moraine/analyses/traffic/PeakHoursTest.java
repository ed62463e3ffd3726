package io.moraine.analyses.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.moraine.analyses.results.Conversion;
import io.moraine.analyses.results.DataSpan;
import io.moraine.analyses.results.PersonHistory;
import io.moraine.analyses.results.ResultOutput;
import io.moraine.schemas.SessionView;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.results.PeakHour;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PeakHoursTest {
  @Test
  void anHourIsThatOfTheReportingZone() {
    // Kathmandu is 5:45 ahead; Wednesday evening in UTC is Thursday there.
    List<PeakHour> hours =
        told(
            "Asia/Kathmandu",
            "2026-03-25",
            "2026-03-26",
            "2026-03-25T18:14:59Z",
            "2026-03-25T18:15:00Z");
    assertThat(visited(hours))
        .extracting(PeakHour::weekday, PeakHour::hour, PeakHour::sessions)
        .containsExactly(tuple(3, 23, 1L), tuple(4, 0, 1L));
  }

  @Test
  void anHourThatTheClockShowsTwiceIsOne() {
    List<PeakHour> hours =
        told(
            "Europe/Berlin",
            "2026-10-25",
            "2026-10-25",
            "2026-10-25T00:30:00Z",
            "2026-10-25T01:30:00Z");
    assertThat(visited(hours))
        .extracting(PeakHour::weekday, PeakHour::hour, PeakHour::sessions, PeakHour::users)
        .containsExactly(tuple(7, 2, 2L, 1L));
  }

  @Test
  void averagesAreOverAllDaysOfTheWeekday() {
    // Nine days from Wednesday on: two Wednesdays and Thursdays, one of each other.
    List<PeakHour> hours =
        told("UTC", "2026-03-25", "2026-04-02", "2026-03-25T10:00:00Z", "2026-03-30T10:00:00Z");
    assertThat(hours).hasSize(7 * 24);
    assertThat(visited(hours))
        .extracting(PeakHour::weekday, PeakHour::days, PeakHour::averageSessions)
        .containsExactly(tuple(1, 1L, 1.0), tuple(3, 2L, 0.5));
  }

  @Test
  void aWeekdayThatNeverWasIsNotTold() {
    List<PeakHour> hours = told("UTC", "2026-03-25", "2026-03-25", "2026-03-25T10:00:00Z");
    assertThat(hours).hasSize(24).allSatisfy(hour -> assertThat(hour.weekday()).isEqualTo(3));
    assertThat(hours.get(0).conversionRate()).isNull();
  }

  private static List<PeakHour> visited(List<PeakHour> hours) {
    return hours.stream().filter(hour -> hour.sessions() > 0).toList();
  }

  /** The hours of one person, by a fold into which another was merged. */
  private static List<PeakHour> told(
      String zone, String firstDay, String lastDay, String... starts) {
    DataSpan span =
        new DataSpan(
            LocalDate.parse(firstDay), LocalDate.parse(lastDay), new Conversion("EUR", Map.of()));
    PeakHours hours = new PeakHours(ZoneId.of(zone), span);
    hours.person(
        new PersonHistory(
            null,
            Stream.of(starts).<SessionView>map(Visits::at).toList(),
            List.of(),
            List.of(),
            List.of(),
            List.of()));
    PeakHours all = new PeakHours(ZoneId.of(zone), span);
    all.merge(hours);
    List<PeakHour> rows = new ArrayList<>();
    all.tell(
        new ResultOutput() {
          @Override
          public <R extends Record> void row(TableDefinition table, R row) {
            rows.add((PeakHour) row);
          }
        });
    return rows;
  }
}
