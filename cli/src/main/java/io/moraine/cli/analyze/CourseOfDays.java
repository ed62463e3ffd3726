package io.moraine.cli.analyze;

import io.moraine.cli.output.ResultColumn;
import io.moraine.cli.output.ResultWriter;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A line for each group: what it has in all, or had last, and its course from day to day. */
final class CourseOfDays {
  private static final int MOST_GROUPS = 10;
  // Ratios are not ranked by what they amount to, so that more of them are shown.
  private static final int MOST_RATIOS = 30;
  private static final int MOST_POINTS = 28;

  private final LookedAt looked;
  private final Groups groups;
  private final Days days;

  CourseOfDays(LookedAt looked, Groups groups, Groups.Span span) {
    this.looked = looked;
    this.groups = groups;
    this.days = new Days(span.first(), span.last());
  }

  /** Days, some of them together where there are more than go on a line. */
  private record Days(LocalDate first, LocalDate last) {
    private int together() {
      return (int) (ChronoUnit.DAYS.between(first, last) / MOST_POINTS) + 1;
    }

    int points() {
      return point(last) + 1;
    }

    int point(LocalDate day) {
      return (int) (ChronoUnit.DAYS.between(first, day) / together());
    }

    String name() {
      return together() == 1 ? "by day" : "by " + together() + " days";
    }
  }

  /** What is seen of a group on the way through the table. */
  private final class Course {
    private final Double[] points = new Double[days.points()];
    private final List<Sum> beside =
        looked.view().shown().stream().map(place -> new Sum()).toList();
    private Number last;

    void add(List<Object> row) {
      TableView view = looked.view();
      for (int i = 0; i < beside.size(); i++) {
        beside.get(i).add(row.get(view.shown().get(i)));
      }
      if (row.get(view.measure().orElseThrow()) instanceof Number number) {
        int point = days.point((LocalDate) row.get(view.down()));
        points[point] =
            view.addsWithinGroups() && points[point] != null
                ? points[point] + number.doubleValue()
                : number.doubleValue();
        last = number;
      }
    }
  }

  void print(Page page) throws IOException {
    TableView view = looked.view();
    List<List<Object>> shown = groups.most(view.addsWithinGroups() ? MOST_GROUPS : MOST_RATIOS);
    Map<List<Object>, Course> courses = new HashMap<>();
    shown.forEach(group -> courses.put(group, new Course()));
    looked.forEach(
        row -> {
          Course course = courses.get(LookedAt.at(row, view.groups()));
          if (course != null) {
            course.add(row);
          }
        });
    boolean sums = view.addsWithinGroups();
    try (ResultWriter result = page.table(columns(sums))) {
      for (List<Object> group : shown) {
        Course course = courses.get(group);
        List<Object> values = new ArrayList<>(group);
        values.add(sums ? groups.sum(group) : course.last);
        values.add(Drawing.course(course.points));
        course.beside.forEach(sum -> values.add(sum.value()));
        result.row(values);
      }
    }
    page.more(groups.count() - shown.size(), "groups");
  }

  private List<ResultColumn> columns(boolean sums) {
    TableView view = looked.view();
    List<ResultColumn> columns = new ArrayList<>();
    view.groups().forEach(place -> columns.add(looked.column(place)));
    String name = looked.name(view.measure().orElseThrow());
    columns.add(ResultColumn.number(sums ? name : "last " + name));
    columns.add(ResultColumn.drawing(days.name()));
    view.shown().forEach(place -> columns.add(looked.column(place)));
    return columns;
  }
}
