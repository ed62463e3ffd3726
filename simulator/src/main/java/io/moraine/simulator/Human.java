package io.moraine.simulator;

/** A person as they really are, whatever the logs can tell. */
final class Human {
  private final String id;
  private final Appetite appetite;
  private final long churnsAt;
  private boolean hasCome;
  private Campaign acquiredBy;

  Human(String id, Appetite appetite, long churnsAt) {
    this.id = id;
    this.appetite = appetite;
    this.churnsAt = churnsAt;
  }

  String id() {
    return id;
  }

  Appetite appetite() {
    return appetite;
  }

  /** When they are lost to the shop: nothing happens for them at that moment or later. */
  long churnsAt() {
    return churnsAt;
  }

  /** Notes that they come: whom a campaign alone brings first would never have come without it. */
  void came(Cause cause) {
    if (!hasCome && cause.onlyByCampaign()) {
      acquiredBy = cause.origin().campaign();
    }
    hasCome = true;
  }

  /** The campaign without which a visit would not have happened, null where there is none. */
  Campaign campaignBehind(Cause cause) {
    if (acquiredBy != null) {
      return acquiredBy;
    }
    return cause.onlyByCampaign() ? cause.origin().campaign() : null;
  }
}
