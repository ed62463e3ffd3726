package io.moraine.analyses.commerce;

import io.moraine.analyses.results.Mergeable;
import java.io.Serializable;
import java.util.Comparator;

/** What a product was called last; of equal times, the greatest name and then category. */
final class ProductLabel implements Serializable, Mergeable<ProductLabel> {
  private static final long serialVersionUID = 1L;
  private static final Comparator<String> NOTHING_FIRST =
      Comparator.nullsFirst(Comparator.naturalOrder());

  private long micros = Long.MIN_VALUE;
  private String name;
  private String category;

  /** Whether a name seen at that moment could be the last. */
  boolean wants(long seenMicros) {
    return seenMicros >= micros;
  }

  /**
   * Sees the product.
   *
   * @param seenName null where nothing is said, which is not looked at
   */
  void see(long seenMicros, String seenName, String seenCategory) {
    if (seenName == null || seenMicros < micros) {
      return;
    }
    if (seenMicros > micros || isAfter(seenName, seenCategory)) {
      micros = seenMicros;
      name = seenName;
      category = seenCategory;
    }
  }

  private boolean isAfter(String seenName, String seenCategory) {
    int order = NOTHING_FIRST.compare(seenName, name);
    return order > 0 || order == 0 && NOTHING_FIRST.compare(seenCategory, category) > 0;
  }

  @Override
  public void merge(ProductLabel other) {
    see(other.micros, other.name, other.category);
  }

  /** The name; null where it is not known. */
  String name() {
    return name;
  }

  /** The category path; null where it is not known. */
  String category() {
    return category;
  }
}
