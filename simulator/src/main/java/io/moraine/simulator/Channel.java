package io.moraine.simulator;

/** Where a visit comes from, by the names of Google Analytics' default channel groups. */
enum Channel {
  ORGANIC_SEARCH("Organic Search"),
  PAID_SEARCH("Paid Search"),
  ORGANIC_SOCIAL("Organic Social"),
  PAID_SOCIAL("Paid Social"),
  EMAIL("Email"),
  REFERRAL("Referral"),
  DIRECT("Direct"),
  AI_ASSISTANTS("AI Assistants"),
  AFFILIATES("Affiliates"),
  DISPLAY("Display");

  private final String label;

  Channel(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
