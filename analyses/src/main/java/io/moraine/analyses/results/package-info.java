/**
 * The results tables: what is told of all that people did, analysis by analysis.
 *
 * <p>An {@link io.moraine.analyses.results.Analysis} fills one or several tables of the namespace
 * {@code results}. Its {@link io.moraine.analyses.results.ResultFold} is shown visitors and people
 * one after the other, what several folds have learnt is merged, and the merged fold tells the
 * rows. Flagged bots are never shown, unless an analysis is about them.
 */
package io.moraine.analyses.results;
