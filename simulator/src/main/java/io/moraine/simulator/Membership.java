package io.moraine.simulator;

/**
 * A paid plan of the shop's club.
 *
 * @param since when it began
 */
record Membership(String id, Plan plan, long since) {
  private static final long DAY = 86_400_000L;

  /** What can be subscribed to. */
  enum Plan {
    PLUS("plus", "month", 30, 4_90),
    PREMIUM("premium", "month", 30, 9_90),
    SNACKBOX("snackbox", "week", 7, 12_90);

    private final String label;
    private final String interval;
    private final int days;
    private final long euroHundredths;

    Plan(String label, String interval, int days, long euroHundredths) {
      this.label = label;
      this.interval = interval;
      this.days = days;
      this.euroHundredths = euroHundredths;
    }

    String label() {
      return label;
    }

    String interval() {
      return interval;
    }

    long amount(Currency currency) {
      return currency.priced(euroHundredths);
    }

    Plan other() {
      return this == PLUS ? PREMIUM : PLUS;
    }
  }

  Membership changedTo(Plan newPlan) {
    return new Membership(id, newPlan, since);
  }

  /** The first moment after another at which the plan is billed again. */
  long nextBilling(long after) {
    long interval = plan.days * DAY;
    return since + (Math.floorDiv(after - since, interval) + 1) * interval;
  }
}
