package io.moraine.analyses.query;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What an object in a question is made of.
 *
 * @param name its heading in the documentation
 * @param sentence what it says
 * @param fields all that it may have
 */
public record Shape(String name, String sentence, List<Field> fields) {
  public Shape {
    fields = List.copyOf(fields);
  }

  String fieldNames() {
    return fields.stream().map(Field::name).collect(Collectors.joining(", "));
  }
}
