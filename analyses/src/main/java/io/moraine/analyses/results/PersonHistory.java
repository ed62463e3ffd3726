package io.moraine.analyses.results;

import io.moraine.schemas.Cart;
import io.moraine.schemas.CartLine;
import io.moraine.schemas.Cohort;
import io.moraine.schemas.RevenueLine;
import io.moraine.schemas.SessionView;
import java.math.BigDecimal;
import java.util.List;

/**
 * All that is known of a person, without what flagged bots did. Each list is in order of time
 * (start, opening, happening), equal times by id.
 *
 * @param person the person
 * @param sessions on all devices
 * @param carts all carts
 * @param cartLines what was in them, by cart
 * @param revenue order lines and refund lines
 * @param events those in which there is interest
 */
public record PersonHistory(
    Cohort person,
    List<SessionView> sessions,
    List<Cart> carts,
    List<CartLine> cartLines,
    List<RevenueLine> revenue,
    List<PersonEvent> events) {
  /** What the person paid, refunds taken off, in the currency of the results. */
  public BigDecimal net(Conversion money) {
    BigDecimal net = BigDecimal.ZERO;
    for (RevenueLine line : revenue) {
      net = net.add(money.orZero(line.net(), line.currency()));
    }
    return net;
  }
}
