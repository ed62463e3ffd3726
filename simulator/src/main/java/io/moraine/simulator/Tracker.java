package io.moraine.simulator;

import io.moraine.schemas.EventType;

/**
 * The script on the shop's pages that tells the collector what a visit does; and, unlike a real
 * one, notes the truth of it too.
 */
final class Tracker {
  private final Scene scene;
  private final Visit visit;
  private final Delivery delivery;
  private final EventLine line;
  private String userId;
  private Page page;
  private String landingQuery = "";

  Tracker(Scene scene, Visit visit, Delivery delivery, String userId) {
    this.scene = scene;
    this.visit = visit;
    this.delivery = delivery;
    this.line = scene.line();
    this.userId = userId;
  }

  /** The user who is logged in, null where nobody is. */
  String userId() {
    return userId;
  }

  Page page() {
    return page;
  }

  /** The first page of the visit, with what tells where the visit comes from. */
  void land(Page landing, String referrer, String query, long moment) {
    landingQuery = query;
    show(landing, referrer, moment);
  }

  /** A page that was reached from the one before. */
  void view(Page next, long moment) {
    String referrer = SiteMap.HOST + page.path();
    landingQuery = "";
    show(next, referrer, moment);
  }

  private void show(Page next, String referrer, long moment) {
    page = next;
    visit.viewed(next.path());
    begin(next.view(), moment);
    address();
    line.text("page_title", next.title()).text("referrer_url", referrer);
    line.fields(visit.device().agentField());
    if (visit.paths().size() == 1) {
      line.fields(visit.device().placeFields());
    }
    if (next.product() != null) {
      long price = next.product().price(currency());
      line.beginItems().item(next.product(), price, 0, 0).endItems();
      line.text("currency", currency().name());
    }
    send(next.view(), moment);
  }

  void search(long results, long moment) {
    begin(EventType.SEARCH, moment);
    address().text("search_term", page.subject()).number("search_results", results);
    send(EventType.SEARCH, moment);
  }

  void engaged(long millis, long moment) {
    visit.engaged(millis);
    begin(EventType.ENGAGEMENT, moment);
    address().number("engaged_ms", millis);
    send(EventType.ENGAGEMENT, moment);
  }

  void performance(Chance chance, long moment) {
    long firstByte = (long) chance.about(180, 0.6);
    long painted = firstByte + (long) chance.about(900, 0.6);
    begin(EventType.PERFORMANCE, moment);
    address();
    line.number("page_load_ms", painted + (long) chance.about(500, 0.7));
    line.number("ttfb_ms", firstByte).number("lcp_ms", painted);
    line.number("inp_ms", (long) chance.about(90, 0.7));
    line.hundredths("cls", (long) chance.about(4, 1.0));
    if (chance.happens(0.02)) {
      line.text("error", "TypeError: undefined is not a function");
    }
    send(EventType.PERFORMANCE, moment);
  }

  void exposed(String experiment, String variant, long moment) {
    begin(EventType.EXPOSURE, moment);
    line.text("experiment", experiment).text("variant", variant);
    send(EventType.EXPOSURE, moment);
  }

  void custom(String name, Product product, long moment) {
    begin(EventType.CUSTOM, moment);
    address().text("event_name", name).map("properties", "product", product.id());
    send(EventType.CUSTOM, moment);
  }

  void featureUsed(
      String feature, String outcome, long durationMillis, long moment, String... inputs) {
    begin(EventType.FEATURE_USE, moment);
    address().text("feature_name", feature).map("feature_inputs", inputs);
    line.text("feature_outcome", outcome).number("feature_duration_ms", durationMillis);
    send(EventType.FEATURE_USE, moment);
  }

  void addedToCart(Product product, int pieces, long moment) {
    cartChanged(EventType.ADD_TO_CART, product, pieces, moment);
  }

  /** Tells that pieces were taken out; 0 pieces stand for all of that product. */
  void removedFromCart(Product product, int pieces, long moment) {
    cartChanged(EventType.REMOVE_FROM_CART, product, pieces, moment);
  }

  /** Tells that there are now so many pieces of a product. */
  void updatedCart(Product product, int pieces, long moment) {
    cartChanged(EventType.CART_UPDATE, product, pieces, moment);
  }

  private void cartChanged(EventType type, Product product, int pieces, long moment) {
    begin(type, moment);
    address().beginItems().item(product, product.price(currency()), pieces, 0).endItems();
    line.text("currency", currency().name());
    send(type, moment);
  }

  void checkoutStep(String step, long moment) {
    begin(EventType.CHECKOUT_STEP, moment);
    address().text("checkout_step", step);
    send(EventType.CHECKOUT_STEP, moment);
  }

  /** Tells an order: the first time places it, any further time only repeats it. */
  void purchase(Order order, long moment) {
    begin(EventType.PURCHASE, moment);
    address().text("order_id", order.id()).beginItems();
    for (Order.Line bought : order.lines()) {
      line.item(bought.product(), bought.price(), bought.quantity(), bought.discount());
    }
    line.endItems().hundredths("revenue", order.paid()).hundredths("tax", order.tax());
    line.hundredths("shipping", order.shipping());
    if (order.orderDiscount() != 0) {
      line.hundredths("discount", order.orderDiscount());
    }
    line.text("currency", order.currency().name()).text("coupon", order.coupon());
    if (order.eventId() == null) {
      order.placed(line.id(), moment, visit, userId);
      visit.ordered(order);
    } else {
      order.toldAgain();
    }
    send(EventType.PURCHASE, moment);
  }

  void signedUp(String newUserId, long moment) {
    userId = newUserId;
    begin(EventType.SIGNUP, moment);
    address();
    send(EventType.SIGNUP, moment);
  }

  void loggedIn(String newUserId, long moment) {
    userId = newUserId;
    begin(EventType.LOGIN, moment);
    address();
    send(EventType.LOGIN, moment);
  }

  void subscription(EventType type, Membership membership, long moment) {
    begin(type, moment);
    address().membership(membership, currency());
    send(type, moment);
  }

  private Currency currency() {
    return visit.persona().town().currency();
  }

  private void begin(EventType type, long moment) {
    delivery.take(moment);
    scene.begin(delivery, type, visit.device(), userId);
  }

  private EventLine address() {
    return line.address("page_url", page.path(), page.query(), landingQuery);
  }

  private void send(EventType type, long moment) {
    visit.saw(type, moment, userId);
    scene.send(delivery, type, visit.device(), userId, moment);
  }
}
