package io.moraine.analyses.commerce;

import io.moraine.analyses.commerce.CartOutcomes.State;
import io.moraine.analyses.commerce.ProductSums.Mark;
import io.moraine.analyses.results.Conversion;
import io.moraine.analyses.results.EventInterest;
import io.moraine.analyses.results.Groups;
import io.moraine.analyses.results.PersonHistory;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.ResultOutput;
import io.moraine.analyses.results.SeenEvent;
import io.moraine.analyses.revenue.RevenueSums;
import io.moraine.schemas.CartLine;
import io.moraine.schemas.EventType;
import io.moraine.schemas.RevenueLine;
import io.moraine.schemas.SessionView;
import io.moraine.schemas.results.Bots;
import io.moraine.schemas.results.ProductAffinity;
import io.moraine.schemas.results.ProductPerformance;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How products are seen, chosen and bought, alone and in pairs. Of the visitor at hand it holds the
 * different products viewed, and those of the sessions that have not ended.
 */
final class ProductResults implements ResultFold<ProductResults> {
  private static final long serialVersionUID = 1L;

  private final ProductSettings settings;
  private final Conversion money;
  private final Groups<String, ProductSums> products = new Groups<>();
  private final PairCounts bought = new PairCounts(PairCounts.MOST_PAIRS);
  private final PairCounts viewed = new PairCounts(PairCounts.MOST_PAIRS);

  // Of the visitor at hand; nobody asks for it after the walk.
  private transient Set<String> viewedByVisitor;
  private transient Map<String, SessionProducts> sessions;
  private transient String sessionId;
  private transient SessionProducts inSession;

  ProductResults(ProductSettings settings, Conversion money) {
    this.settings = settings;
    this.money = money;
  }

  @Override
  public EventInterest interest() {
    return EventInterest.ofVisitors(
        EventType.PRODUCT_VIEW, EventType.ADD_TO_CART, EventType.PURCHASE);
  }

  @Override
  public void visitor(String visitorId, List<SessionView> ofVisitor) {
    viewedByVisitor = new HashSet<>();
    sessions = new HashMap<>();
    sessionId = null;
    inSession = null;
  }

  @Override
  public void event(SeenEvent event) {
    enter(event);
    EventType type = event.type();
    for (int item = 0; item < event.items(); item++) {
      String id = event.productId(item);
      if (type == EventType.PRODUCT_VIEW) {
        view(event, item, id);
      } else if (type == EventType.ADD_TO_CART) {
        add(event, item, id);
      } else if (type == EventType.PURCHASE && inSession != null) {
        int before = inSession.mark(id, SessionProducts.ORDERED);
        if ((before & SessionProducts.VIEWED) != 0 && (before & SessionProducts.ORDERED) == 0) {
          of(id).session(Mark.VIEWED_AND_ORDERED);
        }
      }
    }
  }

  // Sessions that the source cuts may lie within one another, so that the one before goes on.
  private void enter(SeenEvent event) {
    SessionView session = event.session();
    String id = session == null ? null : session.sessionId();
    if (Objects.equals(id, sessionId)) {
      return;
    }
    sessionId = id;
    if (session == null) {
      inSession = null;
      return;
    }
    sessions.values().removeIf(known -> known.endsBefore(event.micros()));
    inSession =
        sessions.computeIfAbsent(
            id,
            first ->
                new SessionProducts(
                    session.endedMicros(), viewed.basket(settings.productsPerBasket())));
  }

  private void view(SeenEvent event, int item, String id) {
    ProductSums sums = named(event, item, id);
    sums.view();
    int before = 0;
    if (inSession != null) {
      before = inSession.mark(id, SessionProducts.VIEWED);
      if ((before & SessionProducts.VIEWED) == 0) {
        inSession.basket().add(id);
        sums.session(Mark.VIEWED);
        if ((before & SessionProducts.ADDED) != 0) {
          sums.session(Mark.VIEWED_AND_ADDED);
        }
        if ((before & SessionProducts.ORDERED) != 0) {
          sums.session(Mark.VIEWED_AND_ORDERED);
        }
      }
    }
    if ((before & SessionProducts.VIEWED) == 0 && viewedByVisitor.add(id)) {
      sums.viewer();
    }
  }

  private void add(SeenEvent event, int item, String id) {
    ProductSums sums = named(event, item, id);
    sums.add();
    if (inSession != null) {
      int before = inSession.mark(id, SessionProducts.ADDED);
      if ((before & SessionProducts.ADDED) == 0) {
        sums.session(Mark.ADDED);
        if ((before & SessionProducts.VIEWED) != 0) {
          sums.session(Mark.VIEWED_AND_ADDED);
        }
      }
    }
  }

  private ProductSums of(String id) {
    return products.of(id, ProductSums::new);
  }

  private ProductSums named(SeenEvent event, int item, String id) {
    ProductSums sums = of(id);
    if (sums.label().wants(event.micros())) {
      sums.label().see(event.micros(), event.productName(item), event.productCategory(item));
    }
    return sums;
  }

  @Override
  public void person(PersonHistory person) {
    if (!person.carts().isEmpty()) {
      carts(person);
    }
    if (!person.revenue().isEmpty()) {
      revenue(person.revenue());
    }
  }

  private void carts(PersonHistory person) {
    Map<String, State> states = new HashMap<>();
    person.carts().forEach(cart -> states.put(cart.cartId(), State.of(cart)));
    for (CartLine line : person.cartLines()) {
      State state = states.get(line.cartId());
      if (state != null && line.quantity() > 0) {
        ProductSums sums = of(line.productId());
        sums.carts().add(state);
        sums.label().see(Moments.micros(line.firstAddedAt()), line.name(), line.category());
      }
    }
  }

  private void revenue(List<RevenueLine> lines) {
    Map<String, Set<String>> byOrder = new LinkedHashMap<>();
    Set<String> boughtByPerson = new HashSet<>();
    for (RevenueLine line : lines) {
      String id = line.productId() == null ? ProductPerformance.NO_PRODUCT : line.productId();
      ProductSums sums = of(id);
      sums.line(line, money);
      if (RevenueSums.isOrder(line)) {
        if (byOrder.computeIfAbsent(line.orderId(), first -> new LinkedHashSet<>()).add(id)) {
          sums.order();
        }
        if (boughtByPerson.add(id)) {
          sums.customer();
        }
      }
    }
    for (Set<String> ofOrder : byOrder.values()) {
      ofOrder.remove(ProductPerformance.NO_PRODUCT);
      PairCounts.Basket basket = bought.basket(settings.productsPerBasket());
      ofOrder.forEach(basket::add);
    }
  }

  @Override
  public void merge(ProductResults other) {
    products.merge(other.products);
    bought.merge(other.bought);
    viewed.merge(other.viewed);
  }

  @Override
  public void tell(ResultOutput rows) {
    products.forEach((product, sums) -> rows.row(ProductPerformance.TABLE, row(product, sums)));
    tellPairs(ProductAffinity.BOUGHT, bought, rows);
    tellPairs(ProductAffinity.VIEWED, viewed, rows);
  }

  private ProductPerformance row(String product, ProductSums sums) {
    return new ProductPerformance(
        product,
        sums.label().name(),
        sums.label().category(),
        sums.views(),
        sums.viewers(),
        sums.sessionsWithView(),
        sums.adds(),
        sums.sessionsWithAdd(),
        sums.viewedAndAdded(),
        Ratios.orNull(sums.viewedAndAdded(), sums.sessionsWithView()),
        sums.viewedAndOrdered(),
        Ratios.orNull(sums.viewedAndOrdered(), sums.sessionsWithView()),
        sums.carts().carts(),
        sums.carts().abandonmentRate(),
        sums.orders(),
        sums.customers(),
        sums.revenue().orderLines(),
        sums.revenue().units(),
        sums.revenue().unitsRefunded(),
        sums.revenue().gross(),
        sums.revenue().discount(),
        sums.revenue().refunded(),
        sums.revenue().net(),
        money.currency(),
        ProductPerformance.DEFINITION,
        Bots.WITHOUT);
  }

  private void tellPairs(String basis, PairCounts counts, ResultOutput rows) {
    int rank = 0;
    for (PairCounts.Pair pair : counts.top(settings.pairs())) {
      rank++;
      rows.row(
          ProductAffinity.TABLE,
          new ProductAffinity(
              basis,
              rank,
              pair.productA(),
              pair.productB(),
              pair.both(),
              pair.withA(),
              pair.withB(),
              counts.baskets(),
              (double) pair.both() / counts.baskets(),
              (double) pair.both() / pair.withA(),
              (double) pair.both() / pair.withB(),
              (double) pair.both() * counts.baskets() / ((double) pair.withA() * pair.withB()),
              counts.basketsCut(),
              counts.productsLeftOut(),
              counts.pairs(),
              counts.pairShare(),
              ProductAffinity.DEFINITION,
              Bots.WITHOUT));
    }
  }
}
