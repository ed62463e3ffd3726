package io.moraine.analyses.attribution;

import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Values of a dimension, numbered as they come. */
final class ValueNumbers implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Object2IntOpenHashMap<String> numbers = new Object2IntOpenHashMap<>();
  private final List<String> values = new ArrayList<>();

  ValueNumbers() {
    numbers.defaultReturnValue(-1);
  }

  int of(String value) {
    int known = numbers.getInt(value);
    if (known >= 0) {
      return known;
    }
    numbers.put(value, values.size());
    values.add(value);
    return values.size() - 1;
  }

  String value(int number) {
    return values.get(number);
  }

  /** Every value, in the order of their numbers. */
  List<String> all() {
    return List.copyOf(values);
  }

  int size() {
    return values.size();
  }

  /** Takes in the values of another: by its number ours. */
  int[] merge(ValueNumbers other) {
    return other.values.stream().mapToInt(this::of).toArray();
  }
}
