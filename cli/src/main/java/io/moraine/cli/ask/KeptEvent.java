package io.moraine.cli.ask;

import io.moraine.analyses.history.Happening;
import io.moraine.analyses.history.Person;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** An event with the properties that a question looks at, and none of the others. */
record KeptEvent(
    long micros, String name, String user, Person person, Map<String, Object> properties)
    implements Happening {

  static KeptEvent of(Happening event, Set<String> wanted) {
    Map<String, Object> properties = wanted.isEmpty() ? Map.of() : new HashMap<>();
    for (String name : wanted) {
      Object value = event.property(name);
      if (value != null) {
        properties.put(name, value);
      }
    }
    return new KeptEvent(event.micros(), event.name(), event.user(), event.person(), properties);
  }

  @Override
  public Object property(String property) {
    return properties.get(property);
  }
}
