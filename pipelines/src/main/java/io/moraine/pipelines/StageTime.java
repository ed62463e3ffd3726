package io.moraine.pipelines;

import java.time.Duration;

/** How long a part of the work took. */
public record StageTime(String stage, Duration duration) {}
