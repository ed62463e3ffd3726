/**
 * Which touch a conversion is owed to: the rules over dated touches of one person, and the models
 * over counted paths.
 *
 * <p>Credit is counted in whole units ({@link io.moraine.analyses.attribution.Credits}) and money in
 * whole millionths; both are handed out by {@link io.moraine.analyses.attribution.Apportionment}, so
 * that under every model the credit of all channels is the number of conversions and their money is
 * the conversions' money, to the last unit, in whatever order conversions come and tallies are
 * merged.
 */
package io.moraine.analyses.attribution;
