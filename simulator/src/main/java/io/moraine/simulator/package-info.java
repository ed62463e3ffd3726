/**
 * The rehearsal: a shop that never was, whose logs come with the truth.
 *
 * <p>To read from the outside in:
 *
 * <ul>
 *   <li>{@link io.moraine.simulator.Simulation} writes what {@link
 *       io.moraine.simulator.SimulationSettings} ask for; {@link io.moraine.simulator.Truth} and
 *       {@link io.moraine.simulator.TruthTable} read the truth back.
 *   <li>A {@code SimulationRun} lets the households of a {@code Population} live in {@code Scene}s
 *       and writes what they leave: lines of a {@code Collector} as a {@code PartFile} a day, the
 *       truth of {@code Books} as a {@code TruthFolder}.
 *   <li>The {@code Shop} is the world: a {@code Season} and its {@code Rhythm}, {@code Traffic}
 *       with {@code Campaign}s, a {@code Catalogue}, a {@code SiteMap}, planted {@code Pattern}s
 *       and {@code Experiment}s.
 *   <li>A {@code Household} plans its visits ({@code VisitPlan}); a {@code HouseholdLife} plays
 *       them: {@code VisitScript}, {@code ShoppingScript} and {@code AccountScript} decide, a
 *       {@code Browser} takes the time, a {@code Tracker} tells. A {@code BotLife} is simpler; a
 *       {@code BackOffice} acts while nobody is there.
 *   <li>A {@code Persona} is who the logs can tell somebody is, a {@code Human} who it really is. A
 *       {@code Visit}, a {@code ShoppingCart}, an {@code Order}, a {@code Link} know their own
 *       truth.
 *   <li>A {@code Delivery} says when a line is sent and received; {@code Collector} and {@code
 *       Damage} do to it what collectors do.
 * </ul>
 *
 * <p>All chance comes from {@code Chance}; nothing here reads a clock.
 */
package io.moraine.simulator;
