package io.moraine.simulator;

import java.util.List;
import java.util.Optional;

/** Where visits come from, day by day. */
final class Traffic {
  static final Origin DIRECT = new Origin(Channel.DIRECT, null, null);

  private static final Origin GOOGLE =
      Origin.link(Channel.ORGANIC_SEARCH, "https://www.google.com/");
  private static final Origin BING = Origin.link(Channel.ORGANIC_SEARCH, "https://www.bing.com/");
  private static final Origin DUCKDUCKGO =
      Origin.link(Channel.ORGANIC_SEARCH, "https://duckduckgo.com/");
  private static final Origin ECOSIA =
      Origin.link(Channel.ORGANIC_SEARCH, "https://www.ecosia.org/");
  private static final Origin INSTAGRAM =
      Origin.link(Channel.ORGANIC_SOCIAL, "https://www.instagram.com/");
  private static final Origin FACEBOOK =
      Origin.link(Channel.ORGANIC_SOCIAL, "https://www.facebook.com/");
  private static final Origin REDDIT =
      Origin.link(Channel.ORGANIC_SOCIAL, "https://www.reddit.com/");
  private static final Origin FORUM =
      Origin.link(Channel.REFERRAL, "https://forum.seilschaft.example/t/8812");
  private static final Origin MAGAZINE =
      Origin.link(Channel.REFERRAL, "https://magazin.talwaerts.example/gear/tents");
  private static final Origin HUT =
      Origin.link(Channel.REFERRAL, "https://www.huettenwirt.example/packing-list");
  private static final Origin CHATGPT = Origin.link(Channel.AI_ASSISTANTS, "https://chatgpt.com/");
  private static final Origin PERPLEXITY =
      Origin.link(Channel.AI_ASSISTANTS, "https://www.perplexity.ai/");
  private static final Origin CLAUDE = Origin.link(Channel.AI_ASSISTANTS, "https://claude.ai/");
  private static final Origin COPILOT =
      Origin.link(Channel.AI_ASSISTANTS, "https://copilot.microsoft.com/");

  private static final Campaign BRAND_SEARCH =
      new Campaign(
          "brand-search",
          "google",
          "cpc",
          Channel.PAID_SEARCH,
          GOOGLE.referrer(),
          "gclid",
          0.15,
          GOOGLE,
          5,
          7,
          22);
  private static final Campaign TENTS_GENERIC =
      new Campaign(
          "tents-generic",
          "google",
          "cpc",
          Channel.PAID_SEARCH,
          GOOGLE.referrer(),
          "gclid",
          0.8,
          GOOGLE,
          6,
          8,
          61);
  private static final Campaign BING_BOOTS =
      new Campaign(
          "bing-boots",
          "bing",
          "cpc",
          Channel.PAID_SEARCH,
          BING.referrer(),
          "msclkid",
          0.6,
          BING,
          4,
          6,
          38);
  private static final Campaign SPRING_TRAILS =
      new Campaign(
          "spring-trails",
          "instagram",
          "paid_social",
          Channel.PAID_SOCIAL,
          INSTAGRAM.referrer(),
          "fbclid",
          0.7,
          INSTAGRAM,
          5,
          9,
          45);
  private static final Campaign WINTER_CLEARANCE =
      new Campaign(
          "winter-clearance",
          "facebook",
          "paid_social",
          Channel.PAID_SOCIAL,
          FACEBOOK.referrer(),
          "fbclid",
          0.4,
          FACEBOOK,
          3,
          7,
          33);
  private static final Campaign GEAR_DISPLAY =
      new Campaign(
          "gear-display",
          "adnet",
          "display",
          Channel.DISPLAY,
          "https://news.talwaerts.example/",
          null,
          0.3,
          DIRECT,
          6,
          10,
          12);
  private static final Campaign TRAIL_BLOGS =
      new Campaign(
          "trail-blogs",
          "gearpartners",
          "affiliate",
          Channel.AFFILIATES,
          "https://blog.wegwarte.example/best-of",
          null,
          0.55,
          MAGAZINE,
          8,
          11,
          27);
  private static final Campaign WEEKLY_LETTER =
      new Campaign(
          "weekly-letter", "firn", "email", Channel.EMAIL, null, null, 0.5, DIRECT, 3, 7, 2);

  /** The letter that reminds of a cart; it brings people to the cart itself. */
  static final Campaign CART_REMINDER =
      new Campaign(
          "cart-reminder", "firn", "email", Channel.EMAIL, null, null, 0.6, DIRECT, 1, 1, 1);

  /** Every campaign. */
  static final List<Campaign> CAMPAIGNS =
      List.of(
          BRAND_SEARCH,
          TENTS_GENERIC,
          BING_BOOTS,
          SPRING_TRAILS,
          WINTER_CLEARANCE,
          GEAR_DISPLAY,
          TRAIL_BLOGS,
          WEEKLY_LETTER,
          CART_REMINDER);

  private static final Choice<Origin> OF_NEWCOMERS =
      Choice.of(24, GOOGLE)
          .or(3, BING)
          .or(2, DUCKDUCKGO)
          .or(1.5, ECOSIA)
          .or(14, DIRECT)
          .or(3, INSTAGRAM)
          .or(2, FACEBOOK)
          .or(2, REDDIT)
          .or(2, FORUM)
          .or(2, MAGAZINE)
          .or(1.5, HUT)
          .or(2.5, CHATGPT)
          .or(1, PERPLEXITY)
          .or(0.7, CLAUDE)
          .or(0.6, COPILOT)
          .or(7, Origin.of(BRAND_SEARCH))
          .or(8, Origin.of(TENTS_GENERIC))
          .or(3, Origin.of(BING_BOOTS))
          .or(6, Origin.of(SPRING_TRAILS))
          .or(4, Origin.of(WINTER_CLEARANCE))
          .or(3, Origin.of(GEAR_DISPLAY))
          .or(3, Origin.of(TRAIL_BLOGS))
          .or(1.5, Origin.of(WEEKLY_LETTER));

  private static final Choice<Origin> OF_RETURNERS =
      Choice.of(45, DIRECT)
          .or(15, GOOGLE)
          .or(2, DUCKDUCKGO)
          .or(2, INSTAGRAM)
          .or(2, FORUM)
          .or(2, CHATGPT)
          .or(12, Origin.of(WEEKLY_LETTER))
          .or(8, Origin.of(BRAND_SEARCH))
          .or(4, Origin.of(GEAR_DISPLAY))
          .or(3, Origin.of(SPRING_TRAILS));

  private final double[] newcomersOfDay;

  Traffic(Season season) {
    newcomersOfDay = new double[season.days()];
    for (int day = 0; day < newcomersOfDay.length; day++) {
      int today = day;
      newcomersOfDay[day] = OF_NEWCOMERS.mean(origin -> happening(origin, today));
    }
  }

  /** How many newcomers a day has, as a factor: fewer where campaigns rest. */
  double newcomersOn(int day) {
    return newcomersOfDay[day];
  }

  /** How somebody who comes for the first time came about. */
  Cause newcomer(int day, Chance chance) {
    while (true) {
      Optional<Cause> cause = onThatDay(OF_NEWCOMERS.draw(chance), day, chance);
      if (cause.isPresent()) {
        return cause.get();
      }
    }
  }

  /** How a further visit came about; empty where it does not happen since a campaign rests. */
  Optional<Cause> returner(int day, Chance chance) {
    return onThatDay(OF_RETURNERS.draw(chance), day, chance);
  }

  /** How a visit came about that was made to see a cart again. */
  Cause reminded(Chance chance) {
    return new Cause(Origin.of(CART_REMINDER), chance.happens(CART_REMINDER.incrementality()));
  }

  /** The share of an origin's visits that happen on a day. */
  private static double happening(Origin origin, int day) {
    Campaign campaign = origin.campaign();
    return campaign == null || campaign.runsOn(day) ? 1 : 1 - campaign.incrementality();
  }

  private static Optional<Cause> onThatDay(Origin origin, int day, Chance chance) {
    Campaign campaign = origin.campaign();
    if (campaign == null) {
      return Optional.of(new Cause(origin, false));
    }
    boolean onlyByCampaign = chance.happens(campaign.incrementality());
    if (campaign.runsOn(day)) {
      return Optional.of(new Cause(origin, onlyByCampaign));
    }
    return onlyByCampaign ? Optional.empty() : Optional.of(new Cause(campaign.otherwise(), false));
  }
}
