/**
 * Funnels: how far along some steps actors come, and how long it takes them.
 *
 * <p>An actor's history becomes {@linkplain io.moraine.analyses.funnel.Marks marks}: which steps an
 * event can fill, which gaps between steps it spoils. A search finds the best attempt in them, and
 * a tally counts attempts, for each value of a breakdown. The words are those of the question:
 * steps are numbered from 0.
 */
package io.moraine.analyses.funnel;
