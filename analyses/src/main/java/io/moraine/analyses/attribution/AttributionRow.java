package io.moraine.analyses.attribution;

/**
 * One line of the answer.
 *
 * @param value the value of the dimension
 * @param visitors how many came by it in the dates asked for or the window before, whether they
 *     converted or not
 * @param credit what it is owed
 */
record AttributionRow(String value, long visitors, ValueCredit credit) {

  long greatestMicros() {
    return credit.moneyMicros().stream().mapToLong(Long::longValue).max().orElse(0);
  }
}
