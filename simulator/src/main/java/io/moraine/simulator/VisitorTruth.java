package io.moraine.simulator;

/**
 * One row per visitor (device).
 *
 * @param personId whose the device's anonymous history is
 * @param users how many users were seen on it
 * @param clockOffsetMs how far its clock is ahead of the true time
 * @param events its events of every type, copies left out
 * @param bot which kind of bot it is, null for people
 * @param recognisable whether a bot's agent says that it is one; null for people
 */
public record VisitorTruth(
    String visitorId,
    String personId,
    long users,
    long clockOffsetMs,
    long sessions,
    long events,
    String bot,
    Boolean recognisable) {}
