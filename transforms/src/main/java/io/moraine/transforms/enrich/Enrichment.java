package io.moraine.transforms.enrich;

import static io.moraine.schemas.EventColumn.BOT_RULE;
import static io.moraine.schemas.EventColumn.BROWSER;
import static io.moraine.schemas.EventColumn.CHANNEL;
import static io.moraine.schemas.EventColumn.CHANNEL_RULE;
import static io.moraine.schemas.EventColumn.CLICK_ID;
import static io.moraine.schemas.EventColumn.CLICK_ID_TYPE;
import static io.moraine.schemas.EventColumn.DEVICE_CLASS;
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

  private final ChannelRules channels;
  private final OwnHosts ownHosts;
  private final RecentTexts<Page> pages;
  private final RecentTexts<Referrer> referrers;
  private final RecentTexts<AgentClassifier.Agent> agents;
  private final Recent<ChannelRules.Arrival, Channel> arrivals;

  /**
   * A page.
   *
   * @param site its host but for a leading www; null where it has no host
   */
  private record Page(PageAddress address, String site) {}

  /**
   * A referrer.
   *
   * @param host its host; null where it has none, and then of all else nothing is said
   * @param site its host but for a leading www
   * @param own whether it is one of the own hosts
   * @param known whether the rules know it
   */
  private record Referrer(Text host, String site, boolean own, boolean known) {}

  /** Texts of a channel; all null where no rule fits. */
  private record Channel(Text channel, Text rule, Text source, Text medium) {}

  private Enrichment(ChannelRules channels, BotRules bots, Set<String> ownHosts) {
    this.channels = channels;
    this.ownHosts = new OwnHosts(ownHosts);
    List<String> clickIds = channels.clickIds();
    this.pages = new RecentTexts<>(ADDRESSES, url -> page(PageAddress.parse(url, clickIds)));
    this.referrers = new RecentTexts<>(ADDRESSES, url -> referrer(PageAddress.hostOf(url)));
    this.agents = new RecentTexts<>(AGENTS, new AgentClassifier(bots)::classify);
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

  /**
   * Completes the current row of raw.events.
   *
   * @param texts those of the row
   */
  public void enrich(BlockBuilder row, EventType type, RowTexts texts) {
    if (texts.find(row, USER_AGENT)) {
      AgentClassifier.Agent agent = agents.get(texts.bytes(), texts.from(), texts.to());
      Text.set(row, DEVICE_CLASS, agent.deviceClass());
      Text.set(row, BROWSER, agent.browser());
      Text.set(row, OS, agent.os());
      Text.setWhereAbsent(row, BOT_RULE, agent.botRule());
    }
    Page page = null;
    if (texts.find(row, PAGE_URL)) {
      page = pages.get(texts.bytes(), texts.from(), texts.to());
      setPage(row, page.address);
    }
    Referrer referrer = null;
    if (texts.find(row, REFERRER_URL)) {
      referrer = referrers.get(texts.bytes(), texts.from(), texts.to());
      Text.set(row, REFERRER_HOST, referrer.host);
    }
    if (type.isView()) {
      setChannel(row, page, referrer);
    }
  }

  private static Page page(PageAddress address) {
    return new Page(
        address, address.host() == null ? null : OwnHosts.site(address.host().toString()));
  }

  private Referrer referrer(Text host) {
    if (host == null) {
      return new Referrer(null, null, false, false);
    }
    String name = host.toString();
    return new Referrer(host, OwnHosts.site(name), ownHosts.contains(name), channels.knows(name));
  }

  private static void setPage(BlockBuilder row, PageAddress page) {
    Text.set(row, PAGE_HOST, page.host());
    Text.setOneOfMany(row, PAGE_PATH, page.path());
    Text.setWhereAbsent(row, UTM_SOURCE, page.utmSource());
    Text.setWhereAbsent(row, UTM_MEDIUM, page.utmMedium());
    Text.setWhereAbsent(row, UTM_CAMPAIGN, page.utmCampaign());
    Text.setWhereAbsent(row, UTM_TERM, page.utmTerm());
    Text.setWhereAbsent(row, UTM_CONTENT, page.utmContent());
    Text.setOneOfMany(row, CLICK_ID, page.clickId());
    Text.set(row, CLICK_ID_TYPE, page.clickIdType());
  }

  private void setChannel(BlockBuilder row, Page page, Referrer referrer) {
    boolean campaign =
        row.isSet(UTM_SOURCE)
            || row.isSet(UTM_MEDIUM)
            || row.isSet(UTM_CAMPAIGN)
            || row.isSet(UTM_TERM)
            || row.isSet(UTM_CONTENT)
            || row.isSet(CLICK_ID);
    boolean fromElsewhere = referrer != null && isForeign(referrer, page);
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
                fromElsewhere ? referrer.host.toString() : null));
    Text.set(row, CHANNEL, channel.channel);
    Text.set(row, CHANNEL_RULE, channel.rule);
    Text.set(row, TRAFFIC_SOURCE, channel.source);
    Text.set(row, TRAFFIC_MEDIUM, channel.medium);
  }

  /**
   * Whether a referrer is another site's. Where the page's own host is not known, only a site that
   * the rules know is taken for another's: the rest could well be our own.
   */
  private static boolean isForeign(Referrer referrer, Page page) {
    if (referrer.host == null || referrer.own) {
      return false;
    }
    return page == null || page.site == null ? referrer.known : !referrer.site.equals(page.site);
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
