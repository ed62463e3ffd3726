package io.moraine.analyses.results;

import java.lang.reflect.RecordComponent;
import java.util.Map;

/** Makes rows of tables of which few columns matter. */
final class Records {
  private Records() {}

  /** A record with these components; all others are null, nothing or false. */
  static <R extends Record> R of(Class<R> type, Map<String, ?> known) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      Object value = known.get(components[i].getName());
      values[i] = value == null ? nothing(types[i]) : value;
    }
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object nothing(Class<?> type) {
    if (type == boolean.class) {
      return false;
    } else if (type == double.class) {
      return 0.0;
    }
    return type == long.class ? (Object) 0L : type == int.class ? (Object) 0 : null;
  }
}
