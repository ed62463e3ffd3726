package io.moraine.analyses.funnel;

import io.moraine.analyses.results.Conversion;
import io.moraine.analyses.results.ResultOutput;
import io.moraine.schemas.Money;
import io.moraine.schemas.results.Bots;
import io.moraine.schemas.results.FunnelBottleneck;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which step of a funnel costs most against what the best group of people achieves there. */
final class Bottlenecks {
  private final FunnelDefinition definition;
  private final int leastActors;
  private final Conversion money;

  /**
   * @param leastActors how many of a group have to take the step before
   */
  Bottlenecks(FunnelDefinition definition, int leastActors, Conversion money) {
    this.definition = definition;
    this.leastActors = leastActors;
    this.money = money;
  }

  /**
   * What is lost at a step.
   *
   * @param best the value with the best rate; null where none has enough people
   */
  private record Loss(int step, int previous, Map.Entry<String, StepSums> best, StepSums all) {
    double actors() {
      if (best == null) {
        return 0;
      }
      return Math.max(0, all.reached(previous) * rate(best.getValue()) - all.reached(step));
    }

    double conversions() {
      return all.reached(step) == 0 ? 0 : actors() * all.converted(step) / all.reached(step);
    }

    double rate(StepSums sums) {
      return sums.reached(previous) == 0 ? 0 : (double) sums.reached(step) / sums.reached(previous);
    }
  }

  /**
   * Tells of every step after the first that cannot be left out, where anybody took the first.
   *
   * @param orders how many there are in all
   * @param ordersNet and what they amount to
   */
  void tell(FunnelSums sums, long orders, BigDecimal ordersNet, ResultOutput rows) {
    Funnel funnel = definition.funnel();
    StepSums all = sums.ever();
    if (all.reached(0) == 0) {
      return;
    }
    Map<String, StepSums> segments = new TreeMap<>(sums.everByValue());
    List<Loss> losses = new ArrayList<>();
    for (int step = 1; step < funnel.size(); step++) {
      if (!funnel.steps().get(step).optional()) {
        int previous = funnel.requiredBefore(step);
        losses.add(new Loss(step, previous, best(segments, previous, step), all));
      }
    }
    losses.sort(Comparator.comparingDouble(loss -> -loss.conversions()));
    boolean worthMoney = definition.endsInPurchase() && orders > 0;
    for (int rank = 1; rank <= losses.size(); rank++) {
      Loss loss = losses.get(rank - 1);
      BigDecimal atStake =
          worthMoney
              ? new BigDecimal(loss.conversions())
                  .multiply(ordersNet)
                  .divide(BigDecimal.valueOf(orders), Money.SCALE, RoundingMode.HALF_EVEN)
              : null;
      rows.row(FunnelBottleneck.TABLE, row(rank, loss, atStake));
    }
  }

  // Segments come in the order of their values, of equals the first stays.
  private Map.Entry<String, StepSums> best(Map<String, StepSums> segments, int previous, int step) {
    Map.Entry<String, StepSums> best = null;
    for (Map.Entry<String, StepSums> segment : segments.entrySet()) {
      if (segment.getValue().reached(previous) >= leastActors
          && (best == null || isBetter(segment.getValue(), best.getValue(), previous, step))) {
        best = segment;
      }
    }
    return best;
  }

  private static boolean isBetter(StepSums one, StepSums other, int previous, int step) {
    return Math.multiplyExact(one.reached(step), other.reached(previous))
        > Math.multiplyExact(other.reached(step), one.reached(previous));
  }

  private FunnelBottleneck row(int rank, Loss loss, BigDecimal atStake) {
    StepSums ofBest = loss.best() == null ? null : loss.best().getValue();
    return new FunnelBottleneck(
        definition.name(),
        rank,
        loss.step() + 1,
        label(loss.previous()),
        label(loss.step()),
        loss.all().reached(loss.previous()),
        loss.all().reached(loss.step()),
        loss.rate(loss.all()),
        ofBest == null ? null : loss.best().getKey(),
        ofBest == null ? null : ofBest.reached(loss.previous()),
        ofBest == null ? null : loss.rate(ofBest),
        loss.actors(),
        loss.conversions(),
        atStake,
        atStake == null ? null : money.currency(),
        recommendation(loss, atStake),
        FunnelBottleneck.DEFINITION,
        Bots.WITHOUT);
  }

  private String recommendation(Loss loss, BigDecimal atStake) {
    String now =
        "Of %s at %s, %s (%s %%) go on to %s"
            .formatted(
                loss.all().reached(loss.previous()),
                label(loss.previous()),
                loss.all().reached(loss.step()),
                percent(loss.all(), loss),
                label(loss.step()));
    if (loss.best() == null || loss.actors() == 0) {
      return now + "; no group with enough people does better.";
    }
    String better =
        "; of %s %s %%. Find out what stops the others there"
            .formatted(loss.best().getKey(), percent(loss.best().getValue(), loss));
    return now + better + atStake(loss, atStake) + ".";
  }

  private String atStake(Loss loss, BigDecimal money) {
    long more = Math.round(loss.conversions());
    if (more == 0) {
      return "";
    }
    String worth =
        money == null
            ? ""
            : ", worth %s %s"
                .formatted(money.setScale(0, RoundingMode.HALF_UP), this.money.currency());
    return ": at that rate %s more would convert%s".formatted(more, worth);
  }

  // Rounded half up.
  private static long percent(StepSums sums, Loss loss) {
    long whole = sums.reached(loss.previous());
    return whole == 0 ? 0 : (200 * sums.reached(loss.step()) + whole) / (2 * whole);
  }

  private String label(int step) {
    return definition.funnel().steps().get(step).label();
  }
}
