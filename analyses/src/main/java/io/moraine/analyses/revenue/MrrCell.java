package io.moraine.analyses.revenue;

/**
 * A month of a plan in a currency.
 *
 * @param month from 0
 * @param plan the plan; empty for all plans together
 * @param currency the currency's code
 * @param movement how it came about
 */
public record MrrCell(int month, String plan, String currency, MrrMovement movement) {}
