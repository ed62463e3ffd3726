package io.moraine.analyses.commerce;

import java.io.Serializable;

/**
 * Which products are told of together.
 *
 * @param pairs how many pairs of products are told of each basis, at most
 * @param productsPerBasket how many different products of an order or session count for pairs, the
 *     first ones; a basket of n has n (n - 1) / 2 pairs
 */
public record ProductSettings(int pairs, int productsPerBasket) implements Serializable {
  public ProductSettings {
    if (pairs < 1) {
      throw new IllegalArgumentException("At least 1 pair is told of, not " + pairs + ".");
    }
    if (productsPerBasket < 2) {
      throw new IllegalArgumentException(
          "At least 2 products make a pair, not " + productsPerBasket + ".");
    }
  }

  /** A thousand pairs of baskets of up to 50. */
  public static ProductSettings defaults() {
    return new ProductSettings(1000, 50);
  }
}
