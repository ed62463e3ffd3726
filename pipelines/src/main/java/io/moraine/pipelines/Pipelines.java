package io.moraine.pipelines;

import io.moraine.pipelines.facts.Build;
import io.moraine.pipelines.ingest.Ingest;
import io.moraine.pipelines.results.Results;
import java.util.List;

/** Every pipeline. One that is not in {@link #ALL} does not exist. */
public final class Pipelines {
  public static final List<WarehousePipeline> ALL =
      List.of(new Ingest(), new Build(), new Results());

  private Pipelines() {}
}
