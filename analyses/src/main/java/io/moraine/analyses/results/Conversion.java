package io.moraine.analyses.results;

import io.moraine.schemas.Money;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;

/**
 * How amounts of several currencies become amounts of one. Where no rate is known an amount is left
 * out, and tables that keep currencies apart have it.
 *
 * @param currency the currency that results are told in; null where there is no money at all
 * @param rates what one unit of another currency is worth in it
 */
public record Conversion(String currency, Map<String, BigDecimal> rates) implements Serializable {
  public Conversion {
    rates = Map.copyOf(rates);
  }

  /** The amount in the currency of the results; empty where no rate is known. */
  public Optional<BigDecimal> of(BigDecimal amount, String from) {
    if (amount == null) {
      return Optional.empty();
    }
    if (from == null || from.equals(currency)) {
      return Optional.of(amount);
    }
    BigDecimal rate = rates.get(from);
    return rate == null
        ? Optional.empty()
        : Optional.of(amount.multiply(rate).setScale(Money.SCALE, RoundingMode.HALF_EVEN));
  }

  /** The amount in the currency of the results; nothing where no rate is known. */
  public BigDecimal orZero(BigDecimal amount, String from) {
    return of(amount, from).orElse(BigDecimal.ZERO);
  }
}
