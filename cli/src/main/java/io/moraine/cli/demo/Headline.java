package io.moraine.cli.demo;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A number of the tables beside the truth.
 *
 * @param agrees whether the tables say the truth; empty where they are not asked to, as for bots
 *     that nothing gives away
 */
public record Headline(String measure, Number found, Number truth, Optional<Boolean> agrees) {
  static Headline exactly(String measure, long found, long truth) {
    return new Headline(measure, found, truth, Optional.of(found == truth));
  }

  static Headline exactly(String measure, BigDecimal found, BigDecimal truth) {
    return new Headline(measure, found, truth, Optional.of(found.compareTo(truth) == 0));
  }

  static Headline notHeldTo(String measure, Number found, Number truth) {
    return new Headline(measure, found, truth, Optional.empty());
  }

  public boolean disagrees() {
    return agrees.isPresent() && !agrees.get();
  }
}
