package io.moraine.analyses.attribution;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The names of campaigns that arrive in several spellings. A spelling is one campaign's only where
 * it comes from the source that it is mapped for, whatever the case of either; a session without a
 * campaign is never given one.
 */
public final class CampaignMapping {

  /** What an advertising account's name has more than the source that its visits name. */
  private static final String ACCOUNT = "ads";

  private final Map<Spelling, String> names = new HashMap<>();

  /**
   * Reads the mapping.
   *
   * @param bySource name and spellings of each campaign, by source: as sessions name it, or the
   *     advertising account, as {@code GoogleAds} for {@code google}
   */
  public CampaignMapping(Map<String, Map<String, List<String>>> bySource) {
    bySource.forEach(
        (source, campaigns) ->
            campaigns.forEach(
                (name, spellings) -> spellings.forEach(spelling -> map(source, spelling, name))));
  }

  private void map(String source, String spelling, String name) {
    String lower = lower(source);
    names.putIfAbsent(new Spelling(lower, lower(spelling)), name);
    if (lower.endsWith(ACCOUNT)) {
      String visited = lower.substring(0, lower.length() - ACCOUNT.length());
      names.putIfAbsent(new Spelling(visited, lower(spelling)), name);
    }
  }

  /**
   * The name of a campaign.
   *
   * @param source what the session says of its source
   * @param campaign what it says of its campaign
   * @return the name, which is the campaign itself where it is not mapped
   */
  String nameOf(String source, String campaign) {
    return campaign.isEmpty()
        ? campaign
        : names.getOrDefault(new Spelling(lower(source), lower(campaign)), campaign);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private record Spelling(String source, String campaign) {}
}
