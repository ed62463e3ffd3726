/**
 * Experiments: what variants did to a metric, how sure that is, and what can be said of it before
 * the planned end. Distributions and the tests that Apache Commons Statistics has are taken from
 * there; here is what it lacks. Everything is computed from counts and moments that can be merged,
 * so that no one has to hold all units of an experiment at once.
 */
package io.moraine.analyses.experiments;
