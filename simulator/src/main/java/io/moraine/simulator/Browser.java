package io.moraine.simulator;

import java.util.EnumSet;
import java.util.Set;

/** A window in which somebody looks at one page after another, and the time that it takes. */
final class Browser {
  /** Nobody looks at a page for longer, and nobody leaves it open for longer before going on. */
  private static final long LONGEST_LOOK = 14 * 60_000L;

  private static final long LONGEST_IDLE = 26 * 60_000L;

  /** Whoever is still there so long before the end of the data hurries. */
  private static final long HURRY = 70 * 60_000L;

  /** Whoever is still there so long before the end of the data looks at no further page. */
  private static final long CLOSING = 12 * 60_000L;

  /** How long a page is looked at before that is told, milliseconds. */
  private static final long PING_EVERY = 15_000;

  private static final double PERFORMANCE_RATE = 0.14;
  private static final double PING_RATE = 0.85;
  private static final double IDLE_RATE = 0.006;

  private final Scene scene;
  private final Visit visit;
  private final Tracker tracker;
  private final Watch watch;
  private final Chance chance;
  private final Set<Experiment> exposures = EnumSet.noneOf(Experiment.class);

  Browser(Scene scene, Visit visit, String userId) {
    this.scene = scene;
    this.visit = visit;
    this.chance = scene.life();
    this.watch = new Watch(scene.shop().season(), visit.begins());
    Delivery delivery = scene.deliveryOf(visit.device(), visit.begins());
    this.tracker = new Tracker(scene, visit, delivery, userId);
  }

  Tracker tracker() {
    return tracker;
  }

  Watch watch() {
    return watch;
  }

  Page page() {
    return tracker.page();
  }

  /** Opens the first page. */
  void land(Page landing, String referrer, String query) {
    tracker.land(landing, referrer, query, watch.now());
    seen();
  }

  /** Follows a link to a page. */
  void go(Page page) {
    watch.pass(chance, 300, 2500);
    tracker.view(page, watch.now());
    seen();
  }

  /** Lets a little time pass, as it takes to read a line and to press a button. */
  void hesitate() {
    watch.pass(chance, 900, 9000);
  }

  /**
   * Looks at the page for a while; now and then leaves it open and does something else, but not
   * after a look that nothing told of: both together might be longer than a session's gap.
   */
  void look() {
    long left =
        Math.min(inHurry() ? 60_000 : LONGEST_LOOK, 1200 + (long) chance.about(14_000, 1.1));
    boolean tellsTime = chance.happens(PING_RATE);
    while (left > 0) {
      long stretch = Math.min(left, PING_EVERY);
      watch.pass(chance, stretch, stretch + 500);
      if (tellsTime && stretch > 3000) {
        tracker.engaged((long) (stretch * (0.6 + 0.4 * chance.fraction())), watch.now());
      }
      left -= stretch;
    }
    if (tellsTime && !inHurry() && chance.happens(IDLE_RATE)) {
      watch.pass(chance, LONGEST_IDLE / 3, LONGEST_IDLE);
    }
  }

  /** Shows a variant of an experiment, once a visit. */
  void exposeTo(Experiment experiment) {
    if (exposures.add(experiment)) {
      Device device = visit.device();
      watch.pass(chance, 40, 300);
      tracker.exposed(experiment.label(), experiment.variantOf(device), watch.now());
      boolean first = device.exposedTo(experiment);
      scene.books().variant(experiment, experiment.treats(device)).exposed(first);
    }
  }

  /** Decides what an experiment is about, likelier where its treatment was shown. */
  boolean decides(Experiment experiment, double probability) {
    boolean treated = experiment.treats(visit.device());
    double draw = chance.fraction();
    boolean anyway = draw < probability;
    boolean success = draw < probability * (treated ? 1 + experiment.lift() : 1);
    scene.books().variant(experiment, treated).decided(success, success && !anyway);
    return success;
  }

  /** Whether the data ends so soon that nothing long may begin. */
  boolean inHurry() {
    return watch.untilTheEnd() < HURRY;
  }

  /** Whether the data ends so soon that no further page may be opened. */
  boolean isClosing() {
    return watch.untilTheEnd() < CLOSING;
  }

  private void seen() {
    if (chance.happens(PERFORMANCE_RATE)) {
      watch.pass(chance, 700, 2600);
      tracker.performance(chance, watch.now());
    }
  }
}
