package io.moraine.cli.analyze;

import io.moraine.cli.output.CellText;
import io.moraine.cli.output.ResultColumn;
import io.moraine.cli.output.ResultWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A line for each group with most of the measure, and a column for each value that goes across. */
final class CrossTable {
  private static final int MOST_GROUPS = 12;

  private final LookedAt looked;
  private final Groups groups;

  CrossTable(LookedAt looked, Groups groups) {
    this.looked = looked;
    this.groups = groups;
  }

  void print(Page page) throws IOException {
    TableView view = looked.view();
    int measure = view.measure().orElseThrow();
    List<List<Object>> shown = groups.most(MOST_GROUPS);
    Map<List<Object>, Map<String, Object>> cells = new HashMap<>();
    shown.forEach(group -> cells.put(group, new HashMap<>()));
    TreeSet<String> across = new TreeSet<>();
    looked.forEach(
        row -> {
          Map<String, Object> line = cells.get(LookedAt.at(row, view.groups()));
          if (line != null) {
            String column = String.valueOf(row.get(view.across()));
            across.add(column);
            line.put(column, row.get(measure));
          }
        });
    page.line("%s by %s".formatted(looked.name(measure), looked.name(view.across())));
    List<ResultColumn> columns = new ArrayList<>();
    view.groups().forEach(place -> columns.add(looked.column(place)));
    across.forEach(name -> columns.add(ResultColumn.number(CellText.visible(name))));
    try (ResultWriter result = page.table(columns)) {
      for (List<Object> group : shown) {
        List<Object> values = new ArrayList<>(group);
        across.forEach(name -> values.add(cells.get(group).get(name)));
        result.row(values);
      }
    }
    page.more(groups.count() - shown.size(), "groups");
  }
}
