package io.moraine.simulator;

import io.moraine.schemas.MoraineException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.OptionalLong;

/**
 * What is simulated. Equal settings give equal logs.
 *
 * @param days how many reporting days the shop is watched
 * @param visitors how many devices come, bots among them
 * @param seed what all chance derives from
 * @param start the first day
 * @param zone whose midnights cut the days, and whose hours people keep
 * @param botRate share of visitors that are bots, beside the shop's own monitor, which always comes
 * @param duplicateRate copies per event
 * @param lateRate share of visits whose events wait on the device for hours or days
 * @param malformedRate lines that are no event, per event
 * @param compression how event files are stored
 * @param events about how many events there shall be; where given, it decides the number of
 *     visitors and {@code visitors} is not looked at
 */
public record SimulationSettings(
    int days,
    int visitors,
    long seed,
    LocalDate start,
    ZoneId zone,
    double botRate,
    double duplicateRate,
    double lateRate,
    double malformedRate,
    Compression compression,
    OptionalLong events) {

  public SimulationSettings {
    refuseUnless(days >= 1 && days <= 3660, "days must be from 1 to 3660, not " + days);
    refuseUnless(visitors >= 1, "visitors must be 1 or more, not " + visitors);
    refuseUnlessRate("bot rate", botRate);
    refuseUnlessRate("duplicate rate", duplicateRate);
    refuseUnlessRate("late rate", lateRate);
    refuseUnlessRate("malformed rate", malformedRate);
    refuseUnless(
        events.isEmpty() || events.getAsLong() >= 1,
        "events must be 1 or more, not " + events.orElse(0));
  }

  /**
   * Two weeks of a shop with 20,000 visitors, from Monday 2026-03-23 in Berlin: the clocks change
   * on the seventh day.
   */
  public static SimulationSettings defaults() {
    return new SimulationSettings(
        14,
        20_000,
        7,
        LocalDate.of(2026, 3, 23),
        ZoneId.of("Europe/Berlin"),
        0.02,
        0.01,
        0.02,
        0.001,
        Compression.NONE,
        OptionalLong.empty());
  }

  public SimulationSettings withDays(int newDays) {
    return new SimulationSettings(
        newDays,
        visitors,
        seed,
        start,
        zone,
        botRate,
        duplicateRate,
        lateRate,
        malformedRate,
        compression,
        events);
  }

  public SimulationSettings withVisitors(int newVisitors) {
    return new SimulationSettings(
        days,
        newVisitors,
        seed,
        start,
        zone,
        botRate,
        duplicateRate,
        lateRate,
        malformedRate,
        compression,
        events);
  }

  public SimulationSettings withSeed(long newSeed) {
    return new SimulationSettings(
        days,
        visitors,
        newSeed,
        start,
        zone,
        botRate,
        duplicateRate,
        lateRate,
        malformedRate,
        compression,
        events);
  }

  public SimulationSettings withStart(LocalDate newStart) {
    return new SimulationSettings(
        days,
        visitors,
        seed,
        newStart,
        zone,
        botRate,
        duplicateRate,
        lateRate,
        malformedRate,
        compression,
        events);
  }

  public SimulationSettings withZone(ZoneId newZone) {
    return new SimulationSettings(
        days,
        visitors,
        seed,
        start,
        newZone,
        botRate,
        duplicateRate,
        lateRate,
        malformedRate,
        compression,
        events);
  }

  public SimulationSettings withCompression(Compression newCompression) {
    return new SimulationSettings(
        days,
        visitors,
        seed,
        start,
        zone,
        botRate,
        duplicateRate,
        lateRate,
        malformedRate,
        newCompression,
        events);
  }

  /** With as many visitors as it takes for about that many events. */
  public SimulationSettings withEvents(long newEvents) {
    return new SimulationSettings(
        days,
        visitors,
        seed,
        start,
        zone,
        botRate,
        duplicateRate,
        lateRate,
        malformedRate,
        compression,
        OptionalLong.of(newEvents));
  }

  public SimulationSettings withBotRate(double newBotRate) {
    return new SimulationSettings(
        days,
        visitors,
        seed,
        start,
        zone,
        newBotRate,
        duplicateRate,
        lateRate,
        malformedRate,
        compression,
        events);
  }

  /** With other shares of copies, late visits and lines that are no event. */
  public SimulationSettings withMishaps(double duplicates, double late, double malformed) {
    return new SimulationSettings(
        days,
        visitors,
        seed,
        start,
        zone,
        botRate,
        duplicates,
        late,
        malformed,
        compression,
        events);
  }

  private static void refuseUnlessRate(String name, double rate) {
    refuseUnless(rate >= 0 && rate <= 0.5, name + " must be from 0 to 0.5, not " + rate);
  }

  private static void refuseUnless(boolean holds, String sentence) {
    if (!holds) {
      throw new MoraineException(
          SimulatorError.IMPOSSIBLE_SETTING, "The simulation's " + sentence + ".");
    }
  }
}
