package io.moraine.transforms.read;

import io.moraine.schemas.MoraineException;
import io.moraine.transforms.TransformError;
import io.moraine.transforms.enrich.BotRules;
import io.moraine.transforms.enrich.ChannelRules;
import io.moraine.transforms.enrich.IpPolicy;
import java.io.Serializable;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;

/**
 * How lines become events, whatever their format.
 *
 * @param reportingZone the zone whose days are the reporting days
 * @param clockTolerance by how much a device's clock may be wrong before its times are corrected
 * @param site the site of events that name none, such as {@code www.example.com}; null for none
 * @param ownHosts hosts whose pages are no referrers, with their subdomains, beside a page's own
 * @param hashKey the key of every pseudonym, not empty; who has it can find out addresses again
 * @param ipPolicy what is kept of an address
 * @param maxLineBytes the longest line that is read; longer ones are rejected
 * @param maxDepth how deep JSON may be nested
 * @param maxItems the most items an event may have
 * @param maxProperties the most properties and feature inputs an event may have together
 * @param assetExtensions the extensions, in lower case, of paths that are assets and not pages
 * @param channelRules how an arrival gets its channel
 * @param botRules who is a bot
 */
public record IngestSettings(
    ZoneId reportingZone,
    Duration clockTolerance,
    String site,
    Set<String> ownHosts,
    String hashKey,
    IpPolicy ipPolicy,
    int maxLineBytes,
    int maxDepth,
    int maxItems,
    int maxProperties,
    Set<String> assetExtensions,
    ChannelRules channelRules,
    BotRules botRules)
    implements Serializable {

  private static final Set<String> ASSETS =
      Set.of(
          "avif",
          "bmp",
          "css",
          "cur",
          "eot",
          "gif",
          "ico",
          "jpeg",
          "jpg",
          "js",
          "json",
          "less",
          "map",
          "mjs",
          "mp3",
          "mp4",
          "ogg",
          "otf",
          "png",
          "svg",
          "swf",
          "tif",
          "tiff",
          "ttf",
          "txt",
          "wasm",
          "wav",
          "webm",
          "webmanifest",
          "webp",
          "woff",
          "woff2",
          "xml",
          "xsl");

  /** Refuses what no reading could be done with. */
  public IngestSettings {
    ownHosts = Set.copyOf(ownHosts);
    assetExtensions = Set.copyOf(assetExtensions);
    require(!clockTolerance.isNegative(), "The clock tolerance is negative.");
    require(site == null || !site.isBlank(), "The site is blank; leave it out for none.");
    require(!hashKey.isEmpty(), "The key of the hashes is empty.");
    require(maxLineBytes > 0, "The longest line has no byte.");
    require(maxDepth > 1, "Without nesting there are no items: the depth must be 2 or more.");
    require(maxItems > 0 && maxProperties > 0, "The most items and properties must be 1 or more.");
  }

  private static void require(boolean condition, String sentence) {
    if (!condition) {
      throw new MoraineException(TransformError.BAD_SETTING, sentence);
    }
  }

  /**
   * Days of UTC, clocks trusted within a minute, addresses truncated, lines up to 1 MiB, the rules
   * that ship. The key of the hashes is known to everybody: set one of your own where addresses
   * must stay secret.
   */
  public static IngestSettings defaults() {
    return new IngestSettings(
        ZoneId.of("UTC"),
        Duration.ofSeconds(60),
        null,
        Set.of(),
        "moraine",
        IpPolicy.TRUNCATE,
        1 << 20,
        32,
        1_000,
        1_000,
        ASSETS,
        ChannelRules.shipped(),
        BotRules.shipped());
  }

  /** These settings for the days of that zone. */
  public IngestSettings withReportingZone(ZoneId zone) {
    return new IngestSettings(
        zone,
        clockTolerance,
        site,
        ownHosts,
        hashKey,
        ipPolicy,
        maxLineBytes,
        maxDepth,
        maxItems,
        maxProperties,
        assetExtensions,
        channelRules,
        botRules);
  }

  /** These settings for events of that site. */
  public IngestSettings withSite(String ofEvents) {
    return new IngestSettings(
        reportingZone,
        clockTolerance,
        ofEvents,
        ownHosts,
        hashKey,
        ipPolicy,
        maxLineBytes,
        maxDepth,
        maxItems,
        maxProperties,
        assetExtensions,
        channelRules,
        botRules);
  }

  /** These settings with that key and that use of it. */
  public IngestSettings withAddresses(IpPolicy policy, String key) {
    return new IngestSettings(
        reportingZone,
        clockTolerance,
        site,
        ownHosts,
        key,
        policy,
        maxLineBytes,
        maxDepth,
        maxItems,
        maxProperties,
        assetExtensions,
        channelRules,
        botRules);
  }

  /** These settings with other limits of a line. */
  public IngestSettings withLimits(int lineBytes, int depth, int items, int properties) {
    return new IngestSettings(
        reportingZone,
        clockTolerance,
        site,
        ownHosts,
        hashKey,
        ipPolicy,
        lineBytes,
        depth,
        items,
        properties,
        assetExtensions,
        channelRules,
        botRules);
  }
}
