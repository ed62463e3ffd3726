package io.moraine.simulator;

import java.util.ArrayDeque;
import java.util.Queue;

/** What a person does in a visit, from the first page to the last. */
final class VisitScript {
  /** Nobody opens a further page after this time. */
  private static final long TIRED_AFTER = 60 * 60_000L;

  private static final double WISH_RATE = 0.03;
  private static final double FROM_OPEN_TAB = 0.25;
  private static final double RETELLING_RATE = 0.006;

  private final Scene scene;
  private final Visit visit;
  private final Chance chance;
  private final SiteMap site;
  private final Browser browser;
  private final ShoppingScript shopping;
  private final AccountScript account;

  /** The rest of a planted pattern that is being followed. */
  private final Queue<Page> detour = new ArrayDeque<>();

  private VisitScript(Scene scene, Visit visit) {
    this.scene = scene;
    this.visit = visit;
    this.chance = scene.life();
    this.site = scene.shop().site();
    this.browser = new Browser(scene, visit, AccountScript.userAtFirst(visit));
    this.account = new AccountScript(scene, visit, browser);
    this.shopping = new ShoppingScript(scene, visit, browser, account);
  }

  static void play(Scene scene, Visit visit) {
    new VisitScript(scene, visit).play();
    scene.books().session(visit, scene.shop());
  }

  private void play() {
    shopping.forgetOldCart();
    land();
    account.switchUser();
    if (account.signsUpAtOnce()) {
      return;
    }
    if (!account.isDue() && chance.happens(visit.human().appetite().bounceRate())) {
      return;
    }
    Pattern pattern = followedPattern();
    do {
      act(browser.page());
      browser.look();
    } while (goesOn(pattern));
    account.settle();
  }

  private void land() {
    Origin origin = visit.cause().origin();
    Page landing =
        Traffic.CART_REMINDER.equals(origin.campaign())
            ? site.cart
            : site.somePageOf(Place.landing(origin.channel(), chance), chance);
    String referrer = origin.referrer();
    if (origin.channel() == Channel.DIRECT && chance.happens(FROM_OPEN_TAB)) {
      referrer = SiteMap.HOST + "/";
    }
    browser.land(landing, referrer, origin.query(chance));
  }

  private Pattern followedPattern() {
    for (Pattern pattern : scene.shop().patterns()) {
      if (chance.happens(pattern.rate())) {
        detour.addAll(pattern.pages());
        return pattern;
      }
    }
    return null;
  }

  private void act(Page page) {
    switch (page.place()) {
      case HOME -> browser.exposeTo(Experiment.HERO_PICTURE);
      case PRODUCT -> actOnProduct(page.product());
      case SEARCH -> search();
      case CALCULATOR -> calculate(page.subject());
      case CART -> shopping.reviewCart();
      case PRICING -> account.considerJoining();
      case ACCOUNT -> account.considerPlan();
      case CATEGORY, BLOG, HELP -> {}
      case AWAY -> throw new IllegalStateException("There is no page to act on.");
    }
  }

  private void actOnProduct(Product product) {
    if (chance.happens(WISH_RATE)) {
      browser.hesitate();
      browser.tracker().custom("wishlist_add", product, browser.watch().now());
    }
    shopping.consider(product);
  }

  private void search() {
    browser.watch().pass(chance, 60, 400);
    long results = chance.happens(0.08) ? 0 : 1 + chance.below(40);
    browser.tracker().search(results, browser.watch().now());
  }

  private void calculate(String feature) {
    if (!chance.happens(0.7)) {
      return;
    }
    long began = browser.watch().now();
    browser.watch().pass(chance, 5_000, browser.inHurry() ? 20_000 : 150_000);
    double end = chance.fraction();
    String outcome = end < 0.72 ? "completed" : end < 0.94 ? "abandoned" : "error";
    long now = browser.watch().now();
    String amount = Integer.toString(500 + 100 * chance.below(80));
    String months = Integer.toString(6 + 6 * chance.below(10));
    browser
        .tracker()
        .featureUsed(feature, outcome, now - began, now, "amount", amount, "months", months);
    scene.books().featureUses().add(feature + "/" + outcome);
  }

  /** Opens the next page; not where the visit is over. */
  private boolean goesOn(Pattern pattern) {
    if (browser.isClosing() || browser.watch().now() - visit.begins() > TIRED_AFTER) {
      return false;
    }
    if (!detour.isEmpty()) {
      browser.go(detour.remove());
      if (detour.isEmpty()) {
        scene.books().planted(pattern);
      }
      return true;
    }
    if (account.isDueNow()) {
      account.settle();
    }
    if (shopping.wantsToSeeCart()) {
      browser.go(site.cart);
      return true;
    }
    if (chance.happens(RETELLING_RATE) && shopping.retellsOrder()) {
      return true;
    }
    Place next = browser.page().place().next(chance);
    if (next == Place.AWAY) {
      return false;
    }
    browser.go(site.somePageOf(next, chance));
    return true;
  }
}
