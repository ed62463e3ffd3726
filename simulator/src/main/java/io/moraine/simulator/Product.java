package io.moraine.simulator;

/**
 * A product of the shop. Its price never changes.
 *
 * @param category category path, parts separated by a slash
 * @param euroHundredths price of one piece in euro
 * @param salePercent what is taken off at the till, percent
 */
record Product(
    String id,
    String name,
    String category,
    String brand,
    String slug,
    long euroHundredths,
    int salePercent) {

  long price(Currency currency) {
    return currency.priced(euroHundredths);
  }
}
