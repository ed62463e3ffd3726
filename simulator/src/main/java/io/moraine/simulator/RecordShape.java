package io.moraine.simulator;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The components of a record, under the names that they have in files: {@code startedAt} is {@code
 * started_at} there. A truth is declared once, as a record; how it is written and read follows.
 */
final class RecordShape<R extends Record> {
  private final RecordComponent[] components;
  private final MethodHandle[] accessors;
  private final MethodHandle constructor;
  private final String[] names;

  RecordShape(Class<R> type) {
    components = type.getRecordComponents();
    names =
        Stream.of(components).map(component -> snake(component.getName())).toArray(String[]::new);
    accessors = new MethodHandle[components.length];
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      for (int i = 0; i < components.length; i++) {
        accessors[i] = lookup.unreflect(components[i].getAccessor());
      }
      Class<?>[] types =
          Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      constructor = lookup.unreflectConstructor(type.getDeclaredConstructor(types));
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type + " is not a record to be read here.", e);
    }
  }

  int size() {
    return components.length;
  }

  String name(int component) {
    return names[component];
  }

  RecordComponent component(int component) {
    return components[component];
  }

  /** The position of a name; negative where there is none of that name. */
  int positionOf(String name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  Object value(Record row, int component) {
    try {
      return accessors[component].invoke(row);
    } catch (Throwable e) {
      throw new IllegalStateException("Reading " + names[component] + " of " + row + " failed.", e);
    }
  }

  @SuppressWarnings("unchecked") // the constructor is that of R
  R make(Object[] values) {
    try {
      return (R) constructor.invokeWithArguments(values);
    } catch (Throwable e) {
      throw new IllegalStateException(
          "Making a row of " + String.join(", ", names) + " failed.", e);
    }
  }

  private static String snake(String camel) {
    return camel.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
