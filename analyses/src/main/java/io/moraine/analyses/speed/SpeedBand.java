package io.moraine.analyses.speed;

/**
 * Bands of a time in milliseconds. 2500 and 4000 ms, between which Web Vitals call a largest
 * contentful paint in need of improvement, are edges.
 */
enum SpeedBand {
  UNDER_500_MS(0, "0.0-0.5"),
  UNDER_1_S(500, "0.5-1.0"),
  UNDER_1500_MS(1000, "1.0-1.5"),
  UNDER_2_S(1500, "1.5-2.0"),
  UNDER_2500_MS(2000, "2.0-2.5"),
  UNDER_3_S(2500, "2.5-3.0"),
  UNDER_4_S(3000, "3.0-4.0"),
  UNDER_6_S(4000, "4.0-6.0"),
  FROM_6_S(6000, "6.0+");

  private static final SpeedBand[] ALL = values();

  private final long fromMillis;
  private final String label;

  SpeedBand(long fromMillis, String label) {
    this.fromMillis = fromMillis;
    this.label = label;
  }

  /** The band of a time, which is not below 0. */
  static SpeedBand of(double millis) {
    int band = ALL.length - 1;
    while (millis < ALL[band].fromMillis) {
      band--;
    }
    return ALL[band];
  }

  long fromMillis() {
    return fromMillis;
  }

  /** In seconds: from, inclusive, to, exclusive. */
  String label() {
    return label;
  }
}
