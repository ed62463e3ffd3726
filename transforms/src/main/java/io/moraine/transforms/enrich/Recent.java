package io.moraine.transforms.enrich;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The results for keys seen lately, of bounded size: two generations, the older of which is
 * forgotten when the younger is full. A key in use is never forgotten.
 */
final class Recent<K, V> {
  private final int generation;
  private final Function<K, V> source;
  private Map<K, V> young = new HashMap<>();
  private Map<K, V> old = new HashMap<>();

  /** Keeps at most {@code capacity} results of that function, which must not return null. */
  Recent(int capacity, Function<K, V> source) {
    this.generation = Math.max(1, capacity / 2);
    this.source = source;
  }

  V get(K key) {
    V value = young.get(key);
    if (value == null) {
      value = old.get(key);
      if (value == null) {
        value = source.apply(key);
      }
      if (young.size() >= generation) {
        old = young;
        young = new HashMap<>();
      }
      young.put(key, value);
    }
    return value;
  }
}
