/**
 * Makes the results tables from the facts: a walk over visitors, a walk over people, and the
 * analyses as folds over both.
 */
package io.moraine.pipelines.results;
