package io.moraine.simulator;

import io.moraine.schemas.EventType;

/** What somebody does about an account: makes one, logs in, joins the shop's club and leaves it. */
final class AccountScript {
  private static final Choice<Membership.Plan> PLANS =
      Choice.of(5, Membership.Plan.PLUS)
          .or(3, Membership.Plan.PREMIUM)
          .or(4, Membership.Plan.SNACKBOX);

  private static final double ONE_TAP_RATE = 0.12;
  private static final double JOIN_RATE = 0.12;
  private static final double CHANGE_RATE = 0.15;
  private static final double CANCEL_RATE = 0.15;
  private static final double MEMBERS_ALREADY = 0.12;
  private static final long DAY = 86_400_000L;

  private final Scene scene;
  private final Visit visit;
  private final Browser browser;
  private final Chance chance;
  private final int patience;
  private boolean due;

  AccountScript(Scene scene, Visit visit, Browser browser) {
    this.scene = scene;
    this.visit = visit;
    this.browser = browser;
    this.chance = scene.life();
    this.due =
        visit.account() == Visit.Account.LOGS_IN || visit.account() == Visit.Account.SIGNS_UP;
    this.patience = chance.below(4);
  }

  /** The user whom the visit's first event names, null where it names none. */
  static String userAtFirst(Visit visit) {
    return switch (visit.account()) {
      case ANONYMOUS, LOGS_IN, SIGNS_UP -> null;
      case REMEMBERED, SWITCHES -> visit.persona().userId();
    };
  }

  /** Says that another user is here now than the browser would think; at the visit's beginning. */
  void switchUser() {
    if (visit.account() == Visit.Account.SWITCHES) {
      browser.hesitate();
      browser.tracker().loggedIn(visit.persona().userId(), browser.watch().now());
    }
  }

  /** Makes an account on the first page, by one tap; says whether they did, and then they leave. */
  boolean signsUpAtOnce() {
    if (visit.account() != Visit.Account.SIGNS_UP || !chance.happens(ONE_TAP_RATE)) {
      return false;
    }
    due = false;
    browser.watch().pass(chance, 1_500, 8_000);
    signUp();
    return true;
  }

  /** Whether they are going to say who they are before the visit is over. */
  boolean isDue() {
    return due;
  }

  /** Whether they have looked around for long enough to do so. */
  boolean isDueNow() {
    return due && visit.paths().size() > patience;
  }

  /** Says who they are, where that is due. */
  void settle() {
    if (!due) {
      return;
    }
    due = false;
    Persona persona = visit.persona();
    SiteMap site = scene.shop().site();
    boolean signsUp = visit.account() == Visit.Account.SIGNS_UP;
    browser.go(signsUp ? site.signup : site.login);
    browser.watch().pass(chance, 4_000, 40_000);
    long now = browser.watch().now();
    boolean oldAccount = !signsUp && !visit.device().knows(persona.userId());
    if (signsUp) {
      signUp();
    } else {
      browser.tracker().loggedIn(persona.userId(), now);
    }
    if (oldAccount && persona.isNewHere() && chance.happens(MEMBERS_ALREADY)) {
      long since = now - DAY - (long) (chance.fraction() * 300 * DAY);
      persona.joins(membership(since), visit.device(), now);
    }
  }

  /** On the page of the club's plans. */
  void considerJoining() {
    if (browser.tracker().userId() == null
        || visit.persona().membership() != null
        || !chance.happens(JOIN_RATE)) {
      return;
    }
    browser.hesitate();
    long now = browser.watch().now();
    visit.persona().joins(membership(now), visit.device(), now);
    tell(EventType.SUBSCRIPTION_STARTED);
  }

  /** On the page of the account. */
  void considerPlan() {
    Persona persona = visit.persona();
    Membership membership = persona.membership();
    if (browser.tracker().userId() == null || membership == null) {
      return;
    }
    double decision = chance.fraction();
    if (decision < CHANGE_RATE) {
      browser.hesitate();
      persona.changes(membership.changedTo(membership.plan().other()));
      tell(EventType.SUBSCRIPTION_CHANGED);
    } else if (decision < CHANGE_RATE + CANCEL_RATE) {
      browser.hesitate();
      tell(EventType.SUBSCRIPTION_CANCELLED);
      persona.leavesClub();
    }
  }

  private void signUp() {
    long now = browser.watch().now();
    browser.tracker().signedUp(visit.persona().userId(), now);
    visit.persona().signedUp(now);
  }

  private Membership membership(long since) {
    return new Membership("s-" + visit.persona().userId(), PLANS.draw(chance), since);
  }

  private void tell(EventType type) {
    browser.tracker().subscription(type, visit.persona().membership(), browser.watch().now());
  }
}
