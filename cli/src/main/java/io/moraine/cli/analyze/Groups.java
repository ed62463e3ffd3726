package io.moraine.cli.analyze;

import io.moraine.analyses.results.Highlight.Adding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is counted of the rows looked at, group by group, before any is shown. */
final class Groups {
  private final LookedAt looked;
  private final Map<List<Object>, Sum> sums = new LinkedHashMap<>();
  private long rows;

  Groups(LookedAt looked) {
    this.looked = looked;
  }

  void add(List<Object> row) {
    rows++;
    TableView view = looked.view();
    if (view.kind() != TableView.Kind.LIST) {
      Sum sum = sums.computeIfAbsent(LookedAt.at(row, view.groups()), group -> new Sum());
      sum.add(view.addsWithinGroups() ? row.get(view.measure().orElseThrow()) : 1L);
    }
  }

  /** How many rows there are. */
  long rows() {
    return rows;
  }

  /** How many groups they are of. */
  int count() {
    return sums.size();
  }

  /** What the group has of the measure, where that adds up; else how many rows. */
  Number sum(List<Object> group) {
    return sums.get(group).value();
  }

  /** The groups with most of it; of equal ones the first in the table. */
  List<List<Object>> most(int count) {
    return sums.entrySet().stream()
        .sorted(
            Comparator.comparing(
                (Map.Entry<List<Object>, Sum> group) -> group.getValue().value(),
                Comparator.comparingDouble(Number::doubleValue).reversed()))
        .limit(count)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What all groups have together, where that says something: {@code sessions 9,841}. */
  String total() {
    TableView view = looked.view();
    if (view.adding() != Adding.ALL || view.kind() != TableView.Kind.DAYS || rows == 0) {
      return "";
    }
    Sum total = new Sum();
    sums.values().forEach(sum -> total.add(sum.value()));
    String name = looked.name(view.measure().orElseThrow());
    return total.value() instanceof BigDecimal decimal
        ? String.format(Locale.ROOT, "%s %,.2f in all", name, decimal)
        : String.format(Locale.ROOT, "%s %,d in all", name, total.value().longValue());
  }

  /** The days of rows. */
  static final class Span {
    private final int place;
    private LocalDate first;
    private LocalDate last;

    /**
     * @param place the column that has the day, or -1
     */
    Span(int place) {
      this.place = place;
    }

    void add(List<Object> row) {
      if (place >= 0 && row.get(place) instanceof LocalDate day) {
        first = first == null || day.isBefore(first) ? day : first;
        last = last == null || day.isAfter(last) ? day : last;
      }
    }

    LocalDate first() {
      return first;
    }

    LocalDate last() {
      return last;
    }

    @Override
    public String toString() {
      return first == null ? "" : " of " + first + " to " + last;
    }
  }
}
