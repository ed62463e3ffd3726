package io.moraine.transforms.enrich;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of hosts, each of which stands for its subdomains too; the longest that fits
 * decides. {@code google.*} fits the label before a top-level domain such as {@code com} or {@code
 * co.uk}.
 */
final class KnownHosts<V extends Serializable> implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String ANY_TOP_LEVEL = ".*";

  private final Map<String, V> exact = new HashMap<>();
  private final Map<String, V> beforeTopLevel = new HashMap<>();

  /** Adds a host; false if it was there already. */
  boolean add(String host, V value) {
    return host.endsWith(ANY_TOP_LEVEL)
        ? beforeTopLevel.put(host.substring(0, host.length() - 2), value) == null
        : exact.put(host, value) == null;
  }

  Optional<V> find(String host) {
    int at = 0;
    while (true) {
      V value = exact.get(host.substring(at));
      int dot = host.indexOf('.', at);
      if (value == null && dot >= 0 && isTopLevel(host, dot + 1)) {
        value = beforeTopLevel.get(host.substring(at, dot));
      }
      if (value != null || dot < 0) {
        return Optional.ofNullable(value);
      }
      at = dot + 1;
    }
  }

  /** Whether what starts there can be a top-level domain, such as com, de or co.uk. */
  private static boolean isTopLevel(String host, int from) {
    int dot = host.indexOf('.', from);
    return dot < 0 ? host.length() - from >= 2 : dot - from <= 3 && host.length() - dot - 1 == 2;
  }
}
