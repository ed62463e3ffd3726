package io.moraine.pipelines;

import io.moraine.pipelines.facts.Build;
import io.moraine.pipelines.ingest.Ingest;
import java.util.List;

/** Every pipeline. One that is not in {@link #ALL} does not exist. */
public final class Pipelines {
  public static final List<WarehousePipeline> ALL = List.of(new Ingest(), new Build());

  private Pipelines() {}
}
