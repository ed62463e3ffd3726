package io.moraine.simulator;

import java.util.ArrayList;
import java.util.List;

/** What somebody does with a cart: fills it, changes it, orders what is in it, or leaves it. */
final class ShoppingScript {
  private static final double SEES_CART_AFTER_ADDING = 0.45;
  private static final double UPDATE_RATE = 0.12;
  private static final double REMOVE_RATE = 0.15;
  private static final double CHECKOUT_RATE = 0.5;
  private static final double RETURNING_CHECKOUT_RATE = 0.6;
  private static final double ORDER_RATE = 0.68;
  private static final double COUPON_RATE = 0.12;
  private static final double RELOAD_RATE = 0.03;
  private static final long RETOLD_FOR = 4 * 86_400_000L;
  private static final long CLEARANCE = 60_000;

  private final Scene scene;
  private final Visit visit;
  private final Browser browser;
  private final AccountScript account;
  private final Chance chance;
  private boolean mayShop = true;
  private boolean wantsToSeeCart;
  private boolean retold;

  ShoppingScript(Scene scene, Visit visit, Browser browser, AccountScript account) {
    this.scene = scene;
    this.visit = visit;
    this.browser = browser;
    this.account = account;
    this.chance = scene.life();
  }

  /**
   * Looks after a cart from long ago, at the visit's beginning: the shop has forgotten it, or will
   * during this visit, and then the visit leaves carts alone.
   */
  void forgetOldCart() {
    if (cart() == null) {
      return;
    }
    long forgotten = cart().touchedAt() + ShoppingCart.REMEMBERED;
    if (forgotten + CLEARANCE < visit.begins()) {
      scene.books().cart(cart().left(visit.persona(), scene.shop().season().lastMoment()));
      visit.persona().hasNoCart();
    } else {
      mayShop = visit.begins() + Visit.LONGEST + CLEARANCE < forgotten;
    }
  }

  boolean wantsToSeeCart() {
    return wantsToSeeCart && browser.page().place() != Place.CART;
  }

  /** On a product's page. */
  void consider(Product product) {
    if (!mayShop) {
      return;
    }
    browser.exposeTo(Experiment.STICKY_BUTTON);
    double addRate = visit.human().appetite().addRate() * (cart() == null ? 1 : 1.6);
    if (!browser.decides(Experiment.STICKY_BUTTON, addRate)) {
      return;
    }
    account.settle();
    browser.hesitate();
    int pieces = chance.happens(0.15) ? 2 : 1;
    add(product, pieces);
    wantsToSeeCart = chance.happens(SEES_CART_AFTER_ADDING);
  }

  /** On the cart's page. */
  void reviewCart() {
    wantsToSeeCart = false;
    if (!mayShop || cart() == null) {
      return;
    }
    account.settle();
    if (chance.happens(UPDATE_RATE)) {
      changePieces();
    }
    if (chance.happens(REMOVE_RATE)) {
      removeSome();
    }
    boolean returning = cart().touchedAt() < visit.begins();
    if (!browser.inHurry() && chance.happens(returning ? RETURNING_CHECKOUT_RATE : CHECKOUT_RATE)) {
      checkOut();
    }
  }

  /**
   * Looks at the thanks for the last order again, which tells that order again; not where there is
   * none of late, or a cart that a careless reader would close by it.
   */
  boolean retellsOrder() {
    List<Order> orders = visit.persona().orders();
    if (orders.isEmpty() || cart() != null || retold) {
      return false;
    }
    Order last = orders.get(orders.size() - 1);
    if (browser.watch().now() - last.placedAt() > RETOLD_FOR) {
      return false;
    }
    retold = true;
    browser.go(scene.shop().site().thanks);
    browser.watch().pass(chance, 200, 900);
    browser.tracker().purchase(last, browser.watch().now());
    return true;
  }

  private ShoppingCart cart() {
    return visit.persona().cart();
  }

  private Currency currency() {
    return visit.persona().town().currency();
  }

  /** The moment of what touches the cart next. */
  private long touch() {
    browser.hesitate();
    if (cart() != null) {
      browser.watch().passTo(cart().clearOfTimeout(browser.watch().now()));
    }
    return browser.watch().now();
  }

  private void add(Product product, int pieces) {
    long now = touch();
    if (cart() == null) {
      visit.persona().opens(new ShoppingCart(currency(), now));
    }
    browser.tracker().addedToCart(product, pieces, now);
    cart().put(product, cart().piecesOf(product) + pieces, visit, now);
  }

  private void changePieces() {
    Product product = chanceProduct();
    int before = cart().piecesOf(product);
    int now = before > 1 && chance.happens(0.5) ? before - 1 : before + 1;
    long moment = touch();
    browser.tracker().updatedCart(product, now, moment);
    cart().put(product, now, visit, moment);
  }

  /** Takes out a product or pieces of it; never the last product. */
  private void removeSome() {
    if (cart().products().size() < 2) {
      return;
    }
    Product product = chanceProduct();
    int before = cart().piecesOf(product);
    boolean oneOfSeveral = before > 1 && chance.happens(0.4);
    boolean says = oneOfSeveral || chance.happens(0.5);
    long moment = touch();
    browser.tracker().removedFromCart(product, says ? (oneOfSeveral ? 1 : before) : 0, moment);
    cart().put(product, oneOfSeveral ? before - 1 : 0, visit, moment);
  }

  private Product chanceProduct() {
    List<Product> products = cart().products();
    return products.get(chance.below(products.size()));
  }

  private void checkOut() {
    browser.exposeTo(Experiment.ONE_PAGE_CHECKOUT);
    reach("address");
    if (!chance.happens(0.86)) {
      return;
    }
    reach("shipping");
    if (!chance.happens(0.9)) {
      return;
    }
    reach("payment");
    if (browser.decides(Experiment.ONE_PAGE_CHECKOUT, ORDER_RATE)) {
      order();
    }
  }

  private void reach(String step) {
    browser.go(Page.of(Place.CART, "/checkout/" + step, "Checkout · Firn"));
    long moment = touch();
    browser.tracker().checkoutStep(step, moment);
    cart().reached(step, visit, moment);
    browser.watch().pass(chance, 8_000, 70_000);
  }

  private void order() {
    Persona persona = visit.persona();
    List<Order.Line> lines = new ArrayList<>();
    for (Product product : cart().products()) {
      long price = product.price(currency());
      int pieces = cart().piecesOf(product);
      lines.add(
          new Order.Line(product, price, pieces, price * pieces * product.salePercent() / 100));
    }
    String id = scene.nextOrderId();
    Order order = new Order(id, persona.town(), lines, chance.happens(COUPON_RATE));
    long moment = touch();
    browser.tracker().purchase(order, moment);
    scene.books().cart(cart().ordered(persona, id, visit, moment));
    persona.hasNoCart();
    persona.orders().add(order);
    for (Experiment experiment : visit.device().ordered()) {
      scene.books().variant(experiment, experiment.treats(visit.device())).converted();
    }
    browser.go(scene.shop().site().thanks);
    if (chance.happens(RELOAD_RATE)) {
      retellsOrder();
    }
  }
}
