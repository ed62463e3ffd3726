package io.moraine.cli.analyze;

import io.moraine.blocks.Shape;
import io.moraine.cli.output.ResultColumn;
import io.moraine.cli.output.RowValues;
import io.moraine.schemas.TableDefinition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.iceberg.types.Type.TypeID;
import org.apache.iceberg.types.Types.NestedField;

/**
 * Those rows of a section that people look at, in the manner of a view.
 *
 * @param section whose rows
 * @param view the manner
 */
record LookedAt(Section section, TableView view) {
  static LookedAt of(Section section) {
    return new LookedAt(section, TableView.of(section.highlight()));
  }

  /** All rows in that manner, whatever the highlight says of which. */
  LookedAt ofAllRows() {
    return of(new Section(section.table(), section.condition(), section.highlight().ofAllRows()));
  }

  TableDefinition table() {
    return section.definition();
  }

  NestedField field(int place) {
    return table().columns().get(place);
  }

  String name(int place) {
    return field(place).name();
  }

  /** The place of the day that rows are of, where they are of one. */
  OptionalInt dayInKey() {
    return table().key().stream()
        .mapToInt(table()::ordinal)
        .filter(place -> field(place).type().typeId() == TypeID.DATE)
        .findFirst();
  }

  /** The column of a result that shows that column. */
  ResultColumn column(int place) {
    return RowValues.columns(Shape.of(table().struct()).project(place)).get(0);
  }

  /** Hands over the rows, each in the table's order. */
  void forEach(Consumer<List<Object>> each) throws IOException {
    section.forEachRow(
        row -> {
          if (view.sees(row)) {
            each.accept(row);
          }
        });
  }

  /** Which rows these are, where they are not all: {@code where dimension is all}. */
  String which() {
    return view.only().isEmpty()
        ? ""
        : view.only().entrySet().stream()
            .map(only -> name(only.getKey()) + " is " + only.getValue())
            .collect(Collectors.joining(" and ", "where ", ""));
  }

  static List<Object> at(List<Object> row, List<Integer> places) {
    return places.stream().map(row::get).collect(Collectors.toCollection(ArrayList::new));
  }

  static double number(Object value) {
    return value instanceof Number number ? number.doubleValue() : 0;
  }
}
