package io.moraine.analyses.attribution;

import java.util.Comparator;

/**
 * Which rows come first, and stay where there is a limit. Equal rows go by visitors, then value.
 */
public enum Ranking {
  /** Those that influenced the most conversions. */
  CONVERSIONS,
  /** Another word for {@link #CONVERSIONS}. */
  INFLUENCED,
  /** Another word for {@link #CONVERSIONS}. */
  INFLUENCED_CONVERSIONS,
  /** Those that some model owes the most money. */
  VALUE,
  /** Another word for {@link #VALUE}. */
  REVENUE,
  /** Another word for {@link #VALUE}. */
  CONVERSION_VALUE,
  /** Those that influenced the most money. */
  INFLUENCED_VALUE,
  /** Those that brought the most visitors. */
  VISITORS;

  Comparator<AttributionRow> order() {
    Comparator<AttributionRow> first =
        switch (this) {
          case CONVERSIONS, INFLUENCED, INFLUENCED_CONVERSIONS ->
              Comparator.comparingLong(row -> row.credit().influenced());
          case VALUE, REVENUE, CONVERSION_VALUE ->
              Comparator.comparingLong(AttributionRow::greatestMicros);
          case INFLUENCED_VALUE -> Comparator.comparingLong(row -> row.credit().influencedMicros());
          case VISITORS -> Comparator.comparingLong(AttributionRow::visitors);
        };
    return first
        .thenComparingLong(AttributionRow::visitors)
        .reversed()
        .thenComparing(AttributionRow::value);
  }
}
