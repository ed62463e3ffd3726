package io.moraine.simulator;

/** What people pay with. */
enum Currency {
  EUR(1.0),
  CHF(1.04),
  GBP(0.87);

  private final double perEuro;

  Currency(double perEuro) {
    this.perEuro = perEuro;
  }

  /** A price in euro as the shop tells it in this currency: ending as shop prices end. */
  long priced(long euroHundredths) {
    long converted = StrictMath.round(euroHundredths * perEuro);
    return this == EUR ? euroHundredths : converted / 10 * 10 + 5;
  }
}
