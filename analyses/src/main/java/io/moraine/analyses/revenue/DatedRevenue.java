package io.moraine.analyses.revenue;

import java.math.BigDecimal;

/**
 * What somebody paid, or was paid back.
 *
 * @param epochDay the day in the reporting zone
 * @param currency the currency's code
 * @param net the amount; negative for money paid back
 */
public record DatedRevenue(long epochDay, String currency, BigDecimal net) {}
