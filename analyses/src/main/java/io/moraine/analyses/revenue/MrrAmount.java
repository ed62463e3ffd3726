package io.moraine.analyses.revenue;

import java.math.BigDecimal;

/**
 * What an account pays for a plan in a month.
 *
 * @param month the month; 0 is the first that is answered for, those before are negative
 * @param plan the plan
 * @param currency the currency's code
 * @param amount the recurring revenue of the month, not negative
 */
public record MrrAmount(int month, String plan, String currency, BigDecimal amount) {
  public MrrAmount {
    if (amount.signum() < 0) {
      throw new IllegalArgumentException(
          "Recurring revenue of " + amount + " " + currency + " for " + plan + " is negative.");
    }
  }
}
