package io.moraine.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A choice among values, some likelier than others. Immutable; weights need not sum to one. */
final class Choice<T> {
  private final List<T> values;
  private final double[] upTo;

  private Choice(List<T> values, double[] upTo) {
    this.values = values;
    this.upTo = upTo;
  }

  static <T> Choice<T> of(double weight, T value) {
    return new Choice<>(List.of(value), new double[] {weight});
  }

  /** This choice with one more value. */
  Choice<T> or(double weight, T value) {
    List<T> more = new ArrayList<>(values);
    more.add(value);
    double[] sums = Arrays.copyOf(upTo, upTo.length + 1);
    sums[upTo.length] = total() + weight;
    return new Choice<>(more, sums);
  }

  /** The sum of the weights. */
  double total() {
    return upTo[upTo.length - 1];
  }

  /** The mean of what is measured of a drawn value. */
  double mean(ToDoubleFunction<T> measure) {
    double sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      double weight = i == 0 ? upTo[0] : upTo[i] - upTo[i - 1];
      sum += weight * measure.applyAsDouble(values.get(i));
    }
    return sum / total();
  }

  T draw(Chance chance) {
    double at = chance.fraction() * total();
    int low = 0;
    int high = upTo.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (at < upTo[middle]) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return values.get(low);
  }
}
