package io.moraine.transforms.enrich;

import static io.moraine.schemas.EventColumn.BOT_RULE;
import static io.moraine.schemas.EventColumn.BROWSER;
import static io.moraine.schemas.EventColumn.CHANNEL;
import static io.moraine.schemas.EventColumn.CHANNEL_RULE;
import static io.moraine.schemas.EventColumn.CLICK_ID;
import static io.moraine.schemas.EventColumn.CLICK_ID_TYPE;
import static io.moraine.schemas.EventColumn.DEVICE_CLASS;
import static io.moraine.schemas.EventColumn.EVENT_TYPE;
import static io.moraine.schemas.EventColumn.OS;
import static io.moraine.schemas.EventColumn.PAGE_HOST;
import static io.moraine.schemas.EventColumn.PAGE_PATH;
import static io.moraine.schemas.EventColumn.PAGE_URL;
import static io.moraine.schemas.EventColumn.REFERRER_HOST;
import static io.moraine.schemas.EventColumn.REFERRER_URL;
import static io.moraine.schemas.EventColumn.TRAFFIC_MEDIUM;
import static io.moraine.schemas.EventColumn.TRAFFIC_SOURCE;
import static io.moraine.schemas.EventColumn.USER_AGENT;
import static io.moraine.schemas.EventColumn.UTM_CAMPAIGN;
import static io.moraine.schemas.EventColumn.UTM_CONTENT;
import static io.moraine.schemas.EventColumn.UTM_MEDIUM;
import static io.moraine.schemas.EventColumn.UTM_SOURCE;
import static io.moraine.schemas.EventColumn.UTM_TERM;

import io.moraine.blocks.BlockBuilder;
import io.moraine.schemas.EventType;
import java.util.List;
import java.util.Set;

/**
 * Completes an event with what its address, referrer and user agent tell. A campaign field that the
 * source sent itself is kept.
 *
 * <p>An event has a channel only where it brings an arrival: it is a view, and has a campaign field
 * or click id, or a referrer that is another site's. Not safe for use by several threads; results
 * are remembered for each distinct text, so that it pays to use one for many events.
 */
public final class Enrichment {
  private static final int ADDRESSES = 1 << 16;
  private static final int AGENTS = 1 << 13;
  private static final Set<String> VIEWS =
      Set.of(
          EventType.PAGE_VIEW.label(), EventType.PRODUCT_VIEW.label(), EventType.LIST_VIEW.label());

  private final ChannelRules channels;
  private final OwnHosts ownHosts;
  private final Recent<String, PageAddress> addresses;
  private final Recent<String, ReferrerHost> referrers;
  private final Recent<String, AgentClassifier.Agent> agents;
  private final Recent<ChannelRules.Arrival, Channel> arrivals;

  /** The host of a referrer; empty where it has none. */
  private record ReferrerHost(Text host) {}

  /** Texts of a channel; all null where no rule fits. */
  private record Channel(Text channel, Text rule, Text source, Text medium) {}

  private Enrichment(ChannelRules channels, BotRules bots, Set<String> ownHosts) {
    this.channels = channels;
    this.ownHosts = new OwnHosts(ownHosts);
    List<String> clickIds = channels.clickIds();
    this.addresses = new Recent<>(ADDRESSES, url -> PageAddress.parse(url, clickIds));
    this.referrers = new Recent<>(ADDRESSES, url -> new ReferrerHost(PageAddress.hostOf(url)));
    this.agents = new Recent<>(AGENTS, new AgentClassifier(bots)::classify);
    this.arrivals = new Recent<>(ADDRESSES, this::channel);
  }

  /**
   * The enrichment by these rules.
   *
   * @param ownHosts hosts whose pages are no referrers, with their subdomains; a page's own host is
   *     one without being named
   */
  public static Enrichment of(ChannelRules channels, BotRules bots, Set<String> ownHosts) {
    return new Enrichment(channels, bots, ownHosts);
  }

  /** Completes the current row of raw.events. */
  public void enrich(BlockBuilder row) {
    if (row.isSet(USER_AGENT)) {
      AgentClassifier.Agent agent = agents.get(row.currentText(USER_AGENT));
      Text.set(row, DEVICE_CLASS, agent.deviceClass());
      Text.set(row, BROWSER, agent.browser());
      Text.set(row, OS, agent.os());
      Text.setWhereAbsent(row, BOT_RULE, agent.botRule());
    }
    Text pageHost = null;
    if (row.isSet(PAGE_URL)) {
      PageAddress page = addresses.get(row.currentText(PAGE_URL));
      setPage(row, page);
      pageHost = page.host();
    }
    Text referrerHost = null;
    if (row.isSet(REFERRER_URL)) {
      referrerHost = referrers.get(row.currentText(REFERRER_URL)).host();
      Text.set(row, REFERRER_HOST, referrerHost);
    }
    if (VIEWS.contains(row.currentText(EVENT_TYPE))) {
      setChannel(row, pageHost, referrerHost);
    }
  }

  private static void setPage(BlockBuilder row, PageAddress page) {
    Text.set(row, PAGE_HOST, page.host());
    Text.set(row, PAGE_PATH, page.path());
    Text.setWhereAbsent(row, UTM_SOURCE, page.utmSource());
    Text.setWhereAbsent(row, UTM_MEDIUM, page.utmMedium());
    Text.setWhereAbsent(row, UTM_CAMPAIGN, page.utmCampaign());
    Text.setWhereAbsent(row, UTM_TERM, page.utmTerm());
    Text.setWhereAbsent(row, UTM_CONTENT, page.utmContent());
    Text.set(row, CLICK_ID, page.clickId());
    Text.set(row, CLICK_ID_TYPE, page.clickIdType());
  }

  private void setChannel(BlockBuilder row, Text pageHost, Text referrerHost) {
    boolean campaign =
        row.isSet(UTM_SOURCE)
            || row.isSet(UTM_MEDIUM)
            || row.isSet(UTM_CAMPAIGN)
            || row.isSet(UTM_TERM)
            || row.isSet(UTM_CONTENT)
            || row.isSet(CLICK_ID);
    boolean fromElsewhere = referrerHost != null && isForeign(referrerHost, pageHost);
    if (!campaign && !fromElsewhere) {
      return;
    }
    Channel channel =
        arrivals.get(
            new ChannelRules.Arrival(
                row.currentText(UTM_SOURCE),
                row.currentText(UTM_MEDIUM),
                row.currentText(UTM_CAMPAIGN),
                row.currentText(CLICK_ID_TYPE),
                fromElsewhere ? referrerHost.toString() : null));
    Text.set(row, CHANNEL, channel.channel);
    Text.set(row, CHANNEL_RULE, channel.rule);
    Text.set(row, TRAFFIC_SOURCE, channel.source);
    Text.set(row, TRAFFIC_MEDIUM, channel.medium);
  }

  /**
   * Whether a referrer is another site's. Where the page's own host is not known, only a site that
   * the rules know is taken for another's: the rest could well be our own.
   */
  private boolean isForeign(Text referrerHost, Text pageHost) {
    String referrer = referrerHost.toString();
    if (ownHosts.contains(referrer)) {
      return false;
    }
    return pageHost == null
        ? channels.knows(referrer)
        : !OwnHosts.same(referrer, pageHost.toString());
  }

  private Channel channel(ChannelRules.Arrival arrival) {
    return channels
        .classify(arrival)
        .map(
            match ->
                new Channel(
                    Text.orNull(match.channel()),
                    Text.orNull(match.rule()),
                    Text.orNull(match.source()),
                    Text.orNull(match.medium())))
        .orElseGet(() -> new Channel(null, null, null, null));
  }
}
