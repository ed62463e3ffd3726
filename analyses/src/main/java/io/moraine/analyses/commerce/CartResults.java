package io.moraine.analyses.commerce;

import io.moraine.analyses.commerce.CartOutcomes.State;
import io.moraine.analyses.results.Conversion;
import io.moraine.analyses.results.EventInterest;
import io.moraine.analyses.results.Groups;
import io.moraine.analyses.results.PersonEvent;
import io.moraine.analyses.results.PersonHistory;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.ResultOutput;
import io.moraine.schemas.Cart;
import io.moraine.schemas.CartLine;
import io.moraine.schemas.EventType;
import io.moraine.schemas.results.AbandonedProduct;
import io.moraine.schemas.results.Bots;
import io.moraine.schemas.results.CartAbandonment;
import io.moraine.schemas.results.CheckoutStep;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What became of carts, of what was in them, and where in the checkout they stopped. */
final class CartResults implements ResultFold<CartResults> {
  private static final long serialVersionUID = 1L;
  private static final String CHECKOUT_STEP = "checkout_step";

  private final Conversion money;
  private final Groups<Opening, CartSums> openings = new Groups<>();
  private final Groups<Product, LeftBehind> products = new Groups<>();
  private final Groups<Step, StepSums> steps = new Groups<>();

  private record Opening(LocalDate day, String channel, String deviceClass)
      implements Serializable {
    static Opening of(Cart cart) {
      return new Opening(cart.openedDate(), known(cart.channel()), known(cart.deviceClass()));
    }

    private static String known(String said) {
      return said == null ? CartAbandonment.NONE : said;
    }
  }

  private record Product(String id) implements Serializable {}

  private record Step(String name) implements Serializable {}

  private record NamedStep(String name, StepSums sums) {}

  CartResults(Conversion money) {
    this.money = money;
  }

  @Override
  public EventInterest interest() {
    return new EventInterest(
        Set.of(), Set.of(EventType.CHECKOUT_STEP), Set.of(CHECKOUT_STEP), false);
  }

  @Override
  public void person(PersonHistory person) {
    if (person.carts().isEmpty()) {
      return;
    }
    Map<String, State> states = new HashMap<>();
    for (Cart cart : person.carts()) {
      openings.of(Opening.of(cart), CartSums::new).add(cart, money);
      states.put(cart.cartId(), State.of(cart));
    }
    for (CartLine line : person.cartLines()) {
      State state = states.get(line.cartId());
      if (state != null && line.quantity() > 0) {
        products.of(new Product(line.productId()), LeftBehind::new).add(line, state, money);
      }
    }
    List<Set<String>> reached = stepsReached(person);
    for (int i = 0; i < reached.size(); i++) {
      count(person.carts().get(i), reached.get(i));
    }
  }

  /**
   * The different steps that each cart came to, in order. A step is of the last cart that was
   * opened by then, if that was in use then or later.
   */
  static List<Set<String>> stepsReached(PersonHistory person) {
    List<Cart> carts = person.carts();
    List<Set<String>> reached = new ArrayList<>();
    carts.forEach(cart -> reached.add(new LinkedHashSet<>()));
    int at = -1;
    for (PersonEvent event : person.events()) {
      String step =
          event.eventType() == EventType.CHECKOUT_STEP ? event.property(CHECKOUT_STEP) : null;
      if (step == null || step.equals(CheckoutStep.CART)) {
        continue;
      }
      while (at + 1 < carts.size() && !carts.get(at + 1).openedAt().isAfter(event.happenedAt())) {
        at++;
      }
      if (at >= 0 && !event.happenedAt().isAfter(carts.get(at).changedAt())) {
        reached.get(at).add(step);
      }
    }
    return reached;
  }

  private void count(Cart cart, Set<String> reached) {
    State state = State.of(cart);
    BigDecimal value = money.orZero(cart.value(), cart.currency());
    int place = 0;
    steps
        .of(new Step(CheckoutStep.CART), StepSums::new)
        .add(place, reached.isEmpty(), state, value);
    for (String step : reached) {
      place++;
      steps.of(new Step(step), StepSums::new).add(place, place == reached.size(), state, value);
    }
  }

  @Override
  public void merge(CartResults other) {
    openings.merge(other.openings);
    products.merge(other.products);
    steps.merge(other.steps);
  }

  @Override
  public void tell(ResultOutput rows) {
    openings.forEach((opening, sums) -> rows.row(CartAbandonment.TABLE, row(opening, sums)));
    products.forEach((product, left) -> rows.row(AbandonedProduct.TABLE, row(product, left)));
    List<NamedStep> ordered = new ArrayList<>();
    steps.forEach((step, sums) -> ordered.add(new NamedStep(step.name, sums)));
    ordered.sort(
        Comparator.<NamedStep>comparingDouble(step -> step.sums.averagePlace())
            .thenComparing(NamedStep::name));
    for (int position = 0; position < ordered.size(); position++) {
      rows.row(CheckoutStep.TABLE, row(position, ordered.get(position)));
    }
  }

  private CartAbandonment row(Opening opening, CartSums sums) {
    CartOutcomes outcomes = sums.outcomes();
    return new CartAbandonment(
        opening.day,
        opening.channel,
        opening.deviceClass,
        outcomes.carts(),
        outcomes.open(),
        outcomes.ordered(),
        outcomes.abandoned(),
        outcomes.recovered(),
        outcomes.abandonmentRate(),
        outcomes.recoveryRate(),
        sums.valued(),
        sums.value(),
        sums.value(State.OPEN),
        sums.value(State.ORDERED),
        sums.value(State.ABANDONED),
        sums.value(State.RECOVERED),
        sums.averageValue(),
        sums.medianValue(),
        sums.averageQuantity(),
        sums.averageProducts(),
        sums.averageSessions(),
        sums.medianTimeToOrderMs(),
        money.currency(),
        CartAbandonment.DEFINITION,
        Bots.WITHOUT);
  }

  private AbandonedProduct row(Product product, LeftBehind left) {
    CartOutcomes outcomes = left.outcomes();
    return new AbandonedProduct(
        product.id,
        left.label().name(),
        left.label().category(),
        outcomes.carts(),
        outcomes.open(),
        outcomes.abandoned(),
        outcomes.recovered(),
        outcomes.abandonmentRate(),
        left.quantity(),
        left.value(),
        money.currency(),
        AbandonedProduct.DEFINITION,
        Bots.WITHOUT);
  }

  private CheckoutStep row(int position, NamedStep step) {
    StepSums sums = step.sums;
    return new CheckoutStep(
        position,
        step.name,
        sums.averagePlace(),
        sums.carts(),
        sums.wentOn(),
        sums.dropped(),
        sums.undecided(),
        sums.ordered(),
        sums.dropOffRate(),
        sums.completionRate(),
        sums.valueLost(),
        money.currency(),
        CheckoutStep.DEFINITION,
        Bots.WITHOUT);
  }
}
