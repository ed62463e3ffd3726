package io.moraine.simulator;

/**
 * What a visit's first page shows of where the visit comes from.
 *
 * @param referrer the page before, null where the browser tells none
 * @param campaign the campaign that the address names, null where none
 */
record Origin(Channel channel, String referrer, Campaign campaign) {

  /** From another site, by a link that nobody paid for. */
  static Origin link(Channel channel, String referrer) {
    return new Origin(channel, referrer, null);
  }

  static Origin of(Campaign campaign) {
    return new Origin(campaign.channel(), campaign.referrer(), campaign);
  }

  /** The query that the landing page's address gets, empty where it gets none. */
  String query(Chance chance) {
    if (campaign == null) {
      return "";
    }
    if (campaign.clickParameter() == null) {
      return campaign.query();
    }
    TextBuffer click = new TextBuffer(32).hex(chance.bits(), 16).hex(chance.bits(), 6);
    return campaign.query() + "&" + campaign.clickParameter() + "=" + click;
  }
}
