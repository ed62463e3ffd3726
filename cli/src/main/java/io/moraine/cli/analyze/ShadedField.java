package io.moraine.cli.analyze;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.iceberg.types.Type.TypeID;

/** Numbers of one group in two directions, the greater the darker. */
final class ShadedField {
  private static final int MOST_LINES = 34;
  private static final int CELL = 5;

  private final LookedAt looked;
  private final Groups groups;
  private final TreeMap<Comparable<Object>, TreeMap<Integer, Double>> lines = new TreeMap<>();

  ShadedField(LookedAt looked, Groups groups) {
    this.looked = looked;
    this.groups = groups;
  }

  void print(Page page) throws IOException {
    TableView view = looked.view();
    int measure = view.measure().orElse(view.across());
    List<Object> shown = groups.most(1).get(0);
    looked.forEach(
        row -> {
          if (LookedAt.at(row, view.groups()).equals(shown)
              && row.get(measure) instanceof Number number) {
            lines
                .computeIfAbsent(comparable(row.get(view.down())), down -> new TreeMap<>())
                .put(((Number) row.get(view.across())).intValue(), number.doubleValue());
          }
        });
    while (lines.size() > MOST_LINES) {
      lines.pollFirstEntry();
    }
    boolean share = looked.field(measure).type().typeId() == TypeID.DOUBLE && most() <= 1;
    String ofWhat =
        IntStream.range(0, shown.size())
            .mapToObj(i -> looked.name(view.groups().get(i)) + " " + shown.get(i))
            .collect(Collectors.joining(", "));
    page.line(
        "%s%s by %s (down) and %s (across)%s"
            .formatted(
                looked.name(measure),
                share ? ", per cent," : "",
                looked.name(view.down()),
                looked.name(view.across()),
                ofWhat.isEmpty() ? "" : ": " + ofWhat));
    print(page, share);
    page.more(groups.count() - 1L, "such fields");
  }

  private double most() {
    return lines.values().stream()
        .flatMap(line -> line.values().stream())
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(0);
  }

  private void print(Page page, boolean share) {
    double most = share ? 1 : most();
    int margin = lines.keySet().stream().mapToInt(down -> down.toString().length()).max().orElse(0);
    int room = Math.max(1, (page.width() - margin) / (CELL + 1));
    List<Integer> across =
        lines.values().stream()
            .flatMap(line -> line.keySet().stream())
            .distinct()
            .sorted()
            .limit(room)
            .toList();
    StringBuilder heading = new StringBuilder(" ".repeat(margin));
    across.forEach(place -> heading.append(String.format(Locale.ROOT, " %" + CELL + "d", place)));
    page.line(heading.toString());
    lines.forEach(
        (down, values) -> {
          StringBuilder cells = new StringBuilder();
          cells.append(" ".repeat(margin - down.toString().length())).append(down);
          for (int place : across) {
            Double value = values.get(place);
            cells
                .append(' ')
                .append(value == null ? " ".repeat(CELL) : Drawing.cell(value, most, share));
          }
          page.line(cells.toString().stripTrailing());
        });
  }

  @SuppressWarnings("unchecked") // values of a column are of one type, and ordered
  private static Comparable<Object> comparable(Object value) {
    return (Comparable<Object>) value;
  }
}
