package io.moraine.simulator;

/**
 * One row per event file, once all files are read.
 *
 * @param file its path below the folder {@code events}
 * @param accepted lines that are the copy of their event that was received first
 * @param duplicate lines whose event was received before
 * @param rejected lines that are no event
 * @param late accepted lines received an hour or more after the event happened
 * @param bytes its size before compression
 */
public record FileTruth(
    String file, long lines, long accepted, long duplicate, long rejected, long late, long bytes) {}
