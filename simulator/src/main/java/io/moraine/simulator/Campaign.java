package io.moraine.simulator;

/**
 * A campaign, which runs on some days and rests on others.
 *
 * <p>Its planted effect: of the visits that it brings on a day on which it runs, the share {@code
 * incrementality} would not have happened without it; the others would have come all the same, by
 * its {@link #otherwise()}. On a day of rest that is just what happens.
 *
 * @param clickParameter the query parameter with the advertiser's click id, null where there is
 *     none
 * @param daysOn on how many days of each cycle it runs
 * @param cycleDays how long a cycle is
 * @param clickHundredths what a click costs, hundredths of a euro
 */
record Campaign(
    String name,
    String source,
    String medium,
    Channel channel,
    String referrer,
    String clickParameter,
    double incrementality,
    Origin otherwise,
    int daysOn,
    int cycleDays,
    long clickHundredths) {

  boolean runsOn(int day) {
    return Math.floorMod(day + name.length(), cycleDays) < daysOn;
  }

  String query() {
    return "utm_source=" + source + "&utm_medium=" + medium + "&utm_campaign=" + name;
  }
}
