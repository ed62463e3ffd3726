package io.moraine.simulator;

/**
 * The settings of the simulation that a truth is of.
 *
 * @param start the first day, ISO 8601
 * @param events how many events were asked for; null where visitors were
 */
public record TruthSettings(
    long days,
    long visitors,
    long seed,
    String start,
    String zone,
    double botRate,
    double duplicateRate,
    double lateRate,
    double malformedRate,
    String compression,
    Long events) {

  static TruthSettings of(SimulationSettings settings) {
    return new TruthSettings(
        settings.days(),
        settings.visitors(),
        settings.seed(),
        settings.start().toString(),
        settings.zone().getId(),
        settings.botRate(),
        settings.duplicateRate(),
        settings.lateRate(),
        settings.malformedRate(),
        settings.compression().name(),
        settings.events().isPresent() ? settings.events().getAsLong() : null);
  }
}
