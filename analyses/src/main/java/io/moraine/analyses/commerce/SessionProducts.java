package io.moraine.analyses.commerce;

import java.util.HashMap;
import java.util.Map;

/** What happened to products in one session so far. */
final class SessionProducts {
  /** It was viewed. */
  static final int VIEWED = 1;

  /** It was put into a cart. */
  static final int ADDED = 2;

  /** A purchase had it. */
  static final int ORDERED = 4;

  private final long endMicros;
  private final PairCounts.Basket basket;
  private final Map<String, Integer> seen = new HashMap<>();

  /**
   * Nothing yet.
   *
   * @param endMicros when the session ends, microseconds of UTC
   * @param basket of the products viewed
   */
  SessionProducts(long endMicros, PairCounts.Basket basket) {
    this.endMicros = endMicros;
    this.basket = basket;
  }

  boolean endsBefore(long micros) {
    return endMicros < micros;
  }

  PairCounts.Basket basket() {
    return basket;
  }

  /** Marks a product; gives what it was marked with before. */
  int mark(String product, int mark) {
    Integer known = seen.get(product);
    int before = known == null ? 0 : known;
    if ((before & mark) == 0) {
      seen.put(product, before | mark);
    }
    return before;
  }
}
