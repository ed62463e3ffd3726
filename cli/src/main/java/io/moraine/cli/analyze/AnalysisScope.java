package io.moraine.cli.analyze;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What all modules are told of.
 *
 * @param run the id of this run
 * @param warehouse where the tables are
 * @param upToDate whether the results were made of the facts as they are, by the settings in effect
 * @param firstDay the day of the first event; empty without events
 * @param lastDay the day of the last event
 * @param currency what money is told in; empty without any
 * @param person whose rows; empty for everybody's
 * @param from no rows of days before this one, in tables that are cut by day
 * @param to no rows of days after this one, in tables that are cut by day
 * @param definitions the settings by which facts and results are made
 */
public record AnalysisScope(
    String run,
    String warehouse,
    boolean upToDate,
    Optional<LocalDate> firstDay,
    Optional<LocalDate> lastDay,
    Optional<String> currency,
    Optional<String> person,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    Map<String, String> definitions) {}
