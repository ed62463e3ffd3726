package io.moraine.simulator;

import java.util.List;

/** What a bot does while the shop is watched. */
final class BotLife {
  private static final long HOUR = 3_600_000L;

  private final Scene scene;
  private final Chance chance;
  private final Season season;
  private final SiteMap site;
  private final BotKind kind;
  private final Device device;
  private final Persona persona;

  private BotLife(Scene scene, BotKind kind) {
    this.scene = scene;
    this.chance = scene.life();
    this.season = scene.shop().season();
    this.site = scene.shop().site();
    this.kind = kind;
    this.device = Device.ofBot(scene.household() * 2, kind, chance);
    this.persona = Persona.ofDevice(device);
    device.belongsTo(persona);
  }

  /** The shop's own monitor, which looks every hour, and at the last moment too. */
  static void monitor(Scene scene) {
    BotLife life = new BotLife(scene, BotKind.MONITOR);
    long hours = (life.season.lastMoment() - life.season.begins()) / HOUR;
    for (long hour = hours; hour >= 0; hour--) {
      life.crawl(life.season.lastMoment() - hour * HOUR, 1, 1);
    }
    life.close();
  }

  /** One of the bots that come from elsewhere. */
  static void live(Scene scene) {
    BotLife life = new BotLife(scene, BotKind.OF_VISITORS.draw(scene.life()));
    long gap = (long) ((12 + life.chance.waiting(60)) * HOUR);
    long begins = life.season.begins() + life.chance.between(0, Math.min(gap, 20 * HOUR));
    do {
      life.crawl(begins, life.pagesPerCrawl(), 1000 + life.chance.below(4000));
      begins += VisitPlan.APART + (long) (gap * (0.8 + 0.4 * life.chance.fraction()));
    } while (begins + Visit.LONGEST < life.season.lastMoment());
    life.close();
  }

  private int pagesPerCrawl() {
    return switch (kind) {
      case SEARCH_CRAWLER -> 4 + chance.below(18);
      case AI_CRAWLER -> 5 + chance.below(24);
      case HEADLESS_SCRAPER -> 15 + chance.below(50);
      case DISGUISED -> 12 + chance.below(40);
      case MONITOR -> 1;
    };
  }

  private void crawl(long begins, int pages, long pace) {
    Visit visit = new Visit(device, null, persona, Cause.NONE, Visit.Account.ANONYMOUS, begins);
    Tracker tracker = new Tracker(scene, visit, scene.deliveryOfServer(), null);
    Watch watch = new Watch(season, begins);
    int shelf = chance.below(scene.shop().catalogue().products().size());
    for (int i = 0; i < pages; i++) {
      if (i > 0) {
        watch.pass(chance, pace, pace + pace / 10);
      }
      tracker.land(page(shelf + i), null, "", watch.now());
    }
    scene.books().botSession(visit, kind);
  }

  private Page page(int number) {
    List<Product> products = scene.shop().catalogue().products();
    return switch (kind) {
      case MONITOR -> site.home;
      case HEADLESS_SCRAPER, DISGUISED -> site.pageOf(products.get(number % products.size()));
      case SEARCH_CRAWLER ->
          site.somePageOf(chance.happens(0.7) ? Place.PRODUCT : Place.CATEGORY, chance);
      case AI_CRAWLER -> site.somePageOf(chance.happens(0.5) ? Place.BLOG : Place.HELP, chance);
    };
  }

  private void close() {
    scene.books().persona(persona, kind);
    scene.books().device(device, kind);
  }
}
