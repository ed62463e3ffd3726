package io.moraine.analyses.activity;

import io.moraine.analyses.time.PeriodUnit;
import java.time.LocalDate;

/**
 * How many were active on so many days of a period.
 *
 * @param unit how long the period is
 * @param start its first day
 * @param days the number of days
 * @param exactly who was active on exactly so many
 * @param atLeast who was active on so many or more
 * @param complete whether there are data of all its days
 */
public record StickinessCell(
    PeriodUnit unit, LocalDate start, int days, long exactly, long atLeast, boolean complete) {}
