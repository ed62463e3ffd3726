package io.moraine.analyses.attribution;

/** Which of somebody's conversions count. */
public enum ConversionCounting {
  /** Every one. */
  EVERY,
  /** Only the first within the dates asked for. */
  FIRST,
  /** Another word for {@link #FIRST}. */
  FIRST_PER_USER,
  /** Another word for {@link #FIRST}. */
  FIRST_PER_PERSON;

  boolean onlyFirst() {
    return this != EVERY;
  }
}
