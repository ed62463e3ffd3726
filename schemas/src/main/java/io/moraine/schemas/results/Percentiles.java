package io.moraine.schemas.results;

/**
 * Percentiles of one number, in its unit, each to within 1 % of its value; null without a sample. A
 * percentile q of n samples is that of rank floor(q (n - 1)), from the least, rank 0.
 */
public record Percentiles(Double p50, Double p75, Double p95, Double p99) {}
