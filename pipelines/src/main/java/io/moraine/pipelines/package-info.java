/**
 * The sentences: read, verbs, write, as Beam pipelines.
 *
 * <p>What goes through Beam is references: to stretches of files to read, to runs of rows in
 * scratch, to data files written. Rows themselves travel in run files, so that memory is bounded by
 * our own readers on every runner alike.
 */
package io.moraine.pipelines;
