package io.moraine.pipelines;

import io.moraine.schemas.TableDefinition;
import java.util.List;

/** What a pipeline is, for people and for whoever schedules it. */
public interface WarehousePipeline {
  /** The name of its command. */
  String name();

  /** What it does, in a sentence. */
  String sentence();

  /** The tables it reads. */
  List<TableDefinition> inputs();

  /** The tables it writes. */
  List<TableDefinition> outputs();
}
