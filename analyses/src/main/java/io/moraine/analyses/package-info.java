/**
 * The answers: what is asked of people's histories, with no idea where these lie.
 *
 * <p>A question (a funnel, retention, paths, attribution, an experiment) is a value; its answer is
 * folded from one person's ordered history after the other, so that the same code answers a query
 * over a file of events and fills a results table from the warehouse.
 */
package io.moraine.analyses;
