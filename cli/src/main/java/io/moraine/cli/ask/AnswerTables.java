package io.moraine.cli.ask;

import com.fasterxml.jackson.databind.JsonNode;
import io.moraine.cli.Terminal;
import io.moraine.cli.output.ResultColumn;
import io.moraine.cli.output.ResultFormat;
import io.moraine.cli.output.ResultWriter;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Answers for people: a line for each single value, one table for lists that go together because
 * they are equally long, one for each list of objects, JSON for all else.
 */
public final class AnswerTables {
  private final PrintStream out;
  private final Terminal terminal;

  public AnswerTables(PrintStream out, Terminal terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Prints an answer, or a list of them with an empty line between two. */
  public void print(JsonNode answers) {
    if (!answers.isArray()) {
      one(answers);
      return;
    }
    for (int i = 0; i < answers.size(); i++) {
      if (i > 0) {
        out.println();
      }
      one(answers.get(i));
    }
  }

  private void one(JsonNode answer) {
    Map<Integer, Map<String, JsonNode>> columnsByLength = new LinkedHashMap<>();
    Map<String, JsonNode> tables = new LinkedHashMap<>();
    answer
        .fields()
        .forEachRemaining(
            field -> {
              JsonNode value = field.getValue();
              if (!value.isEmpty() && all(value, JsonNode::isValueNode)) {
                columnsByLength
                    .computeIfAbsent(value.size(), first -> new LinkedHashMap<>())
                    .put(field.getKey(), value);
              } else if (!value.isEmpty() && all(value, JsonNode::isObject)) {
                tables.put(field.getKey(), value);
              } else {
                out.println(field.getKey() + ": " + (value.isTextual() ? value.asText() : value));
              }
            });
    columnsByLength.forEach((length, columns) -> sideBySide(length, columns));
    tables.forEach(this::table);
  }

  private static boolean all(JsonNode list, java.util.function.Predicate<JsonNode> kind) {
    if (!list.isArray()) {
      return false;
    }
    for (JsonNode element : list) {
      if (!kind.test(element)) {
        return false;
      }
    }
    return true;
  }

  private void sideBySide(int length, Map<String, JsonNode> columns) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      int row = i;
      List<Object> values = new ArrayList<>();
      columns.values().forEach(column -> values.add(value(column.get(row))));
      rows.add(values);
    }
    write(List.copyOf(columns.keySet()), rows);
  }

  private void table(String name, JsonNode objects) {
    Set<String> names = new LinkedHashSet<>();
    objects.forEach(object -> object.fieldNames().forEachRemaining(names::add));
    List<List<Object>> rows = new ArrayList<>();
    for (JsonNode object : objects) {
      List<Object> values = new ArrayList<>();
      names.forEach(field -> values.add(value(object.path(field))));
      rows.add(values);
    }
    out.println(name + ":");
    write(List.copyOf(names), rows);
  }

  private void write(List<String> names, List<List<Object>> rows) {
    List<ResultColumn> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      int column = i;
      boolean numbers =
          rows.stream()
              .map(row -> row.get(column))
              .allMatch(value -> value == null || value instanceof Number);
      columns.add(numbers ? ResultColumn.number(names.get(i)) : ResultColumn.text(names.get(i)));
    }
    try (ResultWriter table = ResultFormat.TABLE.writer(out, terminal, columns)) {
      rows.forEach(table::row);
    }
  }

  private static Object value(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    if (node.isNumber()) {
      return node.isIntegralNumber() ? (Object) node.longValue() : node.decimalValue();
    }
    return node.isValueNode() ? node.asText() : node.toString();
  }
}
