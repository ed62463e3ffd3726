package io.moraine.simulator;

import java.util.Locale;

/**
 * An experiment on the shop's pages: half of the devices see the control, half the treatment, which
 * multiplies how likely one decision is by a planted factor.
 */
enum Experiment {
  /** Another picture on the home page. Changes nothing. */
  HERO_PICTURE("mountain", "people", 0.0),
  /** A button that stays in view. Makes it likelier that a product is put into the cart. */
  STICKY_BUTTON("plain", "sticky", 0.25),
  /** A checkout on one page. Makes it likelier that who reached the payment also orders. */
  ONE_PAGE_CHECKOUT("steps", "one_page", 0.15);

  private final String control;
  private final String treatment;
  private final double lift;

  Experiment(String control, String treatment, double lift) {
    this.control = control;
    this.treatment = treatment;
    this.lift = lift;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  String control() {
    return control;
  }

  String treatment() {
    return treatment;
  }

  /** By how much the treatment makes the decision likelier: 0.1 for a tenth. */
  double lift() {
    return lift;
  }

  boolean treats(Device device) {
    return (Chance.mix(device.id().hashCode() * 31L + ordinal()) & 1) == 1;
  }

  String variantOf(Device device) {
    return treats(device) ? treatment : control;
  }
}
