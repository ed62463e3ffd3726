package io.moraine.simulator;

/**
 * Why a visit happened.
 *
 * @param origin where it comes from, as the landing page shows
 * @param onlyByCampaign whether it would not have happened without the origin's campaign
 */
record Cause(Origin origin, boolean onlyByCampaign) {
  /** Somebody came because they wanted to, and by typing the address. */
  static final Cause NONE = new Cause(Traffic.DIRECT, false);
}
